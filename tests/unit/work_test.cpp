// SPDX-License-Identifier: Apache-2.0
// Work grows with the length of a text, not with its square, also where a text has what no newspaper prints: sentences, words and
// quotations without end, all capitals or none. Of eight times the text, work in proportion is eight times the work, the square 64
// times. Instructions are counted where the kernel lets us; else the time of this thread alone, which is less exact.
#include <gtest/gtest.h>

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <entente/article.hpp>
#include <entente/extractor.hpp>

namespace entente {
namespace {

constexpr std::size_t small = 6'000;  // bytes
constexpr std::size_t factor = 8;
constexpr double most = 24;  // times the work; a cache that a text outgrows makes more than eight of it

class Counter {
 public:
  Counter() {
    perf_event_attr wanted{};
    wanted.type = PERF_TYPE_HARDWARE;
    wanted.size = sizeof wanted;
    wanted.config = PERF_COUNT_HW_INSTRUCTIONS;
    wanted.exclude_kernel = 1;
    wanted.exclude_hv = 1;
    event_ = static_cast<int>(syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0));
  }
  ~Counter() {
    if (event_ >= 0) close(event_);
  }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  bool is_exact() const { return event_ >= 0; }
  double now() const {
    std::uint64_t count = 0;
    if (is_exact() && read(event_, &count, sizeof count) == sizeof count) return static_cast<double>(count);
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
  }

 private:
  int event_ = -1;
};

// Words of news in no order; a full stop after each `stop` of them, none where it is 0.
std::string prose(std::size_t size, std::size_t stop) {
  static const std::vector<std::string> words{"the", "minister", "of",  "the",     "republic", "said",   "that", "talks", "on", "harbour", "fees",
                                              "and", "he",       "met", "Velmark", "Aldoria",  "League", "Ida",  "Marsh", "in", "who",     "would"};
  std::minstd_rand random(3);
  std::string text;
  for (std::size_t count = 1; text.size() < size; ++count) {
    text += words[random() % words.size()];
    text += stop > 0 && count % stop == 0 ? ". " : " ";
  }
  return text;
}

std::string mapped(std::string text, int (*change)(int)) {
  std::transform(text.begin(), text.end(), text.begin(), [&](unsigned char c) { return static_cast<char>(change(c)); });
  return text;
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

// So many names that each is another one.
std::string names(std::size_t size) {
  std::string text;
  for (unsigned i = 0; text.size() < size; ++i) {
    const char a = static_cast<char>('a' + i % 26), b = static_cast<char>('a' + i / 26 % 26), c = static_cast<char>('a' + i / 676 % 26);
    text += std::string("Bo") + a + b + "an " + "Ka" + c + b + a + "sen met him. ";
  }
  return text;
}

struct Kind {
  const char* name;
  std::function<std::string(std::size_t size)> text;
};

const std::vector<Kind> kinds{
    {"prose", [](std::size_t size) { return prose(size, 15); }},
    {"sentences of 400 words", [](std::size_t size) { return prose(size, 400); }},
    {"no full stop", [](std::size_t size) { return prose(size, 0); }},
    {"all capitals", [](std::size_t size) { return mapped(prose(size, 15), std::toupper); }},
    {"all capitals, no full stop", [](std::size_t size) { return mapped(prose(size, 0), std::toupper); }},
    {"no capitals", [](std::size_t size) { return mapped(prose(size, 15), std::tolower); }},
    {"words of 10,000 letters", [](std::size_t size) { return repeated(std::string(10'000, 'x') + " ", size); }},
    {"one word of hyphens", [](std::size_t size) { return repeated("a-", size); }},
    {"quotations that do not end", [](std::size_t size) { return repeated("“We want a deal, he said, ", size); }},
    {"many quotations", [](std::size_t size) { return repeated("“Never”, she said. ", size); }},
    {"brackets that do not end", [](std::size_t size) { return repeated("( ", size); }},
    {"one name over and over", [](std::size_t size) { return repeated("Ida Marsh told Ada Brook that she would leave. ", size); }},
    {"ever other names", names},
    {"paragraphs of one word", [](std::size_t size) { return repeated("Norway\n\n", size); }},
    {"of of of", [](std::size_t size) { return repeated("president of ", size); }},
};

class Work : public testing::TestWithParam<std::size_t> {
 protected:
  double of(const std::string& text) {
    Article article{{}, text};
    complete(article);
    const double before = counter_.now();
    extractor().extract(article, document_);
    return counter_.now() - before;
  }
  // The least of two, for what other programs do to the caches only adds.
  double least(const std::string& text) {
    double work = std::numeric_limits<double>::max();
    for (int i = 0; i < 2; ++i) work = std::min(work, of(text));
    return work;
  }
  static const Extractor& extractor() {
    static const Extractor extractor;
    return extractor;
  }

  Counter counter_;
  Document document_ = extractor().document();
};

TEST_P(Work, GrowsWithTheTextNotWithItsSquare) {
  const Kind& kind = kinds[GetParam()];
  const double more = least(kind.text(small * factor));  // first, so that it asks for the memory
  const double once = least(kind.text(small));
  EXPECT_LT(more, most * once) << kind.name << ": " << more / once << " times the work";
}

INSTANTIATE_TEST_SUITE_P(Texts, Work, testing::Range<std::size_t>(0, kinds.size()));

}  // namespace
}  // namespace entente

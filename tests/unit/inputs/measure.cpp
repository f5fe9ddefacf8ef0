// SPDX-License-Identifier: Apache-2.0
// How fast an input is read, and how much memory that takes: measure_inputs PATH. With --make jsonl|warc N it writes an archive
// of N articles to standard output, for `| gzip > big.jsonl.gz`.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

#include <entente/article.hpp>

namespace {

using namespace entente;

// Sentences of a made-up land; the number makes each text another one.
std::string paragraph(std::size_t number) {
  const std::string n = std::to_string(number);
  return "Minister number " + n + " of the republic met the envoy of the islands on Friday to speak of harbour " + n +
         ". \\\"We want a deal,\\\" the minister said. The envoy left without a word, and talks go on next week.";
}

void make(const std::string& format, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 20; ++k) text += paragraph(i * 20 + k) + (format == "jsonl" ? "\\n\\n" : "</p>\n<p>");
    if (format == "jsonl") {
      std::cout << "{\"id\": \"a" << i << "\", \"date\": \"2024-04-12\", \"title\": \"Talks " << i << "\", \"text\": \"" << text << "\"}\n";
      continue;
    }
    const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Talks " + std::to_string(i) + "</title></head><body><nav><a href=/>Home</a></nav><p>" +
                             text + "</p></body></html>";
    std::cout << "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/" << i << "\r\nContent-Length: " << page.size() << "\r\n\r\n" << page << "\r\n\r\n";
  }
}

int read(const char* path) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t articles = 0;
  std::size_t faults = 0;
  std::size_t bytes = 0;
  const auto reader = open_articles(path);
  while (const auto result = reader->next()) {
    const auto* const article = std::get_if<Article>(&*result);
    if (article == nullptr) ++faults;
    else bytes += article->text.size();
    articles += article == nullptr ? 0 : 1;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  constexpr double megabyte = 1e6;
  std::printf("%zu articles, %zu faults, %.0f MB of text, %.1f s, peak memory %.1f MB\n", articles, faults, static_cast<double>(bytes) / megabyte, seconds.count(),
              static_cast<double>(usage.ru_maxrss) * 1024 / megabyte);
  return faults == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--make") make(argv[2], std::stoul(argv[3]));
  else if (argc == 2) return read(argv[1]);
  else return 2;
}

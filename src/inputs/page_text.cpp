// SPDX-License-Identifier: Apache-2.0
#include "inputs/page_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "inputs/page_blocks.hpp"

namespace entente {
namespace {

// What a block is worth for being part of the article, in bytes of text. After the idea of jusText and Readability: an article is
// where long paragraphs with few links stand together; what is short or linked stands around it.
struct Judged {
  const Block* block = nullptr;
  bool good = false;
  long worth = 0;
};

bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 12> ends{".", "!", "?", ":", ";", "\"", ")", "…", "”", "’", "»", "'"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

std::size_t words_in(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

bool is_sentence(std::string_view text) {
  constexpr std::size_t long_enough = 120;  // bytes: more than a label has
  return text.size() >= long_enough || (ends_sentence(text) && words_in(text) >= 3);
}

Judged judge(const Block& block, const PageWords& words) {
  constexpr long of_a_label = 20;
  const auto size = static_cast<long>(block.text.size());
  if (block.linked * 2 > block.text.size()) return {&block, false, -(size + of_a_label)};
  if (words.is_boilerplate_line(block.text)) return {&block, false, -of_a_label};
  if (block.is_heading) return {&block, false, 0};
  if (!is_sentence(block.text)) return {&block, false, -of_a_label};
  return {&block, true, size};
}

long good_worth(const std::vector<Judged>& blocks, auto&& belongs) {
  long sum = 0;
  for (const Judged& judged : blocks)
    if (judged.good && belongs(*judged.block)) sum += judged.worth;
  return sum;
}

// The <article> with the most text, where it has a fair part of the page's.
const xmlNode* main_article(const std::vector<Judged>& blocks, const xmlNode* Block::*which) {
  std::map<const xmlNode*, long> worth;
  const xmlNode* best = nullptr;
  for (const Judged& judged : blocks)
    if (const xmlNode* const article = judged.block->*which; article != nullptr && judged.good) {
      long& sum = worth[article];
      sum += judged.worth;
      if (best == nullptr || sum > worth[best]) best = article;
    }
  return best;
}

// Where the page says itself what the article is, only that is looked at.
void keep_declared(std::vector<Judged>& blocks) {
  constexpr double fair_part = 0.4;
  const auto fair = static_cast<long>(fair_part * static_cast<double>(good_worth(blocks, [](const Block&) { return true; })));
  const auto keep = [&](auto&& belongs) {
    if (const long worth = good_worth(blocks, belongs); worth == 0 || worth < fair) return false;
    std::erase_if(blocks, [&](const Judged& judged) { return !belongs(*judged.block); });
    return true;
  };
  if (keep([](const Block& block) { return block.in_body; })) return;
  const xmlNode* const inner = main_article(blocks, &Block::article);
  const xmlNode* const outer = main_article(blocks, &Block::outer);
  if (inner == nullptr) return;
  const auto in_inner = [&](const Block& block) { return block.article == inner; };
  const auto in_outer = [&](const Block& block) { return block.outer == outer; };
  // Comments and teasers are articles in the article; so are the posts of a live page, which belong to it.
  if (good_worth(blocks, in_outer) * 2 > good_worth(blocks, in_inner) * 3) keep(in_outer);
  else keep(in_inner);
}

// The run of blocks that is worth most; the first of equals.
std::pair<std::size_t, std::size_t> best_run(const std::vector<Judged>& blocks) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  long best_worth = 0;
  long worth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (worth <= 0) {
      worth = 0;
      begin = i;
    }
    worth += blocks[i].worth;
    if (worth > best_worth) {
      best_worth = worth;
      best = {begin, i + 1};
    }
  }
  return best;
}

void add_paragraph(std::string& text, std::string_view paragraph) {
  if (!text.empty()) text += "\n\n";
  text.append(paragraph);
}

// Paragraphs as text has them, for a value without elements that begin one.
std::string with_breaks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "<br>";
    else if (c != '\r') out += c;
  }
  return out;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

std::string article_text(const xmlDoc& page, const PageWords& words, std::string_view title) {
  const std::vector<Block> blocks = blocks_of(page, &words);
  std::vector<Judged> judged;
  for (const Block& block : blocks)
    if (block.text != title) judged.push_back(judge(block, words));
  keep_declared(judged);
  const auto [begin, end] = best_run(judged);
  std::string text;
  std::string heading;
  for (std::size_t i = begin; i < end; ++i) {
    const Judged& now = judged[i];
    if (now.good) {  // a heading stays where a paragraph follows it
      if (!heading.empty()) add_paragraph(text, heading);
      add_paragraph(text, now.block->text);
    }
    const bool holds = now.block->is_heading && now.worth == 0 && i > begin;
    heading = holds ? now.block->text : std::string();
  }
  return text;
}

bool looks_like_html(std::string_view value) {
  if (has_any(value, {"</", "<p>", "<p ", "<br", "<div", "<img"})) return true;
  for (std::size_t at = value.find('&'); at != std::string_view::npos; at = value.find('&', at + 1)) {
    constexpr std::size_t longest = 10;
    const std::string_view reference = value.substr(at + 1, longest);
    const std::size_t end = reference.find(';');
    if (end == std::string_view::npos || end < 2) continue;
    if (std::all_of(reference.begin(), reference.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
          return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }))
      return true;
  }
  return false;
}

std::string text_of_html(std::string_view html, const PageWords* words) {
  const std::string whole =
      has_any(html, {"<p", "<br", "<div", "<li", "<P", "<BR", "<DIV"}) ? std::string(html) : with_breaks(html);
  const HtmlDocument document = parse_html(whole);
  std::string text;
  if (document == nullptr) return text;
  for (const Block& block : blocks_of(*document, nullptr))
    if (words == nullptr || !words->is_boilerplate_line(block.text)) add_paragraph(text, block.text);
  return text;
}

}  // namespace entente

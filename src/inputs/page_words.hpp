// SPDX-License-Identifier: Apache-2.0
// The words that tell the article on a page from what surrounds it: data/en/pages.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/resources.hpp"

namespace entente {

class PageWords {
 public:
  explicit PageWords(const Resources& resources);

  // Of the value of a class or id attribute.
  bool is_boilerplate(std::string_view classes) const { return has_word(boilerplate_, classes); }
  bool is_body(std::string_view classes) const { return has_word(body_, classes); }
  // "Read more: …": a short paragraph that is no part of the article.
  bool is_boilerplate_line(std::string_view paragraph) const;

  struct Line {
    std::string begin;  // in lower case
    std::string rest;   // what must follow somewhere; may be empty
    std::string yes;    // examples
    std::string no;
  };
  const std::vector<Line>& lines() const { return lines_; }

 private:
  using Words = std::unordered_set<std::string>;
  bool has_word(const Words& words, std::string_view classes) const;

  Words boilerplate_;
  Words body_;
  std::vector<Line> lines_;
};

}  // namespace entente

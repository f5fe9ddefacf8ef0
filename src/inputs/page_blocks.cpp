// SPDX-License-Identifier: Apache-2.0
#include "inputs/page_blocks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"
#include "inputs/clean.hpp"

namespace entente {
namespace {

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Elements of HTML that begin on a line of their own.
constexpr std::array<std::string_view, 37> block_names{
    "address", "article",  "aside",  "blockquote", "body",   "center", "dd",  "details", "div", "dl",
    "dt",      "fieldset", "figure", "figcaption", "footer", "form",   "h1",  "h2",      "h3",  "h4",
    "h5",      "h6",       "header", "hr",         "li",     "main",   "nav", "ol",      "p",   "pre",
    "section", "summary",  "table",  "td",         "th",     "tr",     "ul"};
// Never text.
constexpr std::array<std::string_view, 14> silent_names{"script", "style", "noscript", "template", "iframe", "object", "svg",
                                                         "math",   "head",  "select",   "textarea", "audio",  "video",  "canvas"};
// Text, but not of an article.
constexpr std::array<std::string_view, 11> side_names{"nav",        "aside",  "footer", "form",  "button", "figure",
                                                      "figcaption", "dialog", "menu",   "label", "option"};
constexpr std::array<std::string_view, 6> heading_names{"h1", "h2", "h3", "h4", "h5", "h6"};

bool is_hidden(const xmlNode& node) {
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  std::string style(attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

std::size_t text_bytes(const xmlNode& root) {
  std::size_t bytes = 0;
  for (const xmlNode* node = &root; node != nullptr;) {
    const bool silent = node->type == XML_ELEMENT_NODE && contains(silent_names, name_of(*node));
    if (node->type == XML_TEXT_NODE) bytes += view(node->content).size();
    node = next_node(node, &root, !silent);
  }
  return bytes;
}

class Walker {
 public:
  Walker(const xmlDoc& document, const PageWords* words) : words_(words) {
    const xmlNode* const root = xmlDocGetRootElement(&document);
    if (root == nullptr) return;
    whole_ = text_bytes(*root);
    walk(*root, {});
    flush({});
  }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  // What holds for an element and all below it.
  struct Around {
    bool link = false;
    bool heading = false;
    bool body = false;
    const xmlNode* article = nullptr;
    const xmlNode* outer = nullptr;
  };

  // libxml2 bounds the depth.
  void walk(const xmlNode& node, Around around) {
    if (node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) return add(view(node.content), around);
    if (node.type == XML_ENTITY_REF_NODE) return add(" ", around);
    if (node.type != XML_ELEMENT_NODE) return;
    const std::string_view name = name_of(node);
    if (contains(silent_names, name) || is_beside(node, name)) return;
    if (name == "br") return line_break(around);
    const bool is_block = contains(block_names, name);
    if (is_block) flush(around);
    Around inside = around;
    enter(inside, node, name);
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) walk(*child, inside);
    if (is_block) flush(inside);
  }

  void enter(Around& around, const xmlNode& node, std::string_view name) const {
    if (name == "a") around.link = true;
    if (contains(heading_names, name)) around.heading = true;
    if (name == "article") {
      around.article = &node;
      if (around.outer == nullptr) around.outer = &node;
    }
    if (words_ == nullptr) return;
    if (attribute(node, "itemprop") == "articleBody" || words_->is_body(attribute(node, "class")) ||
        words_->is_body(attribute(node, "id")))
      around.body = true;
  }

  // No part of the text, unless it has most of the page's text: a form or a "with-sidebar" around everything.
  bool is_beside(const xmlNode& node, std::string_view name) const {
    const bool named = contains(side_names, name) || is_hidden(node) ||
                       (words_ != nullptr &&
                        (words_->is_boilerplate(attribute(node, "class")) || words_->is_boilerplate(attribute(node, "id"))) &&
                        name != "body" && name != "html");
    return named && text_bytes(node) * 2 < whole_;
  }

  void add(std::string_view text, const Around& around) {
    if (text.empty()) return;
    text_.append(text);
    if (around.link) linked_ += text.size();
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) breaks_ = 0;
  }

  // One is a line end, two are a paragraph's.
  void line_break(const Around& around) {
    if (++breaks_ > 1) flush(around);
    else text_ += ' ';
  }

  void flush(const Around& around) {
    std::string text = collapse_space(text_);
    if (!text.empty()) blocks_.push_back({std::move(text), linked_, around.heading, around.body, around.article, around.outer});
    text_.clear();
    linked_ = 0;
  }

  const PageWords* words_;
  std::size_t whole_ = 0;
  std::vector<Block> blocks_;
  std::string text_;
  std::size_t linked_ = 0;
  unsigned breaks_ = 0;
};

}  // namespace

std::vector<Block> blocks_of(const xmlDoc& document, const PageWords* words) { return Walker(document, words).take(); }

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>

#include <algorithm>
#include <optional>

#include <entente/error.hpp>

#include "core/utf8.hpp"
#include "train/name_trainer.hpp"

namespace entente {
namespace {

// The labels of the corpora that we train on; what is none of our types is `other`.
std::optional<NameClass> name_class(std::string_view label) {
  struct Entry {
    std::string_view label;
    NameClass type;
  };
  static constexpr Entry entries[] = {
      {"PER", NameClass::person},          {"person", NameClass::person},       {"politician", NameClass::person},
      {"ORG", NameClass::organization},    {"organisation", NameClass::organization}, {"politicalparty", NameClass::organization},
      {"LOC", NameClass::place},           {"country", NameClass::place},       {"location", NameClass::place},
      {"EVENT", NameClass::event},         {"event", NameClass::event},         {"election", NameClass::event},
      {"MISC", NameClass::other},          {"misc", NameClass::other},
  };
  const auto found = std::find_if(std::begin(entries), std::end(entries), [&](const Entry& entry) { return entry.label == label; });
  return found == std::end(entries) ? std::nullopt : std::optional(found->type);
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

class Reader {
 public:
  explicit Reader(const std::string& where) : where_(where) {}

  void read(std::string_view line) {
    ++number_;
    if (line.starts_with("# newdoc")) {
      finish_sentence();
      texts_.emplace_back();
    } else if (line.starts_with("# text =")) {
      printed_ = line.substr(std::string_view("# text = ").size());
    } else if (line.empty()) {
      finish_sentence();
    } else if (line.front() != '#' || line.find('\t') != line.npos) {
      const std::size_t tab = line.find('\t');
      words_.push_back({line.substr(0, tab), tab == line.npos ? "O" : line.substr(tab + 1)});
    }
  }

  std::vector<MarkedText> finish() {
    finish_sentence();
    std::erase_if(texts_, [](const MarkedText& text) { return text.text.empty(); });
    return std::move(texts_);
  }

 private:
  struct Word {
    std::string_view form;
    std::string_view label;
  };

  void finish_sentence() {
    if (words_.empty()) return;
    if (texts_.empty()) texts_.emplace_back();
    begin_sentence();
    std::size_t at = 0;  // in the printed text
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i > 0 && has_space(i, at)) text().text += ' ';
      add(words_[i]);
    }
    words_.clear();
    printed_ = {};
  }

  MarkedText& text() { return texts_.back(); }

  // A line that ends without a full stop is a heading.
  void begin_sentence() {
    std::string& before = text().text;
    if (before.empty()) return;
    const bool ends = std::string_view(".?!\"':)]").find(before.back()) != std::string_view::npos;
    before += ends ? " " : "\n\n";
  }

  // Whether a space stands before the word: as printed, else as is usual.
  bool has_space(std::size_t i, std::size_t& at) const {
    if (!printed_.empty()) {
      at += words_[i - 1].form.size();
      const bool space = at < printed_.size() && is_space(printed_[at]);
      while (at < printed_.size() && is_space(printed_[at])) ++at;
      return space;
    }
    static constexpr std::string_view closing = ".,;:?!)]'’%";
    return closing.find(words_[i].form.front()) == closing.npos && words_[i - 1].form != "(" && words_[i - 1].form != "[";
  }

  void add(const Word& word) {
    const auto begin = static_cast<std::uint32_t>(text().text.size());
    text().text += word.form;
    const auto end = static_cast<std::uint32_t>(text().text.size());
    if (word.label == "O") return;
    const auto type = word.label.size() > 2 ? name_class(word.label.substr(2)) : std::nullopt;
    if (!type) throw InputError({where_, number_, 1}, "unknown label '" + std::string(word.label) + "'");
    std::vector<MarkedText::Name>& names = text().names;
    if (word.label.front() == 'I' && !names.empty())
      names.back().span.end = end;
    else
      names.push_back({{begin, end}, *type});
  }

  const std::string& where_;
  std::uint32_t number_ = 0;
  std::string_view printed_;
  std::vector<Word> words_;
  std::vector<MarkedText> texts_;
};

// Where each code point of the text begins, and the end.
std::vector<std::uint32_t> char_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t i = 0; i < text.size();) {
    offsets.push_back(static_cast<std::uint32_t>(i));
    next_char(text, i);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

std::optional<NameClass> entity_class(std::string_view type) {
  if (type == "Person") return NameClass::person;
  if (type == "Organization") return NameClass::organization;
  if (type == "Place" || type == "Country") return NameClass::place;
  if (type == "Event") return NameClass::event;
  return std::nullopt;
}

bool may_be_name(std::string_view text) {
  std::size_t at = 0;
  if (is_digit(next_char(text, at))) return false;
  for (at = 0; at < text.size();)
    if (is_upper(next_char(text, at))) return true;
  return false;
}

void keep_outermost(std::vector<MarkedText::Name>& names) {
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : b.span.end < a.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(names, [&](const MarkedText::Name& name) {
    if (name.span.begin < end) return true;
    end = name.span.end;
    return false;
  });
}

MarkedText read_marked(const rapidjson::Value& line) {
  MarkedText marked;
  marked.text = line["text"].GetString();
  const std::vector<std::uint32_t> offsets = char_offsets(marked.text);
  for (const auto& entity : line["entities"].GetArray()) {
    const auto type = entity.HasMember("type") ? entity_class(entity["type"].GetString()) : std::nullopt;
    for (const auto& mention : entity["mentions"].GetArray()) {
      const Span span{offsets.at(mention[0].GetUint()), offsets.at(mention[1].GetUint())};
      if (type || may_be_name(std::string_view(marked.text).substr(span.begin, span.end - span.begin))) marked.names.push_back({span, type});
    }
  }
  keep_outermost(marked.names);
  return marked;
}

}  // namespace

std::vector<MarkedText> read_marked_facts(std::string_view bytes, const std::string& where) {
  std::vector<MarkedText> texts;
  for (std::uint32_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    rapidjson::Document line;
    line.Parse(bytes.data(), end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const bool marked = !line.HasParseError() && line.IsObject() && line.HasMember("text") && line.HasMember("entities");
    if (!marked) throw InputError({where, number, 1}, "no JSON object with a text and its entities");
    texts.push_back(read_marked(line));
  }
  return texts;
}

std::vector<MarkedText> read_iob2(std::string_view bytes, const std::string& where) {
  Reader reader(where);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    reader.read(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return reader.finish();
}

}  // namespace entente

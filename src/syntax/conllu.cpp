// SPDX-License-Identifier: Apache-2.0
#include "syntax/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

#include "core/tsv.hpp"
#include "syntax/tree.hpp"

namespace entente {
namespace {

enum Column : std::size_t { id, form, lemma, upos_column, xpos, feats, head, relation, deps, misc };
using Columns = std::array<std::string_view, 10>;

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The value of a comment "# key = value"; nothing for another one.
bool comment_value(std::string_view line, std::string_view key, std::string_view& value) {
  if (!line.starts_with(key)) return false;
  value = line.substr(key.size());
  while (value.starts_with(' ') || value.starts_with('=')) value.remove_prefix(1);
  return true;
}

Features read_features(std::string_view text) {
  Features features;
  for (const std::string_view pair : split(text, '|')) {
    const std::size_t equals = std::min(pair.find('='), pair.size() - 1);
    const auto infos = feature_infos();
    for (std::size_t f = 0; f < infos.size(); ++f) {
      if (infos[f].name != pair.substr(0, equals)) continue;
      const auto found = std::find(infos[f].values.begin(), infos[f].values.end(), pair.substr(equals + 1));
      if (found != infos[f].values.end())
        features.set(static_cast<Feature>(f), static_cast<std::uint8_t>(found - infos[f].values.begin() + 1));
    }
  }
  return features;
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& where, std::vector<std::string>& tag_names, const SymbolTable& shared)
      : rest_(text), where_(where), tag_names_(tag_names), shared_(shared) {}

  Treebank read() {
    while (!rest_.empty()) {
      ++line_number_;
      read_line(take_line(rest_));
    }
    end_document();
    return std::move(treebank_);
  }

 private:
  [[noreturn]] void fail(std::string_view cause) const { throw InputError({where_, line_number_, 0}, cause); }

  void read_line(std::string_view line) {
    std::string_view value;
    if (line.empty()) return end_sentence();
    if (comment_value(line, "# newdoc", value)) return begin_document(value.substr(value.starts_with("id") ? 2 : 0));
    if (comment_value(line, "# newpar", value)) {
      new_paragraph_ = true;
    } else if (comment_value(line, "# sent_id", value)) {
      sentence_id_ = value;
    } else if (!line.starts_with('#')) {
      read_token(line);
    }
  }

  void begin_document(std::string_view name) {
    end_document();
    while (name.starts_with(' ') || name.starts_with('=')) name.remove_prefix(1);
    treebank_.push_back(std::make_unique<TreebankDocument>(shared_));
    treebank_.back()->article.info.id = name;
    texts_.clear();
    space_ = false;
    new_paragraph_ = true;
  }

  void end_document() {
    end_sentence();
    if (treebank_.empty()) return;
    TreebankDocument& done = *treebank_.back();
    if (done.document.article != nullptr) return;
    done.article.text = texts_;
    complete(done.article);
    finish(done);
  }

  // Document::reset() needs the whole text, and empties the tokens.
  void finish(TreebankDocument& done) {
    std::vector<Token> tokens = std::move(tokens_);
    std::vector<TokenRange> sentences = std::move(sentences_);
    done.document.reset(done.article);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      tokens[i].form = done.document.symbols.intern(forms_[i]);
      tokens[i].lemma = done.document.symbols.intern(lemmas_[i]);
    }
    done.document.tokens = std::move(tokens);
    done.document.sentences = std::move(sentences);
    done.document.tag_names = &tag_names_;
    index_trees(done.document);
    tokens_.clear();
    sentences_.clear();
    forms_.clear();
    lemmas_.clear();
    first_ = 0;
  }

  void end_sentence() {
    if (first_ == tokens_.size()) return;
    for (std::size_t i = first_; i < tokens_.size(); ++i)
      if (tokens_[i].head && tokens_[i].head.value >= tokens_.size()) fail("a head is outside of its sentence");
    sentences_.push_back({TokenId{first_}, TokenId{tokens_.size()}});
    treebank_.back()->sentence_ids.push_back(std::move(sentence_id_));
    sentence_id_.clear();
    first_ = tokens_.size();
    parts_end_ = 0;
  }

  void read_token(std::string_view line) {
    Columns columns{};
    std::size_t count = 0;
    for (std::size_t begin = 0; begin <= line.size() && count < columns.size(); ++count) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      columns[count] = line.substr(begin, end - begin);
      begin = end + 1;
    }
    if (count != columns.size()) fail("a word needs ten columns");
    if (columns[id].find('.') != columns[id].npos) return;  // an empty node of the enhanced graph
    if (treebank_.empty()) begin_document("");
    const std::size_t dash = columns[id].find('-');
    if (dash == columns[id].npos)
      add_word(columns);
    else
      begin_multiword(columns, number(columns[id].substr(dash + 1)));
  }

  std::uint32_t number(std::string_view digits) const {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) fail("'" + std::string(digits) + "' is no number");
    return value;
  }

  // Writes what stands between the token before and this one, and says which flags that gives it.
  std::uint8_t separate() {
    std::uint8_t flags = 0;
    if (new_paragraph_ && first_ == tokens_.size()) {
      flags = Token::paragraph_start | (texts_.empty() ? 0 : Token::space_before);
      if (!texts_.empty()) texts_ += "\n\n";
    } else if (space_) {
      texts_ += ' ';
      flags = Token::space_before;
    }
    new_paragraph_ = false;
    return flags;
  }

  void begin_multiword(const Columns& columns, std::uint32_t last) {
    flags_ = separate();
    part_begin_ = texts_.size();
    texts_ += columns[form];
    parts_end_ = last;
    space_ = columns[misc].find("SpaceAfter=No") == columns[misc].npos;
  }

  void add_word(const Columns& columns) {
    Token token;
    const std::uint32_t index = number(columns[id]);
    if (index != tokens_.size() - first_ + 1) fail("words must be numbered one after the other");
    if (index <= parts_end_) {
      token.flags = flags_;
      flags_ = Token::joined;
      // A part that is spelled otherwise than the whole gets what is left of it.
      const std::size_t end = index == parts_end_ ? texts_.size() : std::min(part_begin_ + columns[form].size(), texts_.size());
      token.span = {static_cast<std::uint32_t>(part_begin_), static_cast<std::uint32_t>(end)};
      part_begin_ = end;
    } else {
      token.flags = separate();
      token.span.begin = static_cast<std::uint32_t>(texts_.size());
      texts_ += columns[form];
      token.span.end = static_cast<std::uint32_t>(texts_.size());
      space_ = columns[misc].find("SpaceAfter=No") == columns[misc].npos;
    }
    annotate(token, columns);
    tokens_.push_back(token);
    forms_.emplace_back(columns[form]);
    lemmas_.emplace_back(columns[lemma]);
  }

  void annotate(Token& token, const Columns& columns) {
    token.pos = upos(columns[upos_column]);
    token.tag = tag(columns[xpos]);
    if (columns[feats] != "_") token.features = read_features(columns[feats]);
    token.relation = deprel(columns[relation]);
    const std::uint32_t governor = columns[head] == "_" ? 0 : number(columns[head]);
    if (governor != 0) token.head = TokenId{first_ + governor - 1};
  }

  std::uint8_t tag(std::string_view name) {
    const auto found = std::find(tag_names_.begin(), tag_names_.end(), name);
    const std::size_t index = static_cast<std::size_t>(found - tag_names_.begin());
    if (index > 255) fail("more than 256 kinds of XPOS");
    if (found == tag_names_.end()) tag_names_.emplace_back(name);
    return static_cast<std::uint8_t>(index);
  }

  std::string_view rest_;
  const std::string& where_;
  std::vector<std::string>& tag_names_;
  const SymbolTable& shared_;
  Treebank treebank_;
  std::uint32_t line_number_ = 0;

  // the document that is being read
  std::string texts_;
  std::vector<Token> tokens_;
  std::vector<std::string> forms_;
  std::vector<std::string> lemmas_;
  std::vector<TokenRange> sentences_;
  std::string sentence_id_;
  std::size_t first_ = 0;  // of the sentence
  bool space_ = false;     // white space follows the last token
  bool new_paragraph_ = true;
  // the multiword token that is being read
  std::uint32_t parts_end_ = 0;  // the number of its last word
  std::size_t part_begin_ = 0;
  std::uint8_t flags_ = 0;
};

void write_features(Features features, std::ostream& out) {
  const auto infos = feature_infos();
  bool any = false;
  for (std::size_t f = 0; f < infos.size(); ++f) {
    const std::uint8_t value = features.get(static_cast<Feature>(f));
    if (value == 0) continue;
    out << (any ? "|" : "") << infos[f].name << '=' << infos[f].values[value - 1U];
    any = true;
  }
  if (!any) out << '_';
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) line += c;
    else if (!line.ends_with(' ')) line += ' ';
  }
  return line;
}

bool followed_by_space(const Document& document, std::size_t token) {
  return token + 1 >= document.tokens.size() || document.tokens[token + 1].has(Token::space_before);
}

// The line of a token of several words, in front of its first.
void write_range(const Document& document, std::uint32_t first, std::uint32_t begin, std::uint32_t end, std::ostream& out) {
  out << first - begin + 1 << '-' << end - begin << '\t'
      << one_line(document.text(Span{document.tokens[first].span.begin, document.tokens[end - 1].span.end})) << "\t_\t_\t_\t_\t_\t_\t_\t"
      << (followed_by_space(document, end - 1) ? "_" : "SpaceAfter=No") << '\n';
}

void write_word(const Document& document, std::uint32_t index, std::uint32_t begin, bool in_range, std::ostream& out) {
  const Token& token = document.tokens[index];
  const std::string_view dictionary_form = document.lemma(TokenId{index});
  out << index - begin + 1 << '\t' << one_line(document.form(TokenId{index})) << '\t'
      << (dictionary_form.empty() ? "_" : one_line(dictionary_form)) << '\t' << name(token.pos) << '\t'
      << (document.tag_names != nullptr && token.tag < document.tag_names->size() ? (*document.tag_names)[token.tag] : "_") << '\t';
  write_features(token.features, out);
  out << '\t' << (token.head ? token.head.value - begin + 1 : 0) << '\t' << name(token.relation) << "\t_\t"
      << (in_range || followed_by_space(document, index) ? "_" : "SpaceAfter=No") << '\n';
}

void write_sentence(const Document& document, TokenRange range, std::ostream& out) {
  const std::uint32_t begin = range.begin.value;
  std::uint32_t range_end = begin;
  for (std::uint32_t i = begin; i < range.end.value; ++i) {
    if (i >= range_end) {
      range_end = i + 1;
      while (range_end < range.end.value && document.tokens[range_end].has(Token::joined)) ++range_end;
      if (range_end - i > 1) write_range(document, i, begin, range_end, out);
      else range_end = i;
    }
    write_word(document, i, begin, i < range_end, out);
  }
  out << '\n';
}

}  // namespace

Treebank read_conllu(std::string_view text, const std::string& where, std::vector<std::string>& tag_names, const SymbolTable& shared) {
  return Reader(text, where, tag_names, shared).read();
}

void write_conllu(const Document& document, std::ostream& out) {
  const std::string& name = document.article->info.id;
  out << "# newdoc id = " << one_line(name) << '\n';
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const TokenRange range = document.sentences[s];
    if (document[range.begin].has(Token::paragraph_start)) out << "# newpar\n";
    out << "# sent_id = " << one_line(name) << '-' << s + 1 << "\n# text = " << one_line(document.text(range)) << '\n';
    write_sentence(document, range, out);
  }
}

}  // namespace entente

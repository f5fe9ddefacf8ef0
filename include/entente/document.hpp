// SPDX-License-Identifier: Apache-2.0
// One article while it is analysed: flat vectors and indices. A thread keeps one Document, clears and fills it again.
// Stages never call each other: each reads what earlier ones left here and adds its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <entente/article.hpp>
#include <entente/facts.hpp>
#include <entente/morphology.hpp>
#include <entente/span.hpp>
#include <entente/symbols.hpp>

namespace entente {

// A syntactic word as Universal Dependencies has it: "don't" is two tokens, "do" and "n't".
struct Token {
  Span span;            // its bytes in the article
  Symbol form;          // as written
  Symbol lemma;         // its dictionary form
  TokenId head;         // none for the root of a sentence
  Features features{};  // number, tense, person …
  Upos pos = Upos::X;
  Deprel relation = Deprel::dep;  // to its head
  std::uint8_t tag = 0;           // index of the treebank's own tag (XPOS) in the tagger's table
  std::uint8_t flags = 0;

  enum Flag : std::uint8_t {
    joined = 1,         // part of the same written token as the word before it ("n't" in "don't")
    space_before = 2,   // white space stands before it
    paragraph_start = 4
  };
  bool has(Flag flag) const { return (flags & flag) != 0; }
};

// A span that refers to an entity: determiner to head, without relative clauses and appositions.
struct Mention {
  enum class Kind : std::uint8_t { name, nominal, pronoun };
  TokenRange tokens;
  TokenId head;
  EntityId entity;  // none where it could not be tied to one
  Kind kind = Kind::name;
};

// Text between quotation marks: the tokens inside, without the marks.
struct Quotation {
  TokenRange tokens;
};

// A time in the text, resolved against the article's date.
struct TimeExpression {
  TokenRange tokens;
  TokenId head;
  std::string value;  // ISO 8601 date or interval
};

// What stands beside a name says of who bears it, without a verb: "Prime Minister" before the name of Norway's, "(R-Ohio)".
struct Gloss {
  EntityId person;
  EntityId body;      // mentioned somewhere in the article
  TokenRange title;   // of the office that the person holds there; empty of a member
  TokenRange tokens;  // the name with what says it
  TokenRange tag;     // the part behind the name; empty where a title says it
  bool past = false;  // the person had left the office by the article's date: only a former holder is told
};

// What the gazetteer knows of where an entity lies.
struct KnownPlace {
  enum class Size : std::uint8_t { unknown, town, region, country };  // a region: a state or province of a country
  Size size = Size::unknown;
  std::uint32_t self = 0;     // the gazetteer's numbers for it and its country; the same for a country
  std::uint32_t country = 0;
};

// A Statement while its parts are still tokens.
struct Attribution {
  EntityId speaker;
  TokenRange source;  // the speaker's mention; empty where there is none
  TokenRange cue;     // empty where there is none
  std::vector<TokenRange> content;
  Form form{};
  EntityId addressee;
  EntityId occasion;
  std::string time;
  std::vector<EntityId> implied;  // what the content refers to without a word for it: NATO, in "… should be given a roadmap for becoming a member"

  bool covers(TokenId token) const {
    for (const TokenRange& range : content)
      if (range.contains(token)) return true;
    return false;
  }
};

struct Document {
  explicit Document(const SymbolTable& shared) : symbols(&shared) {}

  const Article* article = nullptr;  // outlives the analysis
  SymbolTable symbols;               // this article's strings, over the models' shared ones
  std::vector<std::uint32_t> chars;  // code points before the first byte of each 64-byte block of the text

  // text/
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;

  const std::vector<std::string>* tag_names = nullptr;  // by Token::tag; kept by the model
  // syntax/: the children of every token in text order, and the tokens that its subtree spans
  std::vector<std::uint32_t> child_offsets;  // tokens.size() + 1
  std::vector<TokenId> children;
  std::vector<TokenRange> yields;
  std::vector<std::uint32_t> sentence_of;

  // entities/
  std::vector<Mention> mentions;  // sorted by begin, then longer first
  std::vector<Entity> entities;   // their `mentions` stay empty until the end
  std::vector<KnownPlace> known_places;  // by entity
  std::vector<Gloss> glosses;

  // relations/
  std::vector<Quotation> quotations;  // sorted by begin; nested ones follow the one that holds them
  std::vector<TimeExpression> times;  // sorted
  std::vector<Attribution> attributions;
  std::vector<Relation> relations;

  // Empties everything, keeps the memory, and indexes the text of `next`.
  void reset(const Article& next);

  const Token& operator[](TokenId id) const { return tokens[id.value]; }
  Token& operator[](TokenId id) { return tokens[id.value]; }
  std::string_view text(Span span) const;
  std::string_view text(TokenRange range) const { return text(bytes(range)); }
  std::string_view form(TokenId id) const { return symbols.view(tokens[id.value].form); }
  std::string_view lemma(TokenId id) const { return symbols.view(tokens[id.value].lemma); }
  Span bytes(TokenRange range) const;  // from the first token's begin to the last one's end

  // The one place where units change from bytes to code points.
  CharSpan char_span(Span span) const;
  CharSpan char_span(TokenRange range) const { return char_span(bytes(range)); }

 private:
  std::uint32_t chars_before(std::uint32_t byte) const;
};

}  // namespace entente

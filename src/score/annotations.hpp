// SPDX-License-Identifier: Apache-2.0
// Facts as annotators and other programs write them, for scoring. Laxer than read_facts(): types and relations are words that
// need not be in the schema, and a holder or speaker may be a text; what only gold files have is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/error.hpp>
#include <entente/span.hpp>

namespace entente {

using Spans = std::vector<CharSpan>;

struct MarkedEntity {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::string type;
  std::string kind;
  std::string wikidata;
  Spans mentions;
  bool optional = false;   // neither required nor wrong
  std::string stands_for;  // the id of the entity that it may equally be taken for
};

struct MarkedRelation {
  std::string subject;  // an entity's id, else its name; so is every reference below
  std::string relation;
  std::string object;
  std::vector<std::string> also;  // other names of the relation that are accepted
  std::string role;
  std::string status = "asserted";
  std::vector<std::string> holders;
  std::string according_to;
  std::string time;
  Spans evidence;
  bool optional = false;
};

struct MarkedStatement {
  std::string speaker;
  Spans speaker_spans;
  Spans cue;
  Spans content;
  std::string form;
  std::optional<std::vector<std::string>> about;  // nothing where it was not annotated
  bool optional = false;
};

struct MarkedArticle {
  std::string id;
  std::string sha256;
  std::optional<std::string> text;
  std::vector<std::string> annotated;                 // gold: the only relations that it covers; empty is all
  std::optional<std::vector<MarkedEntity>> entities;  // nothing where there is no such key
  std::optional<std::vector<MarkedRelation>> relations;
  std::optional<std::vector<MarkedStatement>> statements;
};

// One JSON object. Throws InputError at `where` for what is no JSON or has a key of the wrong kind.
MarkedArticle read_marked_article(std::string_view json, const Location& where);

// All articles of a .json or .jsonl file, or of all such files in a folder, in byte order of their names. Throws InputError.
std::vector<MarkedArticle> read_marked_articles(const std::filesystem::path& path);

}  // namespace entente

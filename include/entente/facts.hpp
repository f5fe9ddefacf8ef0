// SPDX-License-Identifier: Apache-2.0
// What one article yields: the contract between reading language (src) and merging graphs (graphs).
// On disk: one JSON object a line, *.facts.jsonl; the keys are the member names below, entity ids are strings ("e1").
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <entente/article.hpp>
#include <entente/schema.hpp>
#include <entente/span.hpp>

namespace entente {

struct Entity {
  std::string name;
  std::vector<std::string> aliases;  // other names the article uses, sorted
  EntityType type{};
  OrganizationKind kind = OrganizationKind::none;
  std::string wikidata;            // "Q7184", or empty
  std::vector<CharSpan> mentions;  // sorted; pronouns and common nouns included
};

struct Relation {
  EntityId subject;
  RelationType type{};
  EntityId object;
  std::string role;  // of holds_office, family_of, participates_in
  Status status = Status::asserted;
  std::vector<EntityId> holders;  // who wants, opposes, denies, plans it; sorted
  EntityId according_to;          // the speaker, where it stands in a statement
  CharSpan according_to_span;     // his text, where he is no entity
  std::string time;               // ISO 8601 date or interval, or empty
  EntityId place;
  std::vector<CharSpan> evidence;  // at least one; sorted
};

struct Statement {
  EntityId speaker;       // none where the speaker is kept as text
  CharSpan speaker_span;  // empty where nobody is named
  CharSpan cue;           // "said"; empty where there is none
  std::vector<CharSpan> content;
  Form form{};
  std::vector<EntityId> about;  // sorted
  EntityId addressee;
  EntityId occasion;
  std::string time;
};

struct Facts {
  ArticleInfo article;
  std::string text;  // the article's text where the line carries it, else empty
  std::vector<Entity> entities;
  std::vector<Relation> relations;
  std::vector<Statement> statements;
};

// One line of a facts file. Throws InputError at `where` if it is not JSON, not facts, or refers to what isn't there.
Facts read_facts(std::string_view line, const Location& where = {});

// One line, with its line end; equal facts give equal bytes.
void write_facts(const Facts& facts, std::ostream& out);

}  // namespace entente

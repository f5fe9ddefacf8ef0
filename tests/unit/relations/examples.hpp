// SPDX-License-Identifier: Apache-2.0
// Sentences with the relations that they must, or must not, give: "Finland joined NATO. | Finland member_of NATO, planned,
// holders X".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <entente/document.hpp>
#include <entente/extractor.hpp>

#include "core/tsv.hpp"

namespace entente {

struct ExpectedRelation {
  std::string subject, relation, object, status = "asserted", role, time, holders, according_to;
};

inline std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "A B relation C D, planned, role R, holders H, time T, according_to S"
inline ExpectedRelation expected_relation(std::string_view text) {
  ExpectedRelation expected;
  const std::vector<std::string_view> parts = split(text, ',');
  for (const RelationInfo& row : relation_types()) {
    const std::string name = " " + std::string(row.name) + " ";
    const std::size_t at = parts.front().find(name);
    if (at == std::string_view::npos) continue;
    expected.subject = trimmed(parts.front().substr(0, at));
    expected.relation = row.name;
    expected.object = trimmed(parts.front().substr(at + name.size()));
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view part = trimmed(parts[i]);
    if (part.starts_with("role "))
      expected.role = part.substr(5);
    else if (part.starts_with("time "))
      expected.time = part.substr(5);
    else if (part.starts_with("holders "))
      expected.holders = part.substr(8);
    else if (part.starts_with("according_to "))
      expected.according_to = part.substr(13);
    else
      expected.status = part;
  }
  return expected;
}

inline bool names(const Entity& entity, std::string_view name) {
  return entity.name.find(name) != std::string::npos || name.find(entity.name) != std::string_view::npos;
}

// Who says it: an entity's name, or the words of a nameless source. Sentences of tests are ASCII, so characters are bytes.
inline std::string source(const Facts& facts, const Relation& relation, std::string_view sentence) {
  if (relation.according_to) return facts.entities[relation.according_to.value].name;
  const CharSpan span = relation.according_to_span;
  return std::string(sentence.substr(span.begin, span.end - span.begin));
}

inline bool same(const Facts& facts, const Relation& relation, const ExpectedRelation& expected, std::string_view sentence) {
  const Entity& subject = facts.entities[relation.subject.value];
  const Entity& object = facts.entities[relation.object.value];
  const bool forward = names(subject, expected.subject) && names(object, expected.object);
  const bool backward = info(relation.type).symmetric && names(object, expected.subject) && names(subject, expected.object);
  if (name(relation.type) != expected.relation || (!forward && !backward)) return false;
  if (name(relation.status) != expected.status) return false;
  if (!expected.role.empty() && relation.role != expected.role) return false;
  if (!expected.time.empty() && relation.time != expected.time) return false;
  if (!expected.according_to.empty() && source(facts, relation, sentence) != expected.according_to) return false;
  if (expected.holders.empty()) return true;
  return relation.holders.size() == 1 && names(facts.entities[relation.holders.front().value], expected.holders);
}

inline std::string tell(const Facts& facts, std::string_view sentence) {
  std::string lines;
  for (const Relation& relation : facts.relations) {
    lines += "  found: " + facts.entities[relation.subject.value].name + ' ' + std::string(name(relation.type)) + ' ' +
             facts.entities[relation.object.value].name + ", " + std::string(name(relation.status));
    if (!relation.role.empty()) lines += ", role " + relation.role;
    if (!relation.time.empty()) lines += ", time " + relation.time;
    for (const EntityId holder : relation.holders) lines += ", holders " + facts.entities[holder.value].name;
    if (const std::string who = source(facts, relation, sentence); !who.empty()) lines += ", according_to " + who;
    lines += '\n';
  }
  return lines.empty() ? "  found nothing\n" : lines;
}

// The facts of one sentence of an article of 21 April 2023.
inline Facts read_sentence(const Extractor& extractor, std::string_view sentence) {
  Article article;
  article.info.date = "2023-04-21";
  article.text = sentence;
  complete(article);
  Document document = extractor.document();
  return extractor.extract(article, document);
}

inline bool has(const Facts& facts, std::string_view expected, std::string_view sentence) {
  const ExpectedRelation wanted = expected_relation(expected);
  for (const Relation& relation : facts.relations)
    if (same(facts, relation, wanted, sentence)) return true;
  return false;
}

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
// Facts for tests, with spans found by their text.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <entente/graph.hpp>

#include "core/utf8.hpp"

namespace entente {

class FactsBuilder {
 public:
  FactsBuilder(std::string id, std::string text, std::string date = "2024-05-31", std::string source = "The Harbour Post") {
    Article article{{.id = std::move(id), .source = std::move(source), .date = std::move(date), .url = {}, .title = {}, .sha256 = {}},
                    std::move(text)};
    complete(article);
    result_.facts.article = article.info;
    result_.text = article.text;
  }

  // Mentioned wherever the text has its name.
  EntityId entity(const std::string& name, EntityType type, const std::string& wikidata = {}, std::vector<std::string> aliases = {}) {
    Entity entity{.name = name, .aliases = std::move(aliases), .type = type, .wikidata = wikidata, .mentions = {}};
    for (std::size_t at = result_.text.find(name); at != std::string::npos; at = result_.text.find(name, at + 1))
      entity.mentions.push_back(chars(at, name.size()));
    result_.facts.entities.push_back(std::move(entity));
    return EntityId{result_.facts.entities.size() - 1};
  }

  // Its evidence is `text`, or the whole article.
  Relation& relation(EntityId subject, RelationType type, EntityId object, std::string_view text = {}) {
    Relation relation;
    relation.subject = subject;
    relation.type = type;
    relation.object = object;
    relation.evidence = {span(text.empty() ? std::string_view(result_.text) : text)};
    return result_.facts.relations.emplace_back(std::move(relation));
  }

  Statement& statement(EntityId speaker, const std::vector<std::string_view>& content, std::vector<EntityId> about = {}) {
    Statement statement;
    statement.speaker = speaker;
    for (const std::string_view part : content) statement.content.push_back(span(part));
    statement.about = std::move(about);
    return result_.facts.statements.emplace_back(std::move(statement));
  }

  CharSpan span(std::string_view text) const {
    const std::size_t at = result_.text.find(text);
    if (at == std::string::npos) throw std::logic_error("not in the article: " + std::string(text));
    return chars(at, text.size());
  }

  operator ArticleFacts() const { return result_; }
  ArticleFacts& facts() { return result_; }

 private:
  CharSpan chars(std::size_t byte, std::size_t size) const {
    const std::string_view text = result_.text;
    const auto begin = static_cast<std::uint32_t>(count_chars(text.substr(0, byte)));
    return {begin, begin + static_cast<std::uint32_t>(count_chars(text.substr(byte, size)))};
  }

  ArticleFacts result_;
};

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
#include "random_facts.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/hash.hpp"
#include "core/utf8.hpp"

namespace entente {
namespace {

// SplitMix64 (Steele, Lea and Flood 2014); the standard's distributions differ from library to library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(mix(seed + 1)) {}
  std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(next() % limit); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  // 0 is the most frequent of `count`; n about n times rarer.
  std::uint32_t zipf(std::uint32_t count) {
    const double uniform = static_cast<double>(next() >> 11U) / static_cast<double>(std::uint64_t{1} << 53U);
    return std::min(count - 1, static_cast<std::uint32_t>(std::pow(static_cast<double>(count) + 1, uniform)) - 1);
  }

 private:
  std::uint64_t state_;
};

// An invented word of `count` syllables, with a capital.
std::string word(std::uint64_t hash, int count) {
  static constexpr const char* first[] = {"Ka", "Lo", "Mé", "Rin", "Ta", "Vel", "So", "Dra", "Ün", "Bel", "Os", "Mir", "Çe", "Nor", "Ži", "An"};
  static constexpr const char* next[] = {"ka", "lo", "mé", "rin", "ta", "vel", "so", "dra", "ün", "bel", "os", "mir", "çe", "nor", "ži", "an"};
  std::string text = first[hash & 15U];
  for (int i = 1; i < count; ++i) text += next[(hash >>= 4U) & 15U];
  return text;
}

// Who or what has this number; a third is known to Wikidata, though not every article knows that.
Entity entity(std::uint32_t number, std::uint64_t seed, Random& random) {
  const std::uint64_t hash = mix(seed ^ (number * 0x9e3779b97f4a7c15ULL));
  Entity result;
  result.type = static_cast<EntityType>(number % entity_types().size());
  result.name = word(hash, 3);
  if (result.type != EntityType::Country && result.type != EntityType::Place) result.name += " " + word(mix(hash), 2);
  if (number % 3 == 0 && random.chance(80)) result.wikidata = "Q" + std::to_string(1000 + number);
  if (number % 4 == 0 && random.chance(50)) result.aliases = {word(hash >> 7U, 2)};  // few enough that some are shared
  return result;
}

// An article while it is written.
class Writer {
 public:
  // `date` is any where there is none; then relations may tie one to itself.
  Writer(std::uint64_t seed, std::uint32_t names, Random random, std::string date)
      : seed_(seed), names_(names), random_(random), date_(std::move(date)) {}

  ArticleFacts write(std::string id) {
    const std::uint32_t count = 2 + random_.below(6);
    for (std::uint32_t i = 0; i < count; ++i) add_entity();
    const std::uint32_t sentences = 3 + random_.below(8);
    for (std::uint32_t i = 0; i < sentences; ++i) random_.chance(65) ? relate() : quote();
    for (Entity& entity : result_.facts.entities) std::sort(entity.mentions.begin(), entity.mentions.end());
    Article article{.info = {}, .text = text_};
    article.info.id = std::move(id);
    article.info.source = "Outlet " + std::to_string(random_.zipf(30));
    article.info.date = !date_.empty() ? date_ : "20" + std::to_string(10 + random_.below(15)) + "-0" + std::to_string(1 + random_.below(9)) + "-1" + std::to_string(random_.below(10));
    complete(article);
    result_.facts.article = article.info;
    result_.text = text_;
    return std::move(result_);
  }

 private:
  void add_entity() {
    Entity candidate = entity(random_.zipf(names_), seed_, random_);
    for (const Entity& known : result_.facts.entities)
      if (known.name == candidate.name) return;
    result_.facts.entities.push_back(std::move(candidate));
  }

  EntityId pick() { return EntityId{random_.below(static_cast<std::uint32_t>(result_.facts.entities.size()))}; }

  CharSpan append(std::string_view text) {
    const std::uint32_t begin = chars_;
    chars_ += static_cast<std::uint32_t>(count_chars(text));
    text_ += text;
    return {begin, chars_};
  }
  CharSpan mention(EntityId id) {
    Entity& entity = result_.facts.entities[id.value];
    return entity.mentions.emplace_back(append(entity.name));
  }

  void relate() {
    Relation relation;
    relation.subject = pick();
    relation.object = pick();
    if (!date_.empty() && relation.object == relation.subject)
      relation.object = EntityId{(relation.subject.value + 1) % static_cast<std::uint32_t>(result_.facts.entities.size())};
    relation.type = static_cast<RelationType>(random_.zipf(static_cast<std::uint32_t>(relation_types().size())));
    if (random_.chance(30)) relation.status = static_cast<Status>(random_.below(static_cast<std::uint32_t>(statuses().size())));
    if (relation.status != Status::asserted && random_.chance(50)) relation.holders = {pick()};
    if (relation.type == RelationType::holds_office) relation.role = random_.chance(50) ? "spokesman" : "Spokesman";
    if (random_.chance(30)) relation.time = "2024-0" + std::to_string(1 + random_.below(9));
    if (random_.chance(20)) relation.place = pick();
    if (random_.chance(20)) relation.according_to = pick();
    const std::uint32_t begin = chars_;
    mention(relation.subject);
    append(" " + std::string(name(relation.type)) + " ");
    mention(relation.object);
    relation.evidence = {{begin, chars_}};
    append(". ");
    result_.facts.relations.push_back(std::move(relation));
  }

  void quote() {
    Statement statement;
    statement.form = static_cast<Form>(random_.below(3));
    if (random_.chance(85)) {
      statement.speaker = pick();
      statement.speaker_span = mention(statement.speaker);
    } else {
      statement.speaker_span = append("One official");
    }
    append(" ");
    statement.cue = append("said");
    append(": ");
    const EntityId about = pick();
    const std::uint32_t begin = chars_;
    append("we know ");
    mention(about);
    append(" as number " + std::to_string(random_.below(1000)));
    statement.content = {{begin, chars_}};
    statement.about = {about};
    append(".\n");
    result_.facts.statements.push_back(std::move(statement));
  }

  std::uint64_t seed_;
  std::uint32_t names_;
  Random random_;
  std::string date_;
  ArticleFacts result_;
  std::string text_;
  std::uint32_t chars_ = 0;
};

// The date so many days after the beginning of 2010.
std::string date_after(std::uint32_t days) {
  const std::chrono::year_month_day date(std::chrono::sys_days(std::chrono::January / 1 / 2010) + std::chrono::days(days));
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace

ArticleFacts RandomFacts::article(std::uint32_t number, std::uint32_t version) const {
  const std::string date = articles_a_day_ == 0 ? std::string() : date_after(number / articles_a_day_);
  return Writer(seed_, names_, Random(mix(seed_) ^ mix(number * 31ULL + version)), date).write("article-" + std::to_string(number));
}

std::vector<ArticleFacts> RandomFacts::articles(std::uint32_t first, std::uint32_t count) const {
  std::vector<ArticleFacts> result;
  for (std::uint32_t i = 0; i < count; ++i) result.push_back(article(first + i));
  return result;
}

}  // namespace entente

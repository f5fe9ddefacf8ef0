// SPDX-License-Identifier: Apache-2.0
#include "entities/name_groups.hpp"

#include <algorithm>
#include <unordered_map>

#include "syntax/tree.hpp"

namespace entente {
namespace {

class Grouper {
 public:
  Grouper(const Cast& cast, const std::vector<Name>& names) : cast_(cast), names_(names) {}

  std::vector<NameGroup> group(std::vector<std::uint32_t>& groups_of) {
    make_groups(groups_of);
    add_hints();
    return std::move(groups_);
  }

 private:
  // "The National Front" is called "National Front" as well.
  std::uint64_t key_of(const Name& name) const {
    const std::size_t begin = name.tokens.begin.value;
    const bool article = name.tokens.size() > 2 && cast_.document.tokens[begin].pos == Upos::DET &&
                         cast_.vocabulary.is_cue(cast_.words[begin].key, Cue::definite);
    return cast_.words.phrase(begin + article, name.tokens.end.value);
  }

  void make_groups(std::vector<std::uint32_t>& groups_of) {
    std::unordered_map<std::uint64_t, std::uint32_t> index;
    groups_of.assign(names_.size(), no_group);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.government) continue;
      const auto [place, added] = index.try_emplace(key_of(name), static_cast<std::uint32_t>(groups_.size()));
      if (added) groups_.emplace_back();
      groups_of[i] = place->second;
      add_member(groups_[place->second], i);
    }
  }

  void add_member(NameGroup& group, std::size_t i) {
    const Name& name = names_[i];
    group.key = key_of(name);
    group.members.push_back(i);
    group.tokens = count_words(name.tokens);
    if (group.aliases.empty()) group.aliases = name.aliases;
    for (std::size_t t = 0; t < group.votes.size(); ++t) group.votes[t] = std::max<int>(group.votes[t], name.votes[t]);
    if (group.kind == OrganizationKind::none) group.kind = name.kind;
    if (group.gender == Gender::unknown) group.gender = name.gender;
    for (std::size_t t = name.tokens.begin.value; t < name.tokens.end.value; ++t)
      group.acronym = group.acronym || (cast_.words[t].shape == Shape::all_caps && !cast_.words[t].headline);
    group.courtesy = group.courtesy || name.courtesy;
    group.located = group.located || name.located;
    group.in_country = group.in_country || in_country(name.head);
    group.set_off = group.set_off || is_set_off(name.tokens);
    group.article = group.article && has_article(name);
    group.certain = group.certain || (name.certain && (is_supported(name) || (group.members.size() > 1 && !name.opens && !is_common(name))));
    group.common = group.common || name.common > 0;
    if (group.title == 0 && !name.title.empty() && !name.courtesy) {
      group.title = cast_.words.phrase(name.title.begin.value, name.title.end.value);
      group.near = named_before(i);
    }
  }

  // "Huntsville, Ala."
  bool is_set_off(TokenRange name) const {
    const Document& document = cast_.document;
    const std::size_t begin = name.begin.value;
    const bool abbreviated = name.size() == 1 && document.form(name.begin).find('.') != std::string_view::npos;
    return abbreviated && begin > 1 && document.form(TokenId{begin - 1}) == "," && document.tokens[begin - 2].pos == Upos::PROPN;
  }

  // "the governor of Georgia", "Georgia's senior senator", "Senator Ann Lee of Georgia", "Fulton County, Georgia".
  bool in_country(TokenId head) const {
    const Document& document = cast_.document;
    constexpr int highest = 3;
    TokenId at = head;
    for (int step = 0; step < highest; ++step) {
      const Deprel relation = universal(document[at].relation);
      const bool beside = relation == Deprel::flat || relation == Deprel::appos;
      if ((relation != Deprel::nmod && relation != Deprel::compound && !beside) || !document[at].head) return false;
      at = document[at].head;
      if (is_of_region(at)) return true;
      if (beside && step == 0) return false;
      for (const TokenId c : children(document, at)) {
        const Deprel link = universal(document[c].relation);
        const bool title = c < at && (link == Deprel::compound || link == Deprel::flat || document[c].relation == Deprel::nmod_desc);
        if (title && is_of_region(c)) return true;
      }
    }
    return false;
  }

  bool is_of_region(TokenId token) const {
    return cast_.vocabulary.is_cue(cast_.words[token.value].lemma, Cue::region_office) ||
           cast_.vocabulary.is_cue(cast_.words[token.value].key, Cue::region_office);
  }

  // An article of its own, not that of a noun behind it ("the Amazon warehouse").
  bool has_article(const Name& name) const {
    const std::size_t begin = name.tokens.begin.value;
    return begin > 0 && cast_.document.tokens[begin - 1].pos == Upos::DET && cast_.document[name.head].relation != Deprel::compound;
  }

  // Words that nothing speaks for, met once, may be any words with capitals, the more so if a dictionary has them all.
  static bool is_supported(const Name& name) {
    const auto positive = [](std::int8_t weight) { return weight > 0; };
    if (!name.aliases.empty() || std::any_of(name.votes.begin(), name.votes.end(), positive)) return true;
    const bool all_common = is_common(name);
    if (!all_common && name.tokens.size() > 1) return true;
    return !(all_common && name.opens) && (name.acts || std::any_of(name.hints.begin(), name.hints.end(), positive));
  }

  static bool is_common(const Name& name) { return name.common >= name.tokens.size(); }

  // Hints count where half of the members agree.
  void add_hints() {
    for (NameGroup& group : groups_)
      for (std::size_t t = 0; t < group.votes.size(); ++t) {
        int sum = 0;
        for (const std::size_t i : group.members) sum += names_[i].hints[t];
        group.votes[t] += 2 * sum / static_cast<int>(group.members.size());
        int votes = 2 * sum;
        for (const std::size_t i : group.members) votes += names_[i].votes[t];
        group.average[t] = votes / static_cast<int>(group.members.size());
      }
  }

  std::uint32_t count_words(TokenRange range) const {
    std::uint32_t count = 0;
    for (std::size_t i = range.begin.value; i < range.end.value; ++i) count += cast_.words[i].key != 0;
    return count;
  }

  // "Ukraine's President …", "German defence minister …": who is named right before the title.
  std::uint32_t named_before(std::size_t i) const {
    constexpr std::uint32_t reach = 3;
    const std::uint32_t title = names_[i].title.begin.value;
    for (std::size_t j = i; j-- > 0;) {
      const Name& other = names_[j];
      if (other.tokens.end.value + reach < title) break;
      if (other.tokens.end.value <= title && !other.aliases.empty()) return other.aliases.front().entity;
    }
    return packed_none;
  }

  const Cast& cast_;
  const std::vector<Name>& names_;
  std::vector<NameGroup> groups_;
};

}  // namespace

std::vector<NameGroup> group_names(const Cast& cast, const std::vector<Name>& names, std::vector<std::uint32_t>& groups_of) {
  return Grouper(cast, names).group(groups_of);
}

}  // namespace entente

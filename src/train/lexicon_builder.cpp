// SPDX-License-Identifier: Apache-2.0
#include "train/lexicon_builder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <unordered_map>

#include "core/tsv.hpp"
#include "syntax/backoff_table.hpp"
#include "syntax/morphology.hpp"

namespace entente {
namespace {

constexpr std::size_t open_words = 20;  // a tag of so many different words may be any new word's

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

// For each key the value that was seen most often; of equals the smallest.
class Majority {
 public:
  void add(std::uint64_t key, std::uint32_t value) { ++counts_[key][value]; }
  bool best(std::uint64_t key, std::uint32_t& value) const {
    const auto found = counts_.find(key);
    if (found == counts_.end()) return false;
    std::uint32_t most = 0;
    for (const auto& [candidate, count] : found->second)
      if (count > most) most = count, value = candidate;
    return true;
  }

 private:
  std::unordered_map<std::uint64_t, std::map<std::uint32_t, std::uint32_t>> counts_;
};

// Values of words, put into a BackoffTable without what the more general keys say already.
class BackoffBuilder {
 public:
  void add(const BackoffKeys& keys, std::uint32_t value) {
    if (seen_.insert(keys[0]).second) keys_.push_back(keys);
    majority_.add(keys[0], value);
  }

  // A word that says nothing about others with its endings.
  void add_word(const BackoffKeys& keys, std::uint32_t value) { words_[keys[0]] = value; }
  bool has(const BackoffKeys& keys) const { return seen_.contains(keys[0]); }

  void write(ModelWriter& writer, std::string_view name) {
    for (const BackoffKeys& keys : keys_) {  // every word once, so that endings are those of many words
      std::uint32_t value = 0;
      majority_.best(keys[0], value);
      for (std::size_t level = 1; level < keys.size(); ++level) majority_.add(keys[level], value);
    }
    std::map<std::uint64_t, std::uint32_t> kept = words_;
    for (const BackoffKeys& keys : keys_)
      for (std::size_t level = 0; level < keys.size(); ++level) {
        std::uint32_t value = 0;
        std::uint32_t general = 0;
        majority_.best(keys[level], value);
        const bool last = level + 1 == keys.size();
        if (last || !majority_.best(keys[level + 1], general) || general != value || level > 0) kept[keys[level]] = value;
      }
    std::vector<BackoffTable::Slot> slots(std::bit_ceil(std::max<std::size_t>(16, kept.size() * 3 / 2)));
    for (const auto& [key, value] : kept) {
      std::size_t i = key & (slots.size() - 1);
      while (slots[i].check != 0) i = (i + 1) & (slots.size() - 1);
      slots[i] = {BackoffTable::check_of(key), value};
    }
    writer.add_array(name, slots);
  }

 private:
  Majority majority_;
  std::set<std::uint64_t> seen_;
  std::vector<BackoffKeys> keys_;
  std::map<std::uint64_t, std::uint32_t> words_;
};

// Numbers lemma rules as they come.
class RuleTable {
 public:
  std::uint32_t add(const LemmaRule& rule) {
    const auto [found, added] = numbers_.emplace(rule, lines_.size());
    if (added) lines_.push_back((rule.keep_case ? "1" : "0") + std::to_string(rule.strip) + '\t' + rule.suffix);
    return found->second;
  }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::map<LemmaRule, std::uint32_t> numbers_;
  std::vector<std::string> lines_;
};

// The XPOS of inflected forms, by the kind of word.
std::map<char, std::set<std::string>> inflected_tags(const Resources& resources) {
  std::map<char, std::set<std::string>> tags;
  TsvReader reader(resources.get("en/inflections.tsv"), resources.where("en/inflections.tsv"), 4);
  while (reader.next())
    for (const char kind : reader[2])
      for (const std::string_view tag : split(reader[3], ' ')) tags[kind].emplace(tag);
  return tags;
}

// Irregular forms that the treebank lacks, with every tag that an inflected form can have.
void add_irregular(const Resources& resources, const TagTable& tags, RuleTable& rules, BackoffBuilder& lemmas) {
  const Lexicon none;
  std::map<char, std::set<std::string>> inflected = inflected_tags(resources);
  TsvReader reader(resources.get("en/irregular_forms.tsv"), resources.where("en/irregular_forms.tsv"), 3);
  while (reader.next())
    for (std::size_t tag = 0; tag < tags.size(); ++tag) {
      if (!inflected[reader[1].front()].contains(std::string(tags.xpos(tag)))) continue;
      const BackoffKeys keys = backoff_keys(none.describe(reader[0]), static_cast<TagClass>(tag));
      if (!lemmas.has(keys)) lemmas.add_word(keys, rules.add(lemma_rules(reader[0], reader[2]).front()));
    }
}

}  // namespace

TagTable::TagTable(const Treebank& treebank, const std::vector<std::string>& tag_names) : tag_names_(tag_names) {
  for (const auto& entry : treebank)
    for (const Token& token : entry->document.tokens) {
      const std::pair pair(token.pos, token.tag);
      if (!classes_.emplace(pair, static_cast<TagClass>(pairs_.size())).second) continue;
      pairs_.push_back(pair);
      if (pairs_.size() >= no_tag) throw Error("the treebank has too many pairs of UPOS and XPOS");
    }
}

void TagTable::write(ModelWriter& writer) const {
  std::string lines;
  for (const auto& [pos, tag] : pairs_) lines += std::string(name(pos)) + '\t' + tag_names_[tag] + '\n';
  writer.add("tags", lines);
  writer.add("xpos", join(tag_names_));
}

void write_lexicon(const Treebank& treebank, const TagTable& tags, std::uint32_t least, ModelWriter& writer) {
  std::map<std::string, std::map<TagClass, std::uint32_t>> counts;
  for (const auto& entry : treebank)
    for (const Token& token : entry->document.tokens) ++counts[std::string(entry->document.symbols.view(token.form))][tags.find(token)];
  std::vector<std::string> forms;
  std::vector<std::uint32_t> offsets{0};
  std::vector<TagClass> form_tags;
  std::vector<std::uint8_t> form_counts;
  std::vector<std::size_t> words_of(tags.size(), 0);
  for (const auto& [form, by_tag] : counts) {
    std::vector<std::pair<std::uint32_t, TagClass>> order;
    std::uint32_t total = 0;
    for (const auto& [tag, count] : by_tag) {
      order.emplace_back(count, tag);
      total += count;
      ++words_of[tag];
    }
    if (total < least) continue;
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    for (const auto& [count, tag] : order) form_tags.push_back(tag);
    forms.push_back(form);
    offsets.push_back(static_cast<std::uint32_t>(form_tags.size()));
    form_counts.push_back(static_cast<std::uint8_t>(std::min(total, 255U)));
  }
  std::vector<TagClass> open;
  for (std::size_t tag = 0; tag < words_of.size(); ++tag)
    if (words_of[tag] >= open_words) open.push_back(static_cast<TagClass>(tag));
  writer.add("forms", join(forms));
  writer.add_array("forms.offsets", offsets);
  writer.add_array("forms.tags", form_tags);
  writer.add_array("forms.counts", form_counts);
  writer.add_array("open", open);
}

// The classes of words, and of irregular forms by what they are forms of.
std::map<std::string, Dictionary::Classes> read_classes(const Resources& resources) {
  std::map<std::string, std::size_t> bits;  // in the order in which they come
  std::map<std::string, Dictionary::Classes> classes;
  TsvReader reader(resources.get("en/word_classes.tsv"), resources.where("en/word_classes.tsv"), 4);
  while (reader.next())
    for (std::size_t column = 1; column < 4; ++column) {
      if (reader[column] == "-") continue;
      for (const std::string_view name : split(reader[column], ' ')) {
        const std::size_t bit = bits.emplace(std::to_string(column) + std::string(name), bits.size()).first->second;
        if (bit >= Dictionary::class_bits) reader.fail("there are too many different classes");
        classes[std::string(reader[0])][bit / 64] |= std::uint64_t{1} << bit % 64;
      }
    }
  TsvReader irregular(resources.get("en/irregular_forms.tsv"), resources.where("en/irregular_forms.tsv"), 3);
  while (irregular.next()) {
    const auto base = classes.find(std::string(irregular[2]));
    if (base == classes.end()) continue;
    const Dictionary::Classes of_base = base->second;
    Dictionary::Classes& of_form = classes[std::string(irregular[0])];
    for (std::size_t i = 0; i < of_form.size(); ++i) of_form[i] |= of_base[i];
  }
  return classes;
}

void write_dictionary(const Resources& resources, ModelWriter& writer) {
  std::map<std::string, std::uint32_t> words;
  TsvReader reader(resources.get("en/dictionary.tsv"), resources.where("en/dictionary.tsv"), 2);
  while (reader.next())
    for (const char c : reader[1]) {
      const std::size_t kind = Dictionary::letters.find(c);
      if (kind == Dictionary::letters.npos) reader.fail("'" + std::string(1, c) + "' is no kind of word");
      words[std::string(reader[0])] |= 1U << kind;
    }
  const std::map<std::string, Dictionary::Classes> classes = read_classes(resources);
  for (const auto& item : classes) words[item.first] |= 0;
  std::vector<std::uint32_t> slots(std::bit_ceil(words.size() * 3 / 2 + 16));
  std::map<Dictionary::Classes, std::uint16_t> sets{{{}, 0}};
  std::vector<std::uint64_t> set_list{0, 0};
  std::vector<std::uint16_t> class_of(slots.size());
  for (const auto& [word, kinds] : words) {
    std::size_t i = Dictionary::place(word) & (slots.size() - 1);
    while (slots[i] != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = Dictionary::slot(word, kinds);
    const auto found = classes.find(word);
    if (found == classes.end()) continue;
    const auto [set, added] = sets.emplace(found->second, static_cast<std::uint16_t>(sets.size()));
    if (added) set_list.insert(set_list.end(), found->second.begin(), found->second.end());
    class_of[i] = set->second;
  }
  if (sets.size() > 0xFFFF) throw Error("en/word_classes.tsv: too many different sets of classes");
  writer.add_array("dictionary", slots);
  writer.add_array("dictionary.classes", class_of);
  writer.add_array("dictionary.class.sets", set_list);
  writer.add("inflections", resources.get("en/inflections.tsv"));
}

void write_morphology(const Treebank& treebank, const TagTable& tags, const Resources& resources, ModelWriter& writer) {
  RuleTable rules;
  std::map<std::uint64_t, std::uint32_t> sets;
  std::vector<std::uint64_t> feature_sets;
  BackoffBuilder lemmas;
  BackoffBuilder features;
  const Lexicon none;
  for (const auto& entry : treebank)
    for (const Token& token : entry->document.tokens) {
      const std::string_view form = entry->document.symbols.view(token.form);
      const BackoffKeys keys = backoff_keys(none.describe(form), tags.find(token));
      const auto [set, new_set] = sets.emplace(token.features.bits(), feature_sets.size());
      if (new_set) feature_sets.push_back(token.features.bits());
      features.add(keys, set->second);
      if (token.relation == Deprel::goeswith) continue;
      // A rule that fits several spellings of a word (i, I) has the votes of all.
      for (const LemmaRule& rule : lemma_rules(form, entry->document.symbols.view(token.lemma))) lemmas.add(keys, rules.add(rule));
    }
  add_irregular(resources, tags, rules, lemmas);
  writer.add("lemma.rules", join(rules.lines()));
  lemmas.write(writer, "lemmas");
  writer.add_array("feature.sets", feature_sets);
  features.write(writer, "features");
}

std::string build_lexicon(const Treebank& treebank, const TagTable& tags, const Resources& resources, std::uint32_t least) {
  ModelWriter writer;
  tags.write(writer);
  write_dictionary(resources, writer);
  write_lexicon(treebank, tags, least, writer);
  write_morphology(treebank, tags, resources, writer);
  return writer.bytes();
}

}  // namespace entente

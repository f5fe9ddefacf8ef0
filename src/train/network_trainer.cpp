// SPDX-License-Identifier: Apache-2.0
#include "train/network_trainer.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <map>
#include <set>
#include <sstream>
#include <unordered_map>

#include "core/utf8.hpp"
#include "syntax/network_input.hpp"
#include "train/shuffle.hpp"

namespace entente {
namespace {

constexpr int often_enough = 2;  // words and pieces of words seen less often say nothing

enum class Spelling { as_is, capitals, small, headline };

std::string respell(std::string_view form, Spelling spelling) {
  switch (spelling) {
    case Spelling::capitals:
      return to_upper(form);
    case Spelling::small:
      return to_lower(form);
    case Spelling::headline: {
      if (form.size() < 4) break;
      std::size_t first = 0;
      next_char(form, first);
      return to_upper(form.substr(0, first)) + std::string(form.substr(first));
    }
    case Spelling::as_is:
      break;
  }
  return std::string(form);
}

// As newspapers print what treebanks have from keyboards.
std::string typeset(const std::string& form, std::string_view xpos) {
  if (form == "\"") return xpos == "``" ? "“" : "”";
  if (form == "--") return "–";
  if (form == "...") return "…";
  if (form == "'" && xpos == "``") return "‘";
  std::string result;
  for (const char c : form)
    if (c == '\'')
      result += "’";
    else
      result += c;
  return result;
}

bool is_name(std::string_view form) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return form.size() > 2 && form[0] >= 'A' && form[0] <= 'Z' && std::all_of(form.begin() + 1, form.end(), small);
}

void add_sentence(const Document& document, TokenRange sentence, const TagTable& tags, NetworkExample& example) {
  const auto begin = static_cast<std::uint32_t>(example.size());
  example.sentence_begins.push_back(begin);
  if (begin == 0 || document[sentence.begin].has(Token::paragraph_start)) example.paragraph_begins.push_back(begin);
  for (std::uint32_t t = sentence.begin.value; t < sentence.end.value; ++t) {
    const Token& token = document.tokens[t];
    example.forms.emplace_back(document.symbols.view(token.form));
    example.typeset.push_back(typeset(example.forms.back(), document.tag_names->at(token.tag)));
    example.names.push_back(token.pos == Upos::PROPN && is_name(example.forms.back()));
    example.flags.push_back(token.flags % NetworkLearner::flag_kinds);
    example.tags.push_back(tags.has(token) ? tags.find(token) : 0);
    example.heads.push_back(token.head ? static_cast<std::uint16_t>(token.head.value - sentence.begin.value + 1) : 0);
    example.labels.push_back(static_cast<std::uint16_t>(token.relation));
    example.tag_weights.push_back(1);
    example.arc_weights.push_back(1);
  }
}

void close(std::vector<NetworkExample>& examples) {
  for (NetworkExample& example : examples) {
    example.sentence_begins.push_back(static_cast<std::uint32_t>(example.size()));
    example.paragraph_begins.push_back(static_cast<std::uint32_t>(example.size()));
  }
}

// Runs of sentences of at most `most` words, but for longer sentences.
std::vector<NetworkExample> examples_of(const Treebank& treebank, const TagTable& tags, std::size_t most) {
  std::vector<NetworkExample> examples;
  for (const auto& entry : treebank)
    for (const TokenRange sentence : entry->document.sentences) {
      if (sentence.begin.value == 0 || examples.back().size() + sentence.size() > most) examples.emplace_back();
      add_sentence(entry->document, sentence, tags, examples.back());
    }
  close(examples);
  return examples;
}

// What all of several analyses of the same texts say: sentences that all have, and in them the tags and arcs on which all agree.
std::vector<NetworkExample> agreed_examples(const std::vector<Treebank>& readings, const TagTable& tags, std::size_t most,
                                            float weight) {
  std::vector<NetworkExample> examples;
  if (readings.empty()) return examples;
  for (std::size_t d = 0; d < readings.front().size(); ++d) {
    const Document& document = readings.front()[d]->document;
    bool fresh = true;
    for (const TokenRange sentence : document.sentences) {
      const bool shared = std::all_of(readings.begin(), readings.end(), [&](const Treebank& reading) {
        const auto& others = reading[d]->document.sentences;
        return std::find(others.begin(), others.end(), sentence) != others.end();
      });
      if (!shared) {
        fresh = true;
        continue;
      }
      if (fresh || examples.back().size() + sentence.size() > most) examples.emplace_back();
      fresh = false;
      NetworkExample& example = examples.back();
      const std::size_t first = example.size();
      add_sentence(document, sentence, tags, example);
      for (std::size_t i = 0; i < sentence.size(); ++i) {
        const Token& token = document.tokens[sentence.begin.value + i];
        const bool tag = std::all_of(readings.begin(), readings.end(), [&](const Treebank& reading) {
          const Token& other = reading[d]->document.tokens[sentence.begin.value + i];
          return other.pos == token.pos && other.tag == token.tag;
        });
        const bool arc = std::all_of(readings.begin(), readings.end(), [&](const Treebank& reading) {
          const Token& other = reading[d]->document.tokens[sentence.begin.value + i];
          return other.head == token.head && other.relation == token.relation;
        });
        example.tag_weights[first + i] = tag && tags.has(token) ? weight : 0;
        example.arc_weights[first + i] = arc ? weight : 0;
      }
    }
  }
  close(examples);
  return examples;
}

// Rows of the table of embeddings, for forms.
class Inputs {
 public:
  Inputs(const std::vector<NetworkExample>& examples, const Lexicon& lexicon, const WordVectors& vectors)
      : lexicon_(lexicon), vectors_(vectors) {
    std::map<std::string, int> forms;
    for (const NetworkExample& example : examples)
      for (std::size_t i = 0; i < example.size(); ++i) {
        ++forms[example.forms[i]];
        if (example.typeset[i] != example.forms[i]) ++forms[example.typeset[i]];
      }
    std::map<std::uint64_t, int> words;
    std::map<std::uint32_t, int> rows;  // by how many different forms they are seen
    for (const auto& [form, count] : forms) {
      const WordInfo info = lexicon.describe(form);
      words[info.lower] += count;
      std::vector<std::uint32_t> of_form;
      network_rows(info, form, vocabulary_, of_form);
      for (std::size_t i = 1; i < of_form.size(); ++i) ++rows[of_form[i]];
    }
    for (const auto& [word, count] : words)
      if (count >= often_enough) words_.push_back(word);
    vocabulary_ = NetworkVocabulary(words_);
    known_.assign(input_rows::words, false);
    known_.push_back(true);
    for (const auto& [row, count] : rows)
      if (count >= often_enough) known_[row] = true;
  }

  // Of the table that is learnt.
  std::uint32_t rows() const { return vocabulary_.rows(); }
  const std::vector<bool>& known() const { return known_; }

  // All words that are learnt or have a vector, in the order of their hashes.
  std::map<std::uint64_t, NetworkLearner::Word> words() const {
    std::map<std::uint64_t, NetworkLearner::Word> all;
    for (const auto& [word, vector] : vectors_.rows) all[word] = {input_rows::words, vector};
    for (std::size_t i = 0; i < words_.size(); ++i) all[words_[i]].row = static_cast<std::uint32_t>(input_rows::words + 1 + i);
    return all;
  }

  void add(const std::string& form, NetworkExample& example) {
    const auto [found, added] = cache_.try_emplace(form);
    Input& input = found->second;
    if (added) {
      const WordInfo info = lexicon_.describe(form);
      network_rows(info, form, vocabulary_, input.rows);
      std::erase_if(input.rows, [&](std::uint32_t row) { return row < input_rows::words && !known_[row]; });
      input.vector = vectors_.find(info.lower);
    }
    example.inputs.push_back(input.rows);
    example.vectors.push_back(input.vector);
  }

 private:
  struct Input {
    std::vector<std::uint32_t> rows;
    std::uint32_t vector = WordVectors::none;
  };
  const Lexicon& lexicon_;
  const WordVectors& vectors_;
  NetworkVocabulary vocabulary_;
  std::vector<std::uint64_t> words_;
  std::vector<bool> known_;
  std::unordered_map<std::string, Input> cache_;
};

void clear_inputs(NetworkExample& example) {
  example.inputs.clear();
  example.vectors.clear();
}

void fill_inputs(NetworkExample& example, Inputs& inputs) {
  clear_inputs(example);
  for (const std::string& form : example.forms) inputs.add(form, example);
}

// How the examples are changed each time, so that what is learnt of them holds for news too.
class Varier {
 public:
  Varier(const std::vector<NetworkExample>& examples, const NetworkVariation& rates) : rates_(rates) {
    std::set<std::string> names;
    for (const NetworkExample& example : examples)
      for (std::size_t i = 0; i < example.size(); ++i)
        if (example.names[i]) names.insert(example.forms[i]);
    names_.assign(names.begin(), names.end());
  }

  void fill_inputs(NetworkExample& example, Inputs& inputs, Random& random) const {
    constexpr std::array spellings{Spelling::capitals, Spelling::small, Spelling::headline};
    const Spelling spelling = uniform(random) < rates_.respelled ? spellings[random() % spellings.size()] : Spelling::as_is;
    const auto& forms = uniform(random) < rates_.typeset ? example.typeset : example.forms;
    clear_inputs(example);
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const bool other = example.names[i] && uniform(random) < rates_.renamed;
      inputs.add(respell(other ? names_[random() % names_.size()] : forms[i], spelling), example);
    }
  }

 private:
  NetworkVariation rates_;
  std::vector<std::string> names_;
};

// Treebanks are tidier than newspapers, where the space between two sentences may be missing.
std::vector<std::uint8_t> forget_spaces(const NetworkExample& example, Random& random) {
  constexpr float part = 0.05F;
  std::vector<std::uint8_t> flags = example.flags;
  for (const std::uint32_t begin : example.sentence_begins)
    if (begin > 0 && begin < flags.size() && flags[begin] == Token::space_before && example.forms[begin - 1].size() == 1 &&
        uniform(random) < part)
      flags[begin] = 0;
  return flags;
}

// Accuracy with gold tokens and sentences, but for the sentence ends themselves.
std::string evaluate(NetworkLearner& network, const std::vector<NetworkExample>& examples, const TagTable& tags) {
  double words = 0, upos = 0, uas = 0, las = 0, right = 0, found = 0, gold = 0;
  for (const NetworkExample& example : examples) {
    const NetworkLearner::Reading reading = network.read(example);
    std::vector<bool> end(example.size() + 1, false);
    for (const std::uint32_t begin : example.sentence_begins) end[begin] = true;
    for (std::size_t i = 0; i < example.size(); ++i) {
      const bool head = reading.heads[i] == example.heads[i];
      const bool said = reading.ends[i] > 0 || i + 1 == example.size();
      ++words;
      upos += tags.upos(reading.tags[i]) == tags.upos(example.tags[i]);
      uas += head;
      las += head && universal(static_cast<Deprel>(reading.labels[i])) == universal(static_cast<Deprel>(example.labels[i]));
      found += said;
      gold += end[i + 1];
      right += said && end[i + 1];
    }
  }
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << "; dev: UPOS " << 100 * upos / words << " UAS " << 100 * uas / words << " LAS "
       << 100 * las / words << " sentence ends " << 200 * right / (found + gold);
  return std::move(text).str();
}

}  // namespace

std::string train_network(const Treebank& treebank, const std::vector<Treebank>& readings, const Treebank& dev,
                          const TagTable& tags, const Lexicon& lexicon, const NetworkTraining& options,
                          const std::function<void(const std::string&)>& report) {
  std::vector<NetworkExample> examples = examples_of(treebank, tags, options.batch / 2);
  for (NetworkExample& example : agreed_examples(readings, tags, options.batch / 2, options.agreed))
    examples.push_back(std::move(example));
  WordVectors vectors;
  if (!options.vectors.empty()) vectors = read_word_vectors(options.vectors, options.most_vectors);
  Inputs inputs(examples, lexicon, vectors);
  NetworkSize size = options.size;
  size.rows = inputs.rows();
  size.unknown = input_rows::words;
  size.tags = static_cast<std::uint32_t>(tags.size());
  size.labels = static_cast<std::uint32_t>(Deprel::xcomp) + 1;
  std::vector<NetworkExample> tests = examples_of(dev, tags, 100000);
  for (NetworkExample& test : tests) fill_inputs(test, inputs);
  const Varier varier(examples, options.variation);
  double all = 0;
  for (const NetworkExample& example : examples) all += static_cast<double>(example.size()) * options.epochs;
  NetworkLearner network(size, vectors, options.seed);
  Random random(options.seed);
  double seen = 0;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    shuffle(examples, random);
    NetworkLearner::Losses losses;
    std::size_t in_batch = 0;
    for (NetworkExample& example : examples) {
      varier.fill_inputs(example, inputs, random);
      std::vector<std::uint8_t> flags = forget_spaces(example, random);
      example.flags.swap(flags);
      losses += network.learn(example, options.dropout, 1.0F / static_cast<float>(options.batch), random);
      example.flags.swap(flags);
      clear_inputs(example);
      in_batch += example.size();
      seen += static_cast<double>(example.size());
      if (in_batch < options.batch) continue;
      in_batch = 0;
      const double done = seen / all;
      constexpr double warm_up = 0.02;  // of the training
      network.step(options.rate * static_cast<float>(std::min(1.0, done / warm_up) * (1 - done) + 0.005),
                   done < warm_up ? 1.0F : 0.003F);
    }
    std::ostringstream text;
    const double words = all / options.epochs;
    text << std::fixed << std::setprecision(4) << "epoch " << epoch << ": losses: ends " << losses.ends / words << " tags "
         << losses.tags / words << " arcs " << losses.arcs / words << " relations " << losses.labels / words;
    if (!tests.empty() && (epoch % 4 == 0 || epoch == options.epochs)) {
      network.swap_means();
      text << evaluate(network, tests, tags);
      network.swap_means();
    }
    report(std::move(text).str());
  }
  ModelWriter writer;
  std::vector<std::uint64_t> hashes;
  std::vector<NetworkLearner::Word> words;
  for (const auto& [hash, word] : inputs.words()) {
    hashes.push_back(hash);
    words.push_back(word);
  }
  writer.add_array("network.words", hashes);
  network.write(writer, inputs.known(), words);
  return writer.bytes();
}

}  // namespace entente

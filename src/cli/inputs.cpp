// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"

#include <algorithm>
#include <utility>

#include "core/hash.hpp"

namespace entente {
namespace {

bool has_facts(const InputFile& file) { return file.format != nullptr && file.format->open == nullptr; }

// A graph is no kind of article, so that searching a folder passes over it.
bool is_graph(const InputFile& file) { return file.format == nullptr && file.path.extension() == ".graph"; }

bool is_one_article(const std::variant<InputFile, InputError>& source) {
  const auto* const file = std::get_if<InputFile>(&source);
  return file != nullptr && file->format != nullptr && (file->format->info.name == "text" || file->format->info.name == "html");
}

template <class Result>
std::optional<Input> as_input(std::optional<Result> result) {
  if (!result) return std::nullopt;
  return std::visit([](auto&& value) { return Input(std::forward<decltype(value)>(value)); }, std::move(*result));
}

const ArticleInfo* info_of(const Input& input) {
  if (const auto* const article = std::get_if<Article>(&input)) return &article->info;
  const auto* const facts = std::get_if<Facts>(&input);
  return facts == nullptr ? nullptr : &facts->article;
}

}  // namespace

Inputs::Inputs(const std::vector<std::string>& paths, ReadingOptions options, bool strict, Accept accept, Reporter& reporter)
    : options_(std::move(options)), strict_(strict), accept_(accept), reporter_(reporter) {
  for (const std::string& path : paths) try {
      add(path);
    } catch (const InputError& error) {
      sources_.emplace_back(error);
    }
  if (std::all_of(sources_.begin(), sources_.end(), is_one_article)) total_ = sources_.size();
}

void Inputs::add(const std::string& path) {
  if (accept_ == Accept::articles_and_facts && std::filesystem::path(path).extension() == ".graph" && std::filesystem::is_regular_file(path)) {
    sources_.emplace_back(InputFile{path, {}, nullptr});
    return;
  }
  InputFiles found = find_input_files(path);
  const bool named = found.files.size() == 1 && found.files.front().path == path;
  for (InputFile& file : found.files) {
    if (named || accept_ == Accept::articles_and_facts || !has_facts(file)) sources_.emplace_back(std::move(file));
    else found.skipped.push_back(std::move(file.path));
  }
  for (const auto& skipped : found.skipped) reporter_.note(skipped.string() + ": skipped, of no kind that is read here");
}

void Inputs::open(const InputFile& file) {
  where_ = file.path.string();
  reporter_.note("reading " + where_);
  if (is_graph(file)) {
    graph_ = std::make_unique<GraphArticles>(file.path);
    return;
  }
  ByteStream in = open_text_stream(file.path, options_.stop);
  constexpr std::string_view facts_begin = R"({"article":{)";  // on standard input nothing else tells
  const bool are_facts = has_facts(file) || (file.format == nullptr && in.ahead(facts_begin.size()) == facts_begin);
  if (are_facts && accept_ == Accept::articles_and_facts) facts_ = std::make_unique<FactsLines>(std::move(in));
  else articles_ = read_articles(std::move(in), file.format, file.id, options_);
}

std::optional<Input> Inputs::read() {
  for (;;) try {
      if (articles_)
        if (auto result = as_input(articles_->next())) return result;
      if (facts_)
        if (auto result = as_input(facts_->next())) return result;
      if (graph_)
        if (auto facts = graph_->next()) return *std::move(facts);
      articles_.reset();
      facts_.reset();
      graph_.reset();
      if (next_ == sources_.size()) return std::nullopt;
      const auto& source = sources_[next_++];
      if (const auto* const error = std::get_if<InputError>(&source)) return *error;
      open(std::get<InputFile>(source));
    } catch (const InputError& error) {
      articles_.reset();
      facts_.reset();
      graph_.reset();
      return error;
    }
}

std::optional<Facts> Inputs::GraphArticles::next() {
  if (at == articles.size()) return std::nullopt;
  ArticleFacts article = store.article(articles[at++].id);
  article.facts.text = std::move(article.text);
  return std::move(article.facts);
}

std::optional<Input> Inputs::next() {
  while (!ended_ && !interrupted()) {
    auto input = read();
    if (!input || interrupted()) break;
    const auto* const article = std::get_if<Article>(&*input);
    if (article != nullptr) {
      for (const std::string& note : article->notes) reporter_.note(article->where + ": " + note);
      mended_ += article->notes.empty() ? 0 : 1;
    }
    bool repeated = false;
    if (const ArticleInfo* const info = info_of(*input))
      if (auto error = check_id(*info, article == nullptr ? where_ : article->where, repeated)) input = *std::move(error);
    if (repeated) continue;
    ended_ = strict_ && std::holds_alternative<InputError>(*input);
    return input;
  }
  return std::nullopt;
}

std::string Inputs::source_name(std::size_t source) const {
  const auto* const file = std::get_if<InputFile>(&sources_[source]);
  return file == nullptr ? std::string() : file->path.string();
}

std::optional<InputError> Inputs::check_id(const ArticleInfo& info, const std::string& where, bool& repeated) {
  constexpr std::uint64_t other_seed = 1;
  const auto source = static_cast<std::uint32_t>(next_ - 1);
  const std::uint64_t text = hash64(info.sha256);
  const auto [seen, is_new] = seen_.try_emplace(Key{hash64(info.id), hash64(info.id, other_seed)}, Seen{text, source});
  if (is_new) return std::nullopt;
  const std::string before = source_name(seen->second.source);
  if (seen->second.text != text)
    return InputError({where}, "another article with the id '" + info.id + "' was read from " + before +
                                   "; give each its own (a header line 'Id: …', or the key 'id')");
  repeated = true;
  reporter_.note(where + ": the article '" + info.id + "' was read already from " + before);
  return std::nullopt;
}

std::string how_it_ended(const Inputs& inputs) {
  std::string text;
  if (inputs.mended() > 0) text += ", " + std::to_string(inputs.mended()) + " mended or in doubt (-v says which)";
  if (inputs.interrupted()) text += "; interrupted: run it again for the rest";
  return text;
}

}  // namespace entente

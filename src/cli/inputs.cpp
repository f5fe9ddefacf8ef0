// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

bool has_facts(const InputFile& file) { return file.format != nullptr && file.format->open == nullptr; }

// A graph is no kind of article, so that searching a folder passes over it.
bool is_graph(const InputFile& file) { return file.format == nullptr && file.path.extension() == ".graph"; }

bool is_one_article(const std::variant<InputFile, InputError>& source) {
  const auto* const file = std::get_if<InputFile>(&source);
  return file != nullptr && file->format != nullptr && file->format->info.name == "text";
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

Inputs::Inputs(const std::vector<std::string>& paths, ArticleDefaults defaults, Accept accept, Reporter& reporter)
    : defaults_(std::move(defaults)), accept_(accept), reporter_(reporter) {
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
  if (is_graph(file)) graph_ = std::make_unique<GraphArticles>(file.path);
  else if (has_facts(file) && accept_ == Accept::articles_and_facts) facts_ = std::make_unique<FactsLines>(file.path);
  else articles_ = open_articles(file, defaults_);
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
  while (auto input = read()) {
    const ArticleInfo* info = info_of(*input);
    bool repeated = false;
    if (info != nullptr)
      if (auto error = check_id(*info, repeated)) return *std::move(error);
    if (!repeated) return input;
  }
  return std::nullopt;
}

std::optional<InputError> Inputs::check_id(const ArticleInfo& info, bool& repeated) {
  const auto [seen, is_new] = seen_.try_emplace(info.id, Seen{info.sha256, where_});
  if (is_new) return std::nullopt;
  if (seen->second.sha256 != info.sha256)
    return InputError({where_}, "another article with the id '" + info.id + "' was read from " + seen->second.where +
                                    "; give each its own (a header line 'Id: …', or the key 'id')");
  repeated = true;
  reporter_.note(where_ + ": the article '" + info.id + "' was read already from " + seen->second.where);
  return std::nullopt;
}

}  // namespace entente

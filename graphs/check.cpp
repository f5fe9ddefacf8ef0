// SPDX-License-Identifier: Apache-2.0
#include "check.hpp"

#include <set>

#include <entente/article.hpp>

namespace entente {
namespace {

std::string show(CharSpan span) { return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")"; }

// Spans that end behind `chars`, each named once.
class SpanCheck {
 public:
  SpanCheck(std::uint32_t chars, std::vector<std::string>& problems) : chars_(chars), problems_(problems) {}

  void operator()(std::string_view what, CharSpan span) {
    if (span.end <= chars_ || !seen_.insert(span).second) return;
    problems_.push_back(std::string(what) + " at " + show(span) + " is outside the text, which has " + std::to_string(chars_) +
                        " characters");
  }
  void operator()(std::string_view what, const std::vector<CharSpan>& spans) {
    for (const CharSpan span : spans) (*this)(what, span);
  }

 private:
  std::uint32_t chars_;
  std::vector<std::string>& problems_;
  std::set<CharSpan> seen_;
};

void check_spans(const Facts& facts, SpanCheck check) {
  for (const Entity& entity : facts.entities) check("a mention of '" + entity.name + "'", entity.mentions);
  for (const Relation& relation : facts.relations) {
    check("the evidence of a relation", relation.evidence);
    check("the source of a relation", relation.according_to_span);
  }
  for (const Statement& statement : facts.statements) {
    check("the content of a statement", statement.content);
    check("the speaker of a statement", statement.speaker_span);
    check("the cue of a statement", statement.cue);
  }
}

}  // namespace

std::vector<std::string> mismatches(const Facts& facts, std::string_view text) {
  std::vector<std::string> problems;
  ArticleInfo info = facts.article;
  if (!text.empty()) {
    Article actual{.info = {}, .text = std::string(text)};
    complete(actual);
    if (!info.sha256.empty() && info.sha256 != actual.info.sha256)
      problems.push_back("its text is not the one the facts were read from (sha256 differs)");
    if (info.chars != 0 && info.chars != actual.info.chars)
      problems.push_back("its text has " + std::to_string(actual.info.chars) + " characters, not " + std::to_string(info.chars));
    info.chars = actual.info.chars;
  }
  if (info.chars != 0) check_spans(facts, {info.chars, problems});
  return problems;
}

}  // namespace entente

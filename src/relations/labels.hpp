// SPDX-License-Identifier: Apache-2.0
// Paragraphs that name their speaker before a colon: transcripts ("Ms Keller: We never met.") and headlines ("Poll: most want to
// stay").
#pragma once

#include <vector>

#include <entente/document.hpp>

#include "relations/contents.hpp"
#include "relations/cues.hpp"
#include "relations/quoted.hpp"
#include "relations/sources.hpp"

namespace entente {

class LabelSpeakers {
 public:
  LabelSpeakers(const Document& document, const std::vector<OuterQuotation>& quotations, const AttributionWords& words,
                const SourceFinder& sources)
      : document_(document), quotations_(quotations), words_(words), sources_(sources) {}
  // Contents are not yet shaped; a form that is direct is right, another is still to be told. What stands between quotation marks
  // behind the colon is left to QuotationSpeakers.
  std::vector<Saying> find() const;

 private:
  void find_in(TokenRange paragraph, std::vector<Saying>& sayings) const;
  bool is_turn(TokenRange paragraph, WordClass side) const;
  TokenId interviewee(TokenId end) const;
  void find_interview(const std::vector<TokenRange>& paragraphs, std::vector<Saying>& sayings) const;
  void find_signed(TokenRange paragraph, std::vector<Saying>& sayings) const;
  TokenId speaker(TokenRange label) const;
  bool is_told(TokenRange content) const;
  bool is_person(TokenId head) const;
  bool has_first_person(TokenRange range) const;

  const Document& document_;
  const std::vector<OuterQuotation>& quotations_;
  const AttributionWords& words_;
  const SourceFinder& sources_;
};

}  // namespace entente

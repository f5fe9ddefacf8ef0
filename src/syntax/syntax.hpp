// SPDX-License-Identifier: Apache-2.0
// Tokens to trees: part of speech, dictionary form, features, head and relation of every word.
#pragma once

#include <memory>
#include <string_view>

#include <entente/document.hpp>

#include "core/resources.hpp"

namespace entente {

class Syntax {
 public:
  // The models' words become symbols of `shared`. Throws Error for a model that does not fit.
  Syntax(const Resources& resources, SymbolTable& shared);
  ~Syntax();

  // Needs tokens and sentences; indexes the trees at the end.
  void annotate(Document& document) const;
  // The treebank's name of Token::tag.
  std::string_view tag_name(std::uint8_t tag) const;

 private:
  struct Models;
  std::unique_ptr<const Models> models_;
};

}  // namespace entente

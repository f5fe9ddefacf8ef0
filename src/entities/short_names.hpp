// SPDX-License-Identifier: Apache-2.0
// Whether a name is a shorter form of a longer one: "KCNA", "Freedom" for "Freedom Magazine", "the South" for "South Korea".
#pragma once

#include <string_view>

#include "entities/cast.hpp"
#include "entities/name_groups.hpp"

namespace entente {

class ShortNames {
 public:
  explicit ShortNames(const Cast& cast) : cast_(cast), document_(cast.document) {}

  // Whether `name`, of `group`, may be short for the name at `longer`, which an entity of `type` bears.
  bool shortens(const Name& name, const NameGroup& group, TokenRange longer, EntityType type) const;

 private:
  bool is_side_of_country(const Name& name, const NameGroup& group, TokenRange longer) const;
  bool is_side_of_body(TokenRange shorter, TokenRange longer, const NameGroup& group) const;
  bool is_acronym(TokenRange shorter, TokenRange longer) const;
  bool initials_match(std::string_view acronym, TokenRange range) const;
  bool is_end_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const;
  bool is_company(std::size_t last) const;
  bool is_start_of(TokenRange shorter, TokenRange longer, const NameGroup& group) const;

  const Cast& cast_;
  const Document& document_;
};

}  // namespace entente

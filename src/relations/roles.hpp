// SPDX-License-Identifier: Apache-2.0
// The words for what someone is: "defence minister" out of "the former German defence minister".
#pragma once

#include <functional>
#include <map>
#include <string>

#include <entente/document.hpp>

#include "core/resources.hpp"
#include "relations/actors.hpp"
#include "relations/frames.hpp"
#include "relations/rules.hpp"

namespace entente {

struct RoleClasses {
  RoleClasses(const WordClasses& words, const Resources& resources);
  ClassId no_role;  // "former" before a role
  ClassId spokesperson;
  ClassId counterpart;
  ClassId envoy;
  ClassId seat, local, state_office, portfolio, predecessor;
  std::map<std::string, std::string, std::less<>> in_full;  // of en/role_words.tsv: "senator" by "sen."
};

class Roles {
 public:
  Roles(const Document& document, const Frames& frames, const Actors& actors, const RoleClasses& classes)
      : document_(document), frames_(frames), actors_(actors), classes_(classes) {}

  std::string role(const Emission& emission, TokenId noun) const;
  // The words of a title before one name or several, in full and in the singular: "senator" of "Sens."
  std::string title(TokenRange tokens) const;
  // Who has the role of which this is the counterpart's: "her" of "her counterpart"; none where the word is no such one.
  EntityId counterpart_of(TokenId noun) const;
  // Whether the noun names one who speaks abroad for a body, whoever sent him.
  bool is_envoy(TokenId noun) const { return frames_.is(noun, classes_.envoy); }
  // An office that one holds for a place or body, not for the party of which one is: the "governor" of "Republican governor".
  bool is_seat(TokenId noun) const { return frames_.is(noun, classes_.seat); }
  // An office of a part of a country: "governor".
  bool is_local(TokenId noun) const { return frames_.is(noun, classes_.local); }
  // Whether the noun names a member of a government: "her foreign minister", but not "her secretary".
  bool is_of_state(TokenId noun) const;
  bool is_predecessor(TokenId noun) const { return frames_.is(noun, classes_.predecessor); }
  // Whether one of this role speaks for his body.
  bool speaks_for(std::string_view role) const;

 private:
  std::string hyphenated(TokenId noun) const;
  std::string phrase(TokenId noun) const;
  bool in_title(TokenId token, TokenId noun) const;
  bool part(TokenId token, TokenId noun) const;
  std::string text(TokenId token) const;
  std::string in_full(std::string form) const;

  const Document& document_;
  const Frames& frames_;
  const Actors& actors_;
  const RoleClasses& classes_;
};

}  // namespace entente

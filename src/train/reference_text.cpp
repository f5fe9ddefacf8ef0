// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>

#include <algorithm>

#include <entente/error.hpp>

#include "train/antecedent_trainer.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;

CharSpan span_of(const Json& pair) { return {pair[0].GetUint(), pair[1].GetUint()}; }

void read_entities(const Json& entities, ReferenceText& text) {
  std::uint32_t number = 0;
  for (const Json& entity : entities.GetArray()) {
    for (const Json& span : entity["mentions"].GetArray()) text.mentions.push_back({span_of(span), number});
    ++number;
  }
}

void read_choice(const Json& choice, ReferenceText& text) {
  text.complete = false;
  text.mentions.push_back({span_of(choice["pronoun"]), 0});
  text.mentions.push_back({span_of(choice["A"]), choice["A_coref"].GetBool() ? 0U : 1U});
  text.mentions.push_back({span_of(choice["B"]), choice["B_coref"].GetBool() ? 0U : 2U});
}

}  // namespace

std::vector<ReferenceText> read_references(std::string_view bytes, const std::string& where) {
  std::vector<ReferenceText> texts;
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    rapidjson::Document line;
    line.Parse(bytes.data(), end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    const bool marked = !line.HasParseError() && line.IsObject() && line.HasMember("text") && (line.HasMember("entities") || line.HasMember("gap"));
    if (!marked) throw InputError({where, number, 1}, "no JSON object with a text and its mentions");
    ReferenceText& text = texts.emplace_back();
    text.text = line["text"].GetString();
    if (line.HasMember("gap"))
      read_choice(line["gap"], text);
    else
      read_entities(line["entities"], text);
  }
  return texts;
}

}  // namespace entente

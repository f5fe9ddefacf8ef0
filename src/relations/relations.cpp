// SPDX-License-Identifier: Apache-2.0
#include "relations/relations.hpp"

namespace entente {

struct RelationFinder::Parts {};

RelationFinder::RelationFinder(const Resources&, SymbolTable&, std::string_view, std::string_view) : parts_(std::make_unique<const Parts>()) {}
RelationFinder::~RelationFinder() = default;
RelationFinder::RelationFinder(RelationFinder&&) noexcept = default;
RelationFinder& RelationFinder::operator=(RelationFinder&&) noexcept = default;

void RelationFinder::annotate(Document& document) const { document.relations.clear(); }
std::vector<std::string> RelationFinder::explain(const Document&) const { return {}; }

}  // namespace entente

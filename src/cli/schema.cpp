// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <entente/schema.hpp>

#include "cli/commands.hpp"
#include "cli/table.hpp"

namespace entente {
namespace {

std::string types(EntityTypes set) {
  std::string text;
  for (const EntityTypeInfo& row : entity_types())
    if (set.contains(row.type)) text += (text.empty() ? "" : "|") + std::string(row.name);
  return text;
}

std::string_view title(RelationClass relation_class) {
  switch (relation_class) {
    case RelationClass::standing: return "standing relations (true over a span of time)";
    case RelationClass::stance: return "stances (what one holds of another)";
    case RelationClass::action: break;
  }
  return "actions (happen at a time and place)";
}

void print_relations(RelationClass relation_class, std::ostream& out) {
  Table table;
  for (const RelationInfo& row : relation_types())
    if (row.relation_class == relation_class)
      table.add({std::string(row.name), types(row.subject) + (row.symmetric ? " <-> " : " -> ") + types(row.object), std::string(row.summary)});
  out << '\n' << title(relation_class) << ":\n";
  table.write(out, unbounded, 2);
}

Exit print_schema(const Console& console) {
  Table entities;
  for (const EntityTypeInfo& row : entity_types()) entities.add({std::string(row.name), std::string(row.summary)});
  console.out << "entities:\n";
  entities.write(console.out, unbounded, 2);
  for (const RelationClass relation_class : {RelationClass::standing, RelationClass::stance, RelationClass::action})
    print_relations(relation_class, console.out);
  Table table;
  for (const StatusInfo& row : statuses()) table.add({std::string(row.name), std::string(row.summary)});
  console.out << "\nstatus of a relation:\n";
  table.write(console.out, unbounded, 2);
  return Exit::done;
}

Run prepare(CLI::App&) { return print_schema; }

}  // namespace

const Command schema_command{
    "schema",
    "list the types of entities, the relations and their statuses",
    "entente schema",
    prepare,
};

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
// All that a graph file has on one node, or the weightiest of it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "parts.hpp"

namespace entente {
namespace {

// An edge by what it weighs; the id decides among equals, so that the numbers in the file don't.
struct Weighed {
  std::int64_t evidence;
  std::int64_t id;
  std::int64_t number;
  auto operator<=>(const Weighed&) const = default;
};

class ProfileReader {
 public:
  ProfileReader(Database& database, const std::string& id, std::size_t most)
      : database_(database), node_(number_of_node(database, id)), most_(most == 0 ? -1 : static_cast<std::int64_t>(most)) {}

  Profile read() {
    edges();
    add_disputed();
    held();
    profile_.said = quotes("speaker = ?1", "quote", "number");
    profile_.said_of_it = quotes("node = ?1", "quote_about", "quote");
    Sql dates(database_, "SELECT count(*), max(date) FROM node_article WHERE node = ?");
    dates.bind(node_);
    if (dates.step()) {
      profile_.articles = static_cast<std::size_t>(dates.number(0));
      profile_.last_date = dates.text(1);
    }
    Sql first(database_, "SELECT date FROM node_article WHERE node = ? AND date > '' ORDER BY date LIMIT 1");
    first.bind(node_);
    if (first.step()) profile_.first_date = first.text(0);
    first.reset();
    if (most_ < 0) happened_there();
    part_.edges.assign(chosen_.begin(), chosen_.end());
    if (most_ < 0) part_.nodes = {node_};
    profile_.graph = read_part(database_, part_);
    if (profile_.graph.nodes.empty()) profile_.graph = read_part(database_, {{}, {}, {node_}});
    return std::move(profile_);
  }

 private:
  // The weightiest of each relation and status come straight from an index; of them, the weightiest of each status are kept.
  void edges() {
    std::map<std::pair<bool, Status>, std::set<Weighed, std::greater<>>> sections;  // offices apart
    for (const char* end : {"subject", "object"}) {
      Sql rows(database_, std::string("SELECT evidence, id, number FROM edge WHERE ") + end +
                              " = ? AND relation = ? AND status = ? ORDER BY evidence DESC, id DESC LIMIT ?");
      for (const RelationInfo& relation : relation_types())
        for (const StatusInfo& status : statuses())
          for (rows.bind(node_, relation.name, status.name, most_); rows.step();)
            sections[{relation.type == RelationType::holds_office, status.status}].insert({rows.number(0), rows.number(1), rows.number(2)});
    }
    for (const auto& [section, edges] : sections) {
      std::int64_t left = most_;
      for (const Weighed& edge : edges)
        if (left-- != 0) chosen_.insert(edge.number);
        else break;
    }
    profile_.offices = count_edges(" AND relation = 'holds_office'");
    profile_.relations = count_edges("") - profile_.offices;
  }

  std::size_t count_edges(const std::string& condition) {
    Sql count(database_, "SELECT (SELECT count(*) FROM edge WHERE subject = ?1" + condition + ") + (SELECT count(*) FROM edge WHERE object = ?1" +
                             condition + ") - (SELECT count(*) FROM edge WHERE subject = ?1 AND object = ?1" + condition + ")");
    return static_cast<std::size_t>(count.bind(node_).first().value_or(0));
  }

  // What others assert of what is denied in the part.
  void add_disputed() {
    if (most_ < 0) return;
    Sql denied(database_, "SELECT relation, subject, object FROM edge WHERE number = ? AND status = 'denied'");
    Sql by_subject(database_, "SELECT number FROM edge WHERE subject = ? AND relation = ? AND status = 'asserted' AND object = ?");
    Sql by_object(database_, "SELECT number FROM edge WHERE object = ? AND relation = ? AND status = 'asserted' AND subject = ?");
    std::vector<std::int64_t> found;
    for (const std::int64_t edge : chosen_)
      denied.bind(edge).each([&](const Sql& row) {
        const std::int64_t other = row.number(1) == node_ ? row.number(2) : row.number(1);  // has fewer relations, as a rule
        const std::string relation = row.text(0);
        for (Sql* asserted : {&by_subject, &by_object})
          asserted->bind(other, std::string_view(relation), node_).each([&](const Sql& both) { found.push_back(both.number(0)); });
      });
    chosen_.insert(found.begin(), found.end());
  }

  void held() {
    Sql rows(database_,
             "SELECT status, evidence, id, number FROM edge_holder JOIN edge ON number = edge WHERE node = ?1 AND subject <> ?1 AND object <> ?1");
    std::map<std::string, std::set<Weighed, std::greater<>>> by_status;
    for (rows.bind(node_); rows.step(); ++profile_.holder_of) by_status[rows.text(0)].insert({rows.number(1), rows.number(2), rows.number(3)});
    for (const auto& [status, edges] : by_status) {
      std::int64_t left = most_;
      for (const Weighed& edge : edges)
        if (left-- != 0) chosen_.insert(edge.number);
        else break;
    }
  }

  // Relations that the node is the place of.
  void happened_there() {
    Sql rows(database_, "SELECT DISTINCT edge FROM edge_evidence WHERE place = ?");
    for (rows.bind(node_); rows.step();) chosen_.insert(rows.number(0));
  }

  // Takes the newest, with all of the last one's date; gives how many there are in all.
  std::size_t quotes(const std::string& condition, const std::string& table, const std::string& number) {
    const std::string from = " FROM " + table + " WHERE " + condition;
    std::string oldest;
    if (most_ > 0) {
      Sql cut(database_, "SELECT date" + from + " ORDER BY date DESC LIMIT 1 OFFSET ?2");
      cut.bind(node_, most_ - 1);
      if (cut.step()) oldest = cut.text(0);
      cut.reset();
    }
    Sql rows(database_, "SELECT " + number + from + " AND date >= ?2");
    for (rows.bind(node_, Text{oldest}); rows.step();) part_.quotes.push_back(rows.number(0));
    std::sort(part_.quotes.begin(), part_.quotes.end());
    part_.quotes.erase(std::unique(part_.quotes.begin(), part_.quotes.end()), part_.quotes.end());
    Sql count(database_, "SELECT count(*)" + from);
    count.bind(node_);
    const std::size_t all = count.step() ? static_cast<std::size_t>(count.number(0)) : 0;
    count.reset();
    return all;
  }

  Database& database_;
  std::int64_t node_;
  std::int64_t most_;  // -1 is all
  std::set<std::int64_t> chosen_;
  PartRows part_;
  Profile profile_;
};

}  // namespace

Profile profile(Database& database, const std::string& id, std::size_t most) { return ProfileReader(database, id, most).read(); }

}  // namespace entente

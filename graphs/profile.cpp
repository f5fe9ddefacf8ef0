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
    counts();
    edges(true);
    edges(false);
    add_disputed();
    held();
    quotes("speaker = ?1", "quote", "number");
    quotes("node = ?1", "quote_about", "quote");
    if (most_ < 0) happened_there();
    part_.edges.assign(chosen_.begin(), chosen_.end());
    if (most_ < 0) part_.nodes = {node_};
    profile_.graph = read_part(database_, part_);
    if (profile_.graph.nodes.empty()) {
      part_.nodes = {node_};
      profile_.graph = read_part(database_, part_);
    }
    return std::move(profile_);
  }

 private:
  void counts() {
    Sql(database_, "SELECT articles, first_date, last_date, offices, relations, said, said_of FROM node WHERE number = ?")
        .bind(node_)
        .each([&](const Sql& row) {
          const auto count = [&](int column) { return static_cast<std::size_t>(row.number(column)); };
          profile_.articles = count(0);
          profile_.first_date = row.text(1);
          profile_.last_date = row.text(2);
          profile_.offices = count(3);
          profile_.relations = count(4);
          profile_.said = count(5);
          profile_.said_of_it = count(6);
        });
  }

  // The weightiest of each status, offices apart. Most have one piece of evidence: they are looked at only where the others are too few.
  void edges(bool offices) {
    ByStatus found = edges_of(offices, 2);
    const auto is_enough = [&](const StatusInfo& status) { return found[std::string(status.name)].size() >= static_cast<std::size_t>(most_); };
    if (most_ < 0 || !std::all_of(statuses().begin(), statuses().end(), is_enough)) found = edges_of(offices, 0);
    for (auto& [status, edges] : found) choose(edges);
  }

  using ByStatus = std::map<std::string, std::vector<Weighed>, std::less<>>;
  ByStatus edges_of(bool offices, std::int64_t least_evidence) {
    ByStatus found;
    const auto add = [&](const Sql& row) { found[row.text(0)].push_back({row.number(1), row.number(2), row.number(3)}); };
    const std::string select = "SELECT status, evidence, id, number FROM edge WHERE evidence >= ?2 AND relation " + std::string(offices ? "=" : "<>") + " 'holds_office'";
    Sql(database_, select + " AND subject = ?1").bind(node_, least_evidence).each(add);
    Sql(database_, select + " AND object = ?1 AND subject <> ?1").bind(node_, least_evidence).each(add);
    return found;
  }

  void choose(std::vector<Weighed>& edges) {
    if (most_ >= 0 && edges.size() > static_cast<std::size_t>(most_)) {
      std::nth_element(edges.begin(), edges.begin() + most_, edges.end(), std::greater<>());
      edges.resize(static_cast<std::size_t>(most_));
    }
    for (const Weighed& edge : edges) chosen_.insert(edge.number);
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
    std::map<std::string, std::vector<Weighed>> by_status;
    for (rows.bind(node_); rows.step(); ++profile_.holder_of) by_status[rows.text(0)].push_back({rows.number(1), rows.number(2), rows.number(3)});
    for (auto& [status, edges] : by_status) choose(edges);
  }

  // Relations that the node is the place of.
  void happened_there() {
    Sql rows(database_, "SELECT DISTINCT edge FROM edge_evidence WHERE place = ?");
    for (rows.bind(node_); rows.step();) chosen_.insert(rows.number(0));
  }

  // Takes the newest, with all of the last one's date.
  void quotes(const std::string& condition, const std::string& table, const std::string& number) {
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

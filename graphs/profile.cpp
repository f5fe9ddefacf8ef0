// SPDX-License-Identifier: Apache-2.0
// All that a graph file has on one node, or the weightiest of it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

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
    quotes("quote_by_speaker WHERE speaker = ?1");
    quotes("quote_by_topic WHERE node = ?1");
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

  using ByStatus = std::map<std::string, std::vector<Weighed>, std::less<>>;

  // The weightiest of each status, offices apart. Most have one piece of evidence: they are looked at only where the others are
  // too few.
  void edges(bool offices) {
    ByStatus found = weighty_edges(offices);
    std::set<std::string, std::less<>> lacking;
    for (const StatusInfo& status : statuses())
      if (most_ < 0 || found[std::string(status.name)].size() < static_cast<std::size_t>(most_)) lacking.emplace(status.name);
    if (!lacking.empty()) add_light_edges(offices, lacking, found);
    for (auto& [status, edges] : found) choose(edges);
  }

  static std::string of_kind(bool offices) { return std::string(" AND relation ") + (offices ? "=" : "<>") + " 'holds_office'"; }

  ByStatus weighty_edges(bool offices) {
    ByStatus found;
    const std::string select = "SELECT status, evidence, id, edge FROM edge_weight WHERE office = ?2 AND ";
    for (const char* const at : {"subject = ?1", "object = ?1 AND subject <> ?1"})
      Sql(database_, select + at).bind(node_, std::int64_t{offices}).each([&](const Sql& row) {
        found[row.text(0)].push_back({row.number(1), row.number(2), row.number(3)});
      });
    return found;
  }

  void add_light_edges(bool offices, const std::set<std::string, std::less<>>& statuses, ByStatus& found) {
    std::unordered_set<std::int64_t> weighty;
    for (const auto& [status, edges] : found)
      for (const Weighed& edge : edges) weighty.insert(edge.number);
    for (const char* const at : {"edge_by_subject WHERE subject = ?1", "edge_by_object WHERE object = ?1 AND subject <> ?1"})
      Sql(database_, "SELECT status, id, edge FROM " + std::string(at) + of_kind(offices)).bind(node_).each([&](const Sql& row) {
        if (const auto status = statuses.find(row.view(0)); status != statuses.end() && !weighty.contains(row.number(2)))
          found[*status].push_back({1, row.number(1), row.number(2)});
      });
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
    Sql by_subject(database_,
                   "SELECT edge FROM edge_by_subject WHERE subject = ? AND relation = ? AND status = 'asserted' AND object = ?");
    Sql by_object(database_,
                  "SELECT edge FROM edge_by_object WHERE object = ? AND relation = ? AND status = 'asserted' AND subject = ?");
    std::vector<std::int64_t> found;
    for (const std::int64_t edge : chosen_)
      denied.bind(edge).each([&](const Sql& row) {
        const std::int64_t other = row.number(1) == node_ ? row.number(2) : row.number(1);  // has fewer relations, as a rule
        const std::string relation = row.text(0);
        for (Sql* asserted : {&by_subject, &by_object})
          asserted->bind(other, std::string_view(relation), node_).each([&](const Sql& both) {
            found.push_back(both.number(0));
          });
      });
    chosen_.insert(found.begin(), found.end());
  }

  void held() {
    Sql rows(database_,
             "SELECT status, evidence, id, number FROM edge_holder JOIN weighed_edge ON number = edge WHERE node = ?1 AND "
             "subject <> ?1 AND object <> ?1");
    std::map<std::string, std::vector<Weighed>> by_status;
    for (rows.bind(node_); rows.step(); ++profile_.holder_of)
      by_status[rows.text(0)].push_back({rows.number(1), rows.number(2), rows.number(3)});
    for (auto& [status, edges] : by_status) choose(edges);
  }

  // Relations that the node is the place of.
  void happened_there() {
    Sql rows(database_, "SELECT edge FROM edge_evidence WHERE place = ?1 AND article IN "
                        "(SELECT article FROM identity_article WHERE identity IN (SELECT number FROM identity WHERE node = ?1))");
    for (rows.bind(node_); rows.step();) chosen_.insert(rows.number(0));
  }

  // Takes the newest, with all of the last one's date.
  void quotes(const std::string& found) {
    const std::string from = " FROM " + found;
    std::string oldest;
    if (most_ > 0) {
      Sql cut(database_, "SELECT date" + from + " ORDER BY date DESC LIMIT 1 OFFSET ?2");
      cut.bind(node_, most_ - 1);
      if (cut.step()) oldest = cut.text(0);
      cut.reset();
    }
    Sql rows(database_, "SELECT quote" + from + " AND date >= ?2");
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

// SPDX-License-Identifier: Apache-2.0
// All that a graph file has on one node, or the weightiest of it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "codes.hpp"
#include "identity_articles.hpp"
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

  using ByStatus = std::map<Status, std::vector<Weighed>>;

  // The weightiest of each status. `weighty` is SQL for those of more than one piece of evidence: status, evidence, id, number.
  // Most have one: they are looked at only where the others are too few, by what `light` makes of a list of statuses: SQL for
  // status, id and number.
  template <class Light>
  void choose(const std::string& weighty, const Light& light) {
    ByStatus found;
    std::unordered_set<std::int64_t> seen;
    Sql(database_, weighty).bind(node_).each([&](const Sql& row) {
      found[status(row.view(0)).value_or(Status{})].push_back({row.number(1), row.number(2), row.number(3)});
      seen.insert(row.number(3));
    });
    std::string lacking;
    for (const StatusInfo& info : statuses())
      if (most_ < 0 || found[info.status].size() < static_cast<std::size_t>(most_))
        lacking += (lacking.empty() ? "" : ",") + std::to_string(code(info.status));
    Sql(database_, light(lacking)).bind(node_).each([&](const Sql& row) {
      if (!seen.contains(row.number(2))) found[static_cast<Status>(row.number(0))].push_back({1, row.number(1), row.number(2)});
    });
    for (auto& [status, edges] : found) choose(edges);
  }

  // Offices apart.
  void edges(bool offices) {
    const auto weighty = [&](const std::string& end) {
      return "SELECT status, evidence, id, edge FROM edge_weight WHERE office = " + std::to_string(int{offices}) + " AND " + end;
    };
    const std::string kind = std::string(" AND relation ") + (offices ? "= " : "IS NOT ") + relation_code("'holds_office'");
    choose(weighty("subject = ?1") + " UNION ALL " + weighty("object = ?1 AND subject <> ?1"), [&](const std::string& lacking) {
      const auto found_by = [&](const std::string& end) {
        return "SELECT status, id, edge FROM edge_by_" + end + kind + " AND status IN (" + lacking + ")";
      };
      return found_by("subject WHERE subject = ?1") + " UNION ALL " + found_by("object WHERE object = ?1 AND subject <> ?1");
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
    const std::string asserted_ones =
        " AND relation = " + relation_code("?2") + " AND status = " + std::to_string(code(Status::asserted)) + " AND ";
    Sql denied(database_, "SELECT relation, subject, object FROM edge WHERE number = ? AND status = 'denied'");
    Sql by_subject(database_, "SELECT edge FROM edge_by_subject WHERE subject = ?1" + asserted_ones + "object = ?3");
    Sql by_object(database_, "SELECT edge FROM edge_by_object WHERE object = ?1" + asserted_ones + "subject = ?3");
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
    profile_.holder_of = static_cast<std::size_t>(
        Sql(database_, "SELECT count(*) FROM edge_holder WHERE node = ? AND apart IS NOT NULL").bind(node_).first().value_or(0));
    choose(
        "SELECT status, evidence, edge_weight.id, edge FROM edge_holder CROSS JOIN edge_weight USING (edge) WHERE node = ?1 AND "
        "apart IS NOT NULL",
        [&](const std::string& lacking) {
          return "SELECT apart, id, edge FROM edge_holder WHERE node = ?1 AND apart IN (" + lacking + ")";
        });
  }

  // Relations that the node is the place of.
  void happened_there() {
    Sql rows(database_, "SELECT edge FROM edge_evidence WHERE article = ? AND place = ?");
    for (const std::int64_t article : IdentityArticles(database_).of_node(node_))
      rows.bind(article, node_).each([&](const Sql& row) { chosen_.insert(row.number(0)); });
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

// SPDX-License-Identifier: Apache-2.0
// A graph on disk: one SQLite file with the articles, their facts and the graph made from them. graphs/README.md has the format.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <entente/query.hpp>

namespace entente {

class Decisions;

// Which statements to read; an empty field finds all. Nodes go by their ids.
struct StatementQuery {
  std::string by;
  std::string about;
  std::string words;       // that the text has, in any order
  std::size_t newest = 0;  // about so many, or more where they have one date; 0 is all
  std::string since = {};  // of the article, as in a Filter
  std::string until = {};
  std::string source = {};
};

// What a graph has on one node: all of it, or what has most evidence and the newest, and how much there is.
struct Profile {
  Graph graph;
  std::size_t articles = 0;
  std::string first_date;
  std::string last_date;
  std::size_t offices = 0;
  std::size_t relations = 0;  // besides these
  std::size_t holder_of = 0;  // relations of others that it wants, opposes, denies or plans
  std::size_t said = 0;
  std::size_t said_of_it = 0;
};

// How much there is in a graph.
struct Sizes {
  std::size_t articles = 0;
  std::size_t entities = 0;
  std::size_t relations = 0;
  std::size_t statements = 0;
  std::size_t evidence = 0;  // pieces, of relations
};

// How much there is of each kind. What has no outlet is under "".
struct Counts {
  using ByName = std::map<std::string, std::size_t, std::less<>>;
  std::size_t articles = 0;
  std::size_t entities = 0;
  std::size_t relations = 0;
  std::size_t evidence = 0;  // pieces, of relations
  std::size_t statements = 0;
  std::string first_date;
  std::string last_date;
  ByName types;  // of entities
  ByName by_relation;
  ByName statuses;
  ByName forms;
  ByName sources;
};
Counts counts(const Graph& graph);

// Relations that most articles tell of.
struct Foremost {
  Graph graph;          // with what contradicts them, and perhaps some that as many tell of as of the last one
  std::size_t all = 0;  // how many there would be
};

// Who is there, how much there is of each, and what ties them: enough to rank them by.
struct Outline {
  struct Weight {
    std::size_t articles = 0;
    std::size_t relations = 0;
    std::size_t statements = 0;  // that it made
  };
  std::vector<Node> nodes;  // sorted by id, without their articles
  std::vector<Weight> weights;
  std::vector<WeightedTie> ties;
};
Outline outline(const Graph& graph);

// A shortest path and the relations that it leads over.
struct Connection {
  Graph graph;
  std::vector<Step> steps;
};

class Store {
 public:
  enum class Mode { read, write };  // write makes the file where there is none
  enum class Added { added, replaced, unchanged };

  // Throws Error where the file can't be opened, is no graph file, or was written by a newer version.
  Store(const std::filesystem::path& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // Whether the article is there with the same text and metadata, so that reading it again is not worth while.
  bool has(const ArticleInfo& article) const;
  // Adds an article or replaces the one of the same id; it lasts from the next commit(). An empty `text` is facts.text.
  // Throws InputError where facts and text don't fit together.
  Added add(const Facts& facts, std::string_view text);
  // False where there is no such article.
  bool remove(std::string_view article_id);
  // What people have decided about who is who; the graph agrees with it from the next commit() on.
  void decide(const Decisions& decisions);
  Decisions decisions() const;
  // How many articles the next commit changes; they are in memory until then.
  std::size_t pending() const;
  // Makes all changes since the last commit durable, and the graph agree with them, in one transaction. Where it throws, the file
  // is as it was and the changes are still pending. Takes time in proportion to what the changes touch, not to the graph.
  void commit();

  // What is in the file: as of the last commit. Before the first one, this and what follows throw Error.
  Graph graph() const;
  // What select() makes of the graph with a filter about the nodes of these ids. Reads no more than is needed, as far as indexes tell.
  Graph graph(const Filter& filter, const std::vector<std::string>& about) const;
  // As of the whole graph, without reading it all.
  Counts counts() const;
  Outline outline() const;
  // Facts and texts of all articles, sorted by article id.
  std::vector<ArticleFacts> facts() const;
  std::vector<ArticleInfo> articles() const;
  // Facts and text of one article; throws InputError where there is none.
  ArticleFacts article(std::string_view article_id) const;

  // The nodes that a person means by `name`, as by find_nodes(), without their articles; names near to one that matches nothing.
  std::vector<Node> find(std::string_view name) const;
  std::vector<std::string> similar_names(std::string_view name, std::size_t limit = 3) const;

  // Parts of the graph, found through indexes without reading the rest. Nodes go by their ids; an unknown one throws InputError.
  // Relations that have all of these nodes, one or two, as an end.
  Graph relations(const std::vector<std::string>& ends) const;
  // The `most` foremost of those that a filter keeps which chooses neither articles nor entities.
  Foremost foremost(const Filter& filter, std::size_t most) const;
  // Those that are denied, with what asserts the same, and perhaps some more.
  Graph disputed() const;
  // Statements, with the offices of those who speak.
  Graph statements(const StatementQuery& query) const;
  // `most` relations of each status and about as many statements; 0 is all.
  Profile profile(const std::string& node, std::size_t most) const;
  // As shortest_path(); nothing where the two are not connected.
  std::optional<Connection> path(const std::string& from, const std::string& to, const std::vector<Status>& statuses) const;

  Sizes sizes() const;
  // Whether there are relations of this name; relation_type() knows it then, also where it is one of a user's own.
  bool has_relation(std::string_view name) const;
  // The date of the newest article; empty where none has one.
  std::string newest_date() const;
  // How many articles have no date.
  std::size_t undated() const;

  // Reads everything again and says what is off, a line each: the file, each article's hash and spans, and each row that is not
  // the one that the articles make. Empty where all is well.
  std::vector<std::string> verify() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente

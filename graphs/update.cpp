// SPDX-License-Identifier: Apache-2.0
#include "update.hpp"

#include <tbb/parallel_for_each.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "claim_rows.hpp"
#include "compression.hpp"
#include "identities.hpp"
#include "layers.hpp"
#include "reports.hpp"

namespace entente {
namespace {

class Update {
 public:
  Update(Database& database, const std::optional<Decisions>& decided)
      : database_(database),
        before_(stored_decisions(database)),
        decisions_(decided.value_or(before_)),
        identities_(database, decisions_),
        reports_(database),
        claims_(database) {}

  void run(const Batch& batch) {
    if (decisions_ != before_) decide();
    std::map<std::int64_t, const Incoming*> coming;  // by number
    std::map<std::int64_t, std::string> leaving;     // ones that are there, as they are: with their dates
    std::set<std::int64_t> gone;
    for (const auto& [id, article] : batch) {
      std::string date;
      const std::optional<std::int64_t> old = forget(id, date);
      if (old) leaving[*old] = std::move(date);
      if (article) coming[put(*article, old)] = &*article;
      else if (old) gone.insert(*old);
    }
    reports_.settle();
    const std::set<std::int64_t> stale = identities_.settle();
    for (const std::int64_t article : stale)
      if (!leaving.contains(article)) leaving[article] = date_of(article);
    for (const auto& [article, date] : leaving) claims_.take_out(article, date);
    for (const std::int64_t article : gone) {
      erase_article_.run(article);
      erase_content_.run(article);
    }
    claims_.settle_edges();
    for (const std::int64_t node : identities_.update_nodes()) claims_.rename(node);
    for (const auto& [number, incoming] : coming) put_in(number, incoming->article);
    for (const std::int64_t article : stale)
      if (!coming.contains(article) && !gone.contains(article)) put_in(article, stored(article));
    claims_.settle();
    settle_layers(database_);
  }

 private:
  void decide() {
    const auto reconsider_missing = [&](const Decisions& from, const Decisions& in) {
      for (const Decision& decision : from.all())
        if (std::find(in.all().begin(), in.all().end(), decision) == in.all().end()) identities_.reconsider(decision);
    };
    reconsider_missing(before_, decisions_);
    reconsider_missing(decisions_, before_);
    database_.run("DELETE FROM decision");
    Sql insert(database_, "INSERT INTO decision VALUES (?, ?, ?, ?, ?)");
    for (const Decision& d : decisions_.all()) insert.run(static_cast<std::int64_t>(d.kind), d.entity, d.value, d.author, d.date);
  }

  // The identities count without the article of this id, whose number and date it gives, where there is one.
  std::optional<std::int64_t> forget(const std::string& id, std::string& date) {
    find_.bind(id);
    std::optional<std::int64_t> number;
    if (find_.step()) {
      number = find_.number(0);
      title_out_.run(*number, find_.text(1));
      date = find_.text(4);
      reports_.remove(*number, decompress(find_.text(3)));
      identities_.remove(read_facts(decompress(find_.text(2)), {database_.path() + ": article '" + id + "'"}), *number);
    }
    find_.reset();
    return number;
  }

  std::int64_t put(const Incoming& incoming, std::optional<std::int64_t> number) {
    const Facts& facts = incoming.article.facts;
    const ArticleInfo& info = facts.article;
    if (number) {
      update_article_.run(info.source, info.date, info.url, info.title, info.chars, info.sha256, *number);
    } else {
      number = ++last_article_;
      insert_article_.run(*number, info.id, info.source, info.date, info.url, info.title, info.chars, info.sha256, *number);
    }
    put_content_.run(*number, Blob{incoming.packed_text}, Blob{incoming.packed_facts});
    title_in_.run(*number, info.title);
    reports_.add(*number, incoming.marks);
    identities_.add(facts, *number);
    return *number;
  }

  void put_in(std::int64_t number, const ArticleFacts& article) {
    claims_.put_in(number, article.facts, article.text, identities_.nodes(article.facts));
  }

  std::string date_of(std::int64_t number) {
    date_.bind(number);
    std::string date = date_.step() ? date_.text(0) : std::string();
    date_.reset();
    return date;
  }

  ArticleFacts stored(std::int64_t number) {
    stored_.bind(number);
    if (!stored_.step()) database_.fail_damaged("an article is missing");
    ArticleFacts article{read_facts(decompress(stored_.text(0)), {database_.path()}), decompress(stored_.text(1))};
    stored_.reset();
    return article;
  }

  Database& database_;
  Decisions before_;
  Decisions decisions_;
  Identities identities_;
  Reports reports_;
  ClaimRows claims_;
  std::int64_t last_article_ = database_.number("SELECT max(number) FROM article");

  Sql find_{database_, "SELECT number, title, facts, text, date FROM article JOIN content ON article = number WHERE id = ?"};
  Sql date_{database_, "SELECT date FROM article WHERE number = ?"};
  Sql stored_{database_, "SELECT facts, text FROM content WHERE article = ?"};
  Sql insert_article_{
      database_,
      "INSERT INTO article (number, id, source, date, url, title, chars, sha256, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Sql update_article_{database_,
                      "UPDATE article SET source = ?, date = ?, url = ?, title = ?, chars = ?, sha256 = ? WHERE number = ?"};
  Sql put_content_{database_, "INSERT OR REPLACE INTO content VALUES (?, ?, ?)"};
  Sql erase_article_{database_, "DELETE FROM article WHERE number = ?"};
  Sql erase_content_{database_, "DELETE FROM content WHERE article = ?"};
  Sql title_in_{database_, "INSERT INTO title_words (rowid, title) VALUES (?, ?)"};
  Sql title_out_{database_, "INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', ?, ?)"};
};

}  // namespace

void prepare(Batch& batch) {
  const auto pack = [](Batch::value_type& entry) {
    if (!entry.second || !entry.second->packed_facts.empty()) return;
    Incoming& incoming = *entry.second;
    if (incoming.line.empty()) incoming.line = facts_line(incoming.article.facts);
    incoming.packed_text = compress(incoming.article.text);
    incoming.packed_facts = compress(incoming.line);
    incoming.marks = copy_marks(incoming.article.text);
  };
  // The caller may be a task itself; while it waits here it takes on no other one, which might want what it holds.
  tbb::this_task_arena::isolate([&] { tbb::parallel_for_each(batch.begin(), batch.end(), pack); });
}

void update(Database& database, const Batch& batch, const std::optional<Decisions>& decided) {
  Update(database, decided).run(batch);
}

Decisions stored_decisions(Database& database) {
  Decisions decisions;
  for (Sql rows(database, "SELECT kind, entity, value, author, date FROM decision"); rows.step();)
    decisions.add({static_cast<Decision::Kind>(rows.number(0)), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  return decisions;
}

std::string facts_line(Facts facts) {
  facts.text.clear();
  std::ostringstream line;
  write_facts(facts, line);
  return std::move(line).str();
}

}  // namespace entente

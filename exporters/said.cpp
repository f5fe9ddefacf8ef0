// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/utf8.hpp"
#include "escape.hpp"
#include "html_label.hpp"
#include "linked_data.hpp"
#include "quotes.hpp"
#include "views.hpp"
#include "words.hpp"

namespace entente {
namespace {

constexpr std::size_t most_quotes = 14;
constexpr std::size_t most_of_one = 3;    // of one speaker
constexpr std::size_t most_topics = 3;    // where none was asked for
constexpr std::size_t columns = 58;
constexpr std::size_t lines = 4;
constexpr std::size_t fewest_words = 4;

class Said {
 public:
  Said(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen) : graph_(graph), options_(options), paper_(paper), pen_(pen) {}

  void draw() {
    choose_topics();
    choose_quotes();
    std::set<EntityType> types;
    for (const NodeId topic : topics_) types.insert(graph_[topic].type);
    for (const std::uint32_t i : chosen_)
      if (const NodeId speaker = graph_.quotes[i].speaker) types.insert(graph_[speaker].type);
    pen_.set_page(paper_, head(caption(graph_, options_, subtitle()), legend(types)));
    pen_.set_defaults(AGRAPH, {{"layout", "dot"}, {"rankdir", "LR"}, {"nodesep", "0.12"}, {"ranksep", "0.55"}, {"splines", "true"}});
    pen_.set_defaults(AGNODE, {{"shape", "plain"}, {"style", ""}});
    std::vector<Agnode_t*> quotes;
    for (const std::uint32_t i : chosen_) quotes.push_back(draw_quote(i));
    keep_order(quotes);
  }

 private:
  // The one that a statement is drawn to: of several the first, as lines to all would cross. Its index, or the number of topics.
  std::size_t topic_of(const Quote& quote) const {
    const auto found = std::find_if(topics_.begin(), topics_.end(), [&](NodeId topic) { return std::binary_search(quote.about.begin(), quote.about.end(), topic); });
    return static_cast<std::size_t>(found - topics_.begin());
  }
  bool is_about_topic(const Quote& quote) const { return topic_of(quote) < topics_.size(); }

  // Whom the picture is about, else who is most spoken of, and then who is where these are not.
  void choose_topics() {
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      if (std::find(options_.about.begin(), options_.about.end(), graph_.nodes[i].id) != options_.about.end()) topics_.push_back(NodeId{i});
    if (!topics_.empty()) return;
    while (topics_.size() < most_topics) {
      std::map<NodeId, std::size_t> counts;
      for (const Quote& quote : graph_.quotes)
        if (!is_about_topic(quote))
          for (const NodeId node : quote.about) ++counts[node];
      if (counts.empty()) break;
      topics_.push_back(std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first);
    }
  }

  // Own words before told ones, whole ones before long ones, at most three of one speaker; then by date.
  void choose_quotes() {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < graph_.quotes.size(); ++i)
      if (is_about_topic(graph_.quotes[i]) && !graph_.quotes[i].text.empty()) all.push_back(i);
    found_ = all.size();
    const auto worth = [&](std::uint32_t i) {
      const Quote& quote = graph_.quotes[i];
      const auto words = static_cast<std::size_t>(std::count(quote.text.begin(), quote.text.end(), ' ')) + 1;
      return std::tuple(!quote.speaker, words < fewest_words, count_chars(quote.text) > columns * lines, quote.form == Form::indirect, i);
    };
    std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return worth(a) < worth(b); });
    std::map<std::string, std::vector<std::string_view>> of_speaker;
    for (const std::uint32_t i : all) {
      std::vector<std::string_view>& texts = of_speaker[speaker_id(graph_.quotes[i])];
      const std::string_view text = graph_.quotes[i].text;
      const auto is_shown = [&](std::string_view other) { return other.find(text) != std::string_view::npos || text.find(other) != std::string_view::npos; };
      if (std::any_of(texts.begin(), texts.end(), is_shown)) {
        --found_;
      } else if (chosen_.size() < most_quotes && texts.size() < most_of_one) {
        chosen_.push_back(i);
        texts.push_back(text);
      }
    }
    put_in_order();
  }

  // By topic, then by the day on which each speaker began; what one said of it stands together.
  void put_in_order() {
    using Place = std::tuple<std::size_t, std::string, std::uint32_t>;
    const auto place = [&](std::uint32_t i) { return Place(topic_of(graph_.quotes[i]), graph_[graph_.quotes[i].article].date, i); };
    const auto saying = [&](std::uint32_t i) { return std::pair(topic_of(graph_.quotes[i]), speaker_id(graph_.quotes[i])); };
    std::map<std::pair<std::size_t, std::string>, Place> first;
    for (const std::uint32_t i : chosen_) {
      Place& found = first.emplace(saying(i), place(i)).first->second;
      found = std::min(found, place(i));
    }
    const auto key = [&](std::uint32_t i) { return std::pair(first.at(saying(i)), place(i)); };
    std::sort(chosen_.begin(), chosen_.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  }

  std::string subtitle() const {
    if (found_ == 0) return "Nothing is said of it " + in_articles(graph_);
    std::string result = "Own words in quotation marks, told ones without, " + in_articles(graph_);
    if (chosen_.size() < found_) result += ". " + std::to_string(chosen_.size()) + " of " + count_of(found_, "statement");
    return result;
  }

  std::string speaker_id(const Quote& quote) const {
    if (quote.speaker) return "speaker " + dot_id(graph_[quote.speaker].id);
    return "unnamed " + dot_id(quote.speaker_text.empty() ? quote.id : quote.speaker_text);
  }

  // "secretary general, NATO": as most articles have it.
  std::string office(NodeId person) const {
    const Edge* best = nullptr;
    for (const Edge& edge : graph_.edges)
      if (edge.subject == person && edge.type == RelationType::holds_office && edge.status == Status::asserted && (!best || edge.evidence.size() > best->evidence.size()))
        best = &edge;
    return best ? clip(phrase(best->type, best->role), 30) + ", " + clip(graph_[best->object].name, 30) : "";
  }

  Agnode_t* draw_name(const std::string& id, NodeId node, double size) {
    const style::NodeStyle look = style::node(graph_[node].type);
    Agnode_t* out = pen_.node(id);
    std::string label = font({}, size, look.ink, "  " + joined(wrap(graph_[node].name, 22, 3), "  <BR/>  ") + "  ");
    if (const std::string held = office(node); !held.empty() && size < 16) label += "<BR/>" + font({}, 3, look.ink, "\u00a0") + "<BR/>" + font({}, 9, look.ink, html(held));
    pen_.set_html(out, "label", box(look, 8, label));
    pen_.set(out, "tooltip", escape_label(clip(graph_[node].name, 400)));
    if (!wikidata_iri(graph_[node].wikidata).empty()) pen_.set(out, "URL", "https://www.wikidata.org/wiki/" + graph_[node].wikidata);
    return out;
  }

  Agnode_t* draw_speaker(const Quote& quote) {
    const std::string id = speaker_id(quote);
    if (quote.speaker) return draw_name(id, quote.speaker, 12.5);
    Agnode_t* out = pen_.node(id);
    pen_.set_html(out, "label", box({style::page, style::ink, false}, 6, font({}, 11, style::subdued, joined(wrap(quote.speaker_text.empty() ? " " : quote.speaker_text, 24, 2), "<BR/>"))));
    return out;
  }

  void keep_order(const std::vector<Agnode_t*>& quotes) {
    Agraph_t* same = agsubg(pen_.graph(), nullptr, TRUE);
    agsafeset(same, const_cast<char*>("rank"), const_cast<char*>("same"), const_cast<char*>(""));
    for (Agnode_t* quote : quotes) agsubnode(same, quote, TRUE);
    for (std::size_t i = 1; i < quotes.size(); ++i) pen_.set(pen_.line(quotes[i - 1], quotes[i], "order"), "style", "invis");
  }

  Agnode_t* draw_quote(std::uint32_t i) {
    const Quote& quote = graph_.quotes[i];
    const ArticleInfo& article = graph_[quote.article];
    const bool own = quote.form == Form::direct;
    std::vector<std::string> words = wrap_evenly(own ? "“" + without_comma(quote.text) + "”" : without_comma(quote.text), columns, lines);
    close_last(words);
    const std::string text = joined(words, "<BR ALIGN=\"LEFT\"/>") + "<BR ALIGN=\"LEFT\"/>";
    const std::string from = clip(article.source.empty() ? article.id : article.source, 40) + (article.date.empty() ? "" : ", " + human_time(article.date));
    Agnode_t* out = pen_.node("quote " + dot_id(quote.id));
    const auto row = [](const std::string& content) { return "<TR><TD WIDTH=\"340\" ALIGN=\"LEFT\" BALIGN=\"LEFT\">" + content + "</TD></TR>"; };
    pen_.set_html(out, "label", "<TABLE BORDER=\"0\" CELLPADDING=\"2\" CELLSPACING=\"1\">" + row(font(style::quote_font, 11, style::ink, own ? "<I>" + text + "</I>" : text)) +
                                    row(font({}, 8.5, style::faint, html(from) + "<BR ALIGN=\"LEFT\"/>")) + "</TABLE>");
    pen_.set(out, "tooltip", escape_label(clip(quote.text, 400)));
    if (const std::string url = web_iri(article.url); !url.empty()) pen_.set(out, "URL", escape_label(url));
    Agedge_t* said = pen_.line(draw_speaker(quote), out, "said " + quote.id);
    pen_.set(said, "dir", "none");
    pen_.set(said, "headport", "w");
    pen_.set(said, "weight", "4");
    const NodeId topic = topics_[topic_of(quote)];
    Agedge_t* about = pen_.line(out, draw_name("topic " + dot_id(graph_[topic].id), topic, 17), "about " + quote.id);
    pen_.set(about, "color", style::past);
    pen_.set(about, "tailport", "e");
    return out;
  }

  const Graph& graph_;
  const ExportOptions& options_;
  const Paper& paper_;
  Pen& pen_;
  std::vector<NodeId> topics_;
  std::vector<std::uint32_t> chosen_;  // indices into Graph::quotes
  std::size_t found_ = 0;              // quotes to choose from
};

}  // namespace

void draw_said(const Graph& graph, const ExportOptions& options, const Paper& paper, Pen& pen) { Said(graph, options, paper, pen).draw(); }

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
// The page: whole, closed to the network, and with nothing of a name that could become markup. tests/browser tries it out.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include "sample.hpp"

namespace entente {
namespace {

std::string between(const std::string& text, std::string_view open, std::string_view close) {
  const std::size_t begin = text.find(open);
  EXPECT_NE(begin, std::string::npos) << open;
  const std::size_t from = begin + open.size();
  return text.substr(from, text.find(close, from) - from);
}

TEST(Html, HoldsTheGraphItsArticlesAndThePicture) {
  const Graph graph = sample_graph();
  const std::string page = exported(graph, "html");
  rapidjson::Document data;
  data.Parse(between(page, "<script type=\"application/json\" id=\"data\">", "</script>"));
  ASSERT_FALSE(data.HasParseError());
  EXPECT_EQ(data["nodes"].Size(), graph.nodes.size());
  EXPECT_EQ(data["edges"].Size(), graph.edges.size());
  EXPECT_EQ(data["quotes"].Size(), graph.quotes.size());
  EXPECT_EQ(data["articles"][0]["text"].GetString(), sample_facts()[0].text);
  for (rapidjson::SizeType i = 0; i < data["boxes"].Size(); ++i) EXPECT_NE(page.find("id=\"node_" + std::to_string(i) + "\""), std::string::npos);
  for (rapidjson::SizeType i = 0; i < data["lines"].Size(); ++i) EXPECT_NE(page.find("id=\"line_" + std::to_string(i) + "\""), std::string::npos);
  EXPECT_EQ(page.find("{{"), std::string::npos);
}

TEST(Html, ItsPolicyLetsNothingIn) {
  const std::string policy = between(exported(sample_graph(), "html"), "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  EXPECT_THAT(policy, testing::StartsWith("default-src 'none'; script-src 'sha256-"));
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(policy.find("http"), std::string::npos);
}

TEST(Html, NamesNeverBecomeMarkup) {
  const std::string page = exported(hostile_graph(), "html");
  EXPECT_EQ(page.find("<b>not bold"), std::string::npos);
  EXPECT_EQ(page.find("<table>"), std::string::npos);
}

TEST(Html, QuotesWordsWhereTheTextIsNotThere) {
  std::ostringstream out;
  find_exporter("html")->write(sample_graph(), {}, out);
  EXPECT_NE(out.str().find("\"text\":\"Ada Kessler met the Sudavian president"), std::string::npos);
}

}  // namespace
}  // namespace entente

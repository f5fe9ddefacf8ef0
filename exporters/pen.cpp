// SPDX-License-Identifier: Apache-2.0
#include "pen.hpp"

#include "escape.hpp"
#include "style.hpp"

namespace entente {
namespace {

// cgraph copies what it is given.
char* text(const std::string& string) { return const_cast<char*>(string.c_str()); }
char* text(const char* string) { return const_cast<char*>(string); }

}  // namespace

void Pen::set_default(int kind, const char* key, std::string_view value) { agattr(graph_, kind, text(key), text(std::string(value))); }

void Pen::set_defaults(int kind, std::initializer_list<Attribute> attributes) {
  for (const auto& [key, value] : attributes) set_default(kind, key, value);
}

void Pen::set_page(const Paper& paper, const std::string& head) {
  set_defaults(AGRAPH, {{"charset", "UTF-8"}, {"bgcolor", style::page}, {"pad", "0.45"}, {"outputorder", "edgesfirst"}, {"fontname", style::font},
                        {"fontsize", "11"}, {"fontcolor", "#33302E"}, {"labelloc", "t"}, {"labeljust", "l"}, {"tooltip", " "}, {"size", "100,100"}});
  if (paper.dots_per_inch > 0) set_default(AGRAPH, "dpi", std::to_string(paper.dots_per_inch));
  set_defaults(AGNODE, {{"shape", "box"}, {"style", "filled"}, {"penwidth", "0"}, {"fontname", style::font}, {"fontsize", "12.5"}, {"fontcolor", style::ink},
                        {"fillcolor", style::page}, {"label", "\\N"}, {"tooltip", ""}, {"URL", ""}, {"width", "0.75"}});
  set_defaults(AGEDGE, {{"color", style::faint}, {"penwidth", "1.2"}, {"arrowsize", "0.65"}, {"arrowhead", "vee"}, {"arrowtail", "vee"}, {"dir", ""},
                        {"fontname", style::font}, {"fontsize", "9.5"}, {"fontcolor", style::quote_ink}, {"style", "solid"}, {"label", ""}, {"xlabel", ""},
                        {"tooltip", ""}, {"labeltooltip", ""}, {"URL", ""}, {"tailport", ""}, {"headport", ""}, {"constraint", ""}, {"weight", "1"}});
  if (paper.for_scripts)
    for (const int kind : {AGNODE, AGEDGE}) set_default(kind, "id", "");
  char* stored = agstrdup_html(graph_, text(head));
  agattr(graph_, AGRAPH, text("label"), stored);
  agstrfree(graph_, stored);
}

void Pen::set(void* object, const char* key, std::string_view value) { agset(object, text(key), text(std::string(value))); }

void Pen::set_html(void* object, const char* key, const std::string& value) {
  char* stored = agstrdup_html(graph_, text(value));
  agset(object, text(key), stored);
  agstrfree(graph_, stored);
}

void Pen::identify(void* object, const Paper& paper, const std::string& url, std::string_view kind, std::size_t number) {
  if (paper.for_scripts) set(object, "id", std::string(kind) + "_" + std::to_string(number));
  else if (!url.empty()) set(object, "URL", escape_label(url));
}

Agnode_t* Pen::node(const std::string& id) { return agnode(graph_, text(id), TRUE); }
Agedge_t* Pen::line(Agnode_t* from, Agnode_t* to, const std::string& id) { return agedge(graph_, from, to, text(id), TRUE); }

}  // namespace entente

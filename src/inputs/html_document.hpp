// SPDX-License-Identifier: Apache-2.0
// A page as libxml2 reads it.
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include <entente/error.hpp>

namespace entente {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlDocument = std::unique_ptr<xmlDoc, FreeDocument>;

// Of valid UTF-8. Null where there is nothing in it. Nothing is fetched, no entity declared in it is expanded (HTML has none),
// and what is nested deeper than 256 levels ends the page there.
inline HtmlDocument parse_html(const std::string& bytes) {
  constexpr int flags = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  return HtmlDocument(htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", flags));
}

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

inline std::string_view name_of(const xmlNode& node) { return view(node.name); }

// Empty where there is no such attribute; attributes of HTML are one text.
inline std::string_view attribute(const xmlNode& node, std::string_view name) {
  for (const xmlAttr* attr = node.properties; attr != nullptr; attr = attr->next)
    if (view(attr->name) == name) return attr->children == nullptr ? std::string_view() : view(attr->children->content);
  return {};
}

inline bool has_attribute(const xmlNode& node, std::string_view name) {
  for (const xmlAttr* attr = node.properties; attr != nullptr; attr = attr->next)
    if (view(attr->name) == name) return true;
  return false;
}

// The next node in document order, below `root`; null behind the last one. With `into` false, what is below `node` is left out.
inline const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool into = true) {
  if (into && node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
#include "inputs/feed_item.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "inputs/clean.hpp"
#include "inputs/dates.hpp"
#include "inputs/fields.hpp"
#include "inputs/html_document.hpp"
#include "inputs/page_text.hpp"

namespace entente {
namespace {

// What an element of an item is for; of two for one field the lower rank counts.
struct Element {
  std::string_view prefix;  // of its namespace, as everybody writes it
  std::string_view name;
  Field field;
  unsigned rank;
};
constexpr std::array elements{Element{"content", "encoded", Field::text, 0},
                              Element{"", "content", Field::text, 0},
                              Element{"", "description", Field::text, 1},
                              Element{"", "summary", Field::text, 1},
                              Element{"", "title", Field::title, 0},
                              Element{"dc", "title", Field::title, 1},
                              Element{"", "link", Field::url, 0},
                              Element{"", "guid", Field::id, 0},
                              Element{"", "id", Field::id, 0},
                              Element{"dc", "identifier", Field::id, 1},
                              Element{"", "pubDate", Field::date, 0},
                              Element{"", "published", Field::date, 0},
                              Element{"dc", "date", Field::date, 1},
                              Element{"", "updated", Field::date, 2},
                              Element{"", "source", Field::source, 0},
                              Element{"dc", "publisher", Field::source, 1}};

std::string_view prefix_of(const xmlNode& node) { return node.ns == nullptr ? std::string_view() : view(node.ns->prefix); }

const Element* find_element(const xmlNode& node) {
  const std::string_view prefix = prefix_of(node) == "atom" ? std::string_view() : prefix_of(node);
  for (const Element& element : elements)
    if (element.prefix == prefix && element.name == name_of(node)) return &element;
  return nullptr;
}

// Its markup, where it is HTML that is no text but elements; else its text.
std::string content_of(const xmlNode& node) {
  std::string text;
  bool has_elements = false;
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    has_elements = has_elements || child->type == XML_ELEMENT_NODE;
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) text.append(view(child->content));
  }
  if (!has_elements) return text;
  const std::unique_ptr<xmlBuffer, void (*)(xmlBuffer*)> buffer(xmlBufferCreate(), xmlBufferFree);
  xmlNodeDump(buffer.get(), node.doc, const_cast<xmlNode*>(&node), 0, 0);
  return std::string(view(xmlBufferContent(buffer.get())));
}

std::string value_of(const xmlNode& node, Field field) {
  if (field == Field::text) return content_of(node);
  if (field == Field::url)  // Atom's links are attributes, and may lead elsewhere: to a picture, to the feed itself
    if (const std::string_view href = attribute(node, "href"); !href.empty()) {
      const std::string_view rel = attribute(node, "rel");
      return rel.empty() || rel == "alternate" ? std::string(href) : std::string();
    }
  const std::string text = content_of(node);
  return clean_line(looks_like_html(text) ? text_of_html(text) : text);
}

}  // namespace

Article read_feed_item(const xmlNode& item, const Location& where, const PageWords& words) {
  BestFields best;
  for (const xmlNode* child = item.children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (const Element* const element = find_element(*child))
      if (const FieldName name{element->field, element->rank}; best.wants(name)) best.add(name, value_of(*child, element->field));
  }
  Article article;
  std::string html = best.take(Field::text);
  if (html.empty()) throw InputError(where, "has no text, neither as content nor as description");
  article.text = clean(looks_like_html(html) ? text_of_html(html, &words) : std::move(html), article.notes);
  if (is_blank(article.text)) throw InputError(where, "has no text but markup");
  for (const Field field : {Field::id, Field::source, Field::title, Field::url})
    article.info.*info_field(field) = best.take(field);
  if (const std::string date = best.take(Field::date); !date.empty()) {
    if (auto iso = iso_date(date)) article.info.date = *std::move(iso);
    else article.notes.push_back("has a date that can't be read: '" + date.substr(0, 40) + "'");
  }
  if (article.info.url.empty() && article.info.id.starts_with("http")) article.info.url = article.info.id;
  article.where = to_string(where);
  return article;
}

}  // namespace entente

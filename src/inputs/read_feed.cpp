// SPDX-License-Identifier: Apache-2.0
#include "inputs/read_feed.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <string>
#include <utility>

#include "inputs/clean.hpp"
#include "inputs/feed_item.hpp"
#include "inputs/fields.hpp"
#include "inputs/html_document.hpp"

namespace entente {
namespace {

std::string one_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return collapse_space(text);
}

class Feed : public ArticleReader {
 public:
  Feed(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options)
      : in_(std::move(in)), words_(std::move(words)), limit_(record_limit(options)) {
    // No entities, no external files, no network; the parser's own limits on depth and on lengths stay. Other encodings than
    // UTF-8 are the parser's: it knows what the first line declares.
    constexpr int flags = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    const bool is_utf8 = declares_unicode();
    reader_.reset(xmlReaderForIO(&Feed::read, nullptr, this, nullptr, is_utf8 ? "UTF-8" : nullptr,
                                 flags | (is_utf8 ? XML_PARSE_IGNORE_ENC : 0)));
    if (reader_ == nullptr) throw Error("libxml2 can't be started");
    xmlTextReaderSetStructuredErrorHandler(reader_.get(), &Feed::keep_error, this);
  }

  std::optional<std::variant<Article, InputError>> next() override {
    if (done_) return std::nullopt;
    try {
      if (auto article = next_article()) return *std::move(article);
      done_ = true;
      if (items_ == 0) return InputError({in_.file()}, is_feed_ ? "is a feed with no items" : "is XML, but neither RSS nor Atom");
      return std::nullopt;
    } catch (const InputError& error) {
      return error;
    }
  }

 private:
  struct FreeReader {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
  };

  std::optional<Article> next_article() {
    while (advance()) {
      const int type = xmlTextReaderNodeType(reader_.get());
      if (type == XML_READER_TYPE_DOCUMENT_TYPE) check_declarations();
      if (type != XML_READER_TYPE_ELEMENT) continue;
      const std::string_view name = view(xmlTextReaderConstLocalName(reader_.get()));
      const int depth = xmlTextReaderDepth(reader_.get());
      if (depth == 0 && (name == "rss" || name == "feed" || name == "RDF")) is_feed_ = true;
      if (depth == 0 && !is_feed_) return std::nullopt;
      if (depth <= 2 && name == "title" && title_.empty()) title_ = read_title();
      if (name == "item" || name == "entry") return read_item();
    }
    return std::nullopt;
  }

  // To the next node; false at the end. What is below an item that was read is passed over.
  bool advance() {
    const int result = std::exchange(in_item_, false) ? xmlTextReaderNext(reader_.get()) : xmlTextReaderRead(reader_.get());
    taken_ = 0;
    if (result < 0) fail();
    return result == 1;
  }

  std::string read_title() {
    const xmlNode* const node = xmlTextReaderExpand(reader_.get());
    if (node == nullptr) fail();
    std::string text;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) text.append(view(child->content));
    return clean_line(text);
  }

  Article read_item() {
    const Location where{in_.file() + ": item " + std::to_string(++items_)};
    const xmlNode* const node = xmlTextReaderExpand(reader_.get());
    if (node == nullptr) fail();
    in_item_ = true;
    Article article = read_feed_item(*node, where, *words_);
    if (article.info.source.empty()) article.info.source = title_;
    return article;
  }

  void check_declarations() {
    const auto* const node = reinterpret_cast<const xmlDtd*>(xmlTextReaderCurrentNode(reader_.get()));
    if (node == nullptr || (node->entities == nullptr && node->pentities == nullptr)) return;
    done_ = true;
    throw InputError({in_.file(), line()}, "declares XML entities, which no feed needs and attacks are made of; it is not read");
  }

  std::uint32_t line() const {
    const int number = xmlTextReaderGetParserLineNumber(reader_.get());
    return number > 0 ? static_cast<std::uint32_t>(number) : 0;
  }

  [[noreturn]] void fail() {
    done_ = true;
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    throw InputError({in_.file(), error_line_},
                     "is not well-formed XML" + (error_.empty() ? std::string() : ": " + error_) + "; what follows is not read");
  }

  bool declares_unicode() {
    constexpr std::size_t prolog = 200;
    const std::string_view head = in_.ahead(prolog);
    const std::string_view declaration = head.substr(0, std::min(head.find("?>"), head.size()));
    const std::size_t at = declaration.find("encoding=");
    if (!declaration.starts_with("<?xml") || at == std::string_view::npos) return true;
    const std::size_t begin = std::min(at + std::string_view("encoding=\"").size(), declaration.size());
    const std::string_view name = declaration.substr(begin, 3);
    return name == "utf" || name == "UTF" || name == "Utf";
  }

  // libxml2's callbacks; no exception may pass through it.
  static int read(void* self, char* to, int size) {
    auto& feed = *static_cast<Feed*>(self);
    try {
      const std::size_t got = feed.in_.read(to, static_cast<std::size_t>(size));
      feed.taken_ += got;
      if (feed.taken_ > feed.limit_)
        throw InputError({feed.in_.file()},
                         "has an item of more than " + std::to_string(feed.limit_ >> 20U) + " MiB; what follows is not read");
      return static_cast<int>(got);
    } catch (...) {
      feed.failure_ = std::current_exception();
      return -1;
    }
  }
  static void keep_error(void* self, xmlError* error) {
    auto& feed = *static_cast<Feed*>(self);
    if (!feed.error_.empty() || error->message == nullptr) return;
    feed.error_ = one_line(error->message);
    feed.error_line_ = error->line > 0 ? static_cast<std::uint32_t>(error->line) : 0;
  }

  ByteStream in_;
  std::shared_ptr<const PageWords> words_;
  std::size_t limit_;
  std::unique_ptr<xmlTextReader, FreeReader> reader_;
  std::string title_;           // of the feed
  std::size_t items_ = 0;
  std::size_t taken_ = 0;       // bytes since the last node
  bool is_feed_ = false;
  bool in_item_ = false;        // the reader stands at the beginning of one
  bool done_ = false;
  std::string error_;           // the parser's first
  std::uint32_t error_line_ = 0;
  std::exception_ptr failure_;  // of reading
};

}  // namespace

std::unique_ptr<ArticleReader> read_feed(ByteStream in, std::shared_ptr<const PageWords> words, const ReadingOptions& options) {
  return std::make_unique<Feed>(std::move(in), std::move(words), options);
}

}  // namespace entente

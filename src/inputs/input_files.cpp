// SPDX-License-Identifier: Apache-2.0
#include "inputs/input_files.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "inputs/articles.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array formats{
    InputFormat{{"text", ".txt", "plain text; may begin with lines 'Title: ', 'Date: ', 'Source: ', 'URL: ' and an empty line"},
                open_text},
    InputFormat{{"facts", ".facts.jsonl", "facts that entente extract wrote (build only)"}, nullptr},
    InputFormat{{"jsonl", ".jsonl .ndjson", "a JSON object a line: id date source title url text, or the usual other names"},
                open_json_lines},
    InputFormat{{"json", ".json", "one such object, or a list of them, as news APIs give it"}, open_json},
    InputFormat{{"csv", ".csv .tsv", "a table whose header names such columns, in any order"}, open_csv},
    InputFormat{{"html", ".html .htm .xhtml", "a newspaper's page: its article, without what stands around it"}, open_html},
    InputFormat{{"feed", ".xml .rss .atom", "an RSS or Atom feed"}, open_feed},
    InputFormat{{"warc", ".warc .wet", "a web archive: the pages in it"}, open_warc},
};

// What files are called besides that are packed; what they are their first bytes tell.
constexpr std::array packed_suffixes{".gz", ".zst"};

// The suffix of `name` that `format` claims, or empty.
std::string_view claimed_suffix(const InputFormat& format, std::string_view name) {
  for (std::string_view rest = format.info.suffixes; !rest.empty();) {
    const std::string_view suffix = rest.substr(0, rest.find(' '));
    if (name.size() > suffix.size() && name.ends_with(suffix)) return suffix;
    rest.remove_prefix(std::min(suffix.size() + 1, rest.size()));
  }
  return {};
}

// The file's kind, and its path without suffix as the id. The formats with longer suffixes stand before those that these end
// with.
bool recognise(InputFile& file, const fs::path& relative) {
  std::string name = relative.generic_string();
  for (const std::string_view suffix : packed_suffixes)
    if (name.ends_with(suffix)) {
      name.resize(name.size() - suffix.size());
      break;
    }
  for (const InputFormat& format : formats)
    if (const std::string_view suffix = claimed_suffix(format, name); !suffix.empty()) {
      name.resize(name.size() - suffix.size());
      file.id = std::move(name);
      file.format = &format;
      return true;
    }
  return false;
}

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

InputFiles search_folder(const fs::path& folder) {
  InputFiles result;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (hidden(entry->path())) {
      entry.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;  // a link to nothing is no file
    if (!entry->is_regular_file(ignored)) continue;
    InputFile file{entry->path(), {}, nullptr};
    if (recognise(file, entry->path().lexically_relative(folder))) result.files.push_back(std::move(file));
    else result.skipped.push_back(entry->path());
  }
  if (error) throw InputError({folder.string()}, "can't be searched: " + error.message());
  const auto by_bytes = [](const fs::path& a, const fs::path& b) { return a.generic_string() < b.generic_string(); };
  std::sort(result.files.begin(), result.files.end(),
            [&](const InputFile& a, const InputFile& b) { return by_bytes(a.path, b.path); });
  std::sort(result.skipped.begin(), result.skipped.end(), by_bytes);
  if (result.files.empty()) throw InputError({folder.string()}, "has no articles in it (entente formats lists what can be read)");
  return result;
}

}  // namespace

std::span<const InputFormat> input_formats() { return formats; }

InputFiles find_input_files(const fs::path& path) {
  if (path == "-") return {{{path, {}, nullptr}}, {}};
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    throw InputError({path.string()},
                     error && status.type() != fs::file_type::not_found ? error.message() : "no such file or folder");
  if (fs::is_directory(status)) return search_folder(path);
  InputFile file{path, {}, nullptr};
  if (!recognise(file, path.filename()))
    throw InputError({path.string()}, "is of no kind that can be read (entente formats lists them; plain text ends in .txt)");
  return {{file}, {}};
}

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include <entente/error.hpp>

#include "cli/commands.hpp"
#include "core/resources.hpp"
#include "entities/wikidata_import.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string dump;
  std::string output;
  std::string classes;
  std::string language = "en";
  std::size_t least_sitelinks = 0;
  bool resume = false;
  bool overwrite = false;
};

std::string read_all(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

// Entries go to FILE.part; FILE.progress says how far both files have come, so that an import can go on after it was stopped.
class Importer {
 public:
  Importer(const Options& options, const Console& console)
      : options_(options), console_(console), file_(options.output), part_(file_.string() + ".part"), progress_(file_.string() + ".progress") {
    const std::string table = "gazetteer/wikidata_classes.tsv";
    const Resources resources;
    import_.classes = options.classes.empty() ? read_wikidata_classes(resources.get(table), resources.where(table))
                                              : read_wikidata_classes(read_all(options.classes), options.classes);
    import_.language = options.language;
    import_.least_sitelinks = options.least_sitelinks;
  }

  Exit run() {
    if (fs::exists(file_) && !options_.overwrite) throw Error(file_.string() + " exists; pass --overwrite to replace it");
    begin();
    read_dump();
    save();
    out_.close();
    if (!out_) throw Error(part_.string() + ": cannot be written");
    fs::rename(part_, file_);
    fs::remove(progress_);
    console_.reporter.note(std::to_string(state_.entries) + " entries of " + std::to_string(state_.lines) + " lines");
    if (state_.bad == 0) return Exit::done;
    console_.reporter.warn(std::to_string(state_.bad) + " lines of the dump are no items and were left out");
    return Exit::input_failed;
  }

 private:
  static constexpr std::uint64_t save_every = 20000;  // lines: some seconds

  void begin() {
    const bool begun = fs::exists(progress_) && fs::exists(part_);
    if (begun && !options_.resume && !options_.overwrite)
      throw Error(file_.string() + " was begun before; pass --resume to go on with it or --overwrite to begin anew");
    if (begun && options_.resume) {
      const auto state = read_import_state(read_all(progress_));
      if (!state || state->written > fs::file_size(part_)) throw Error(progress_.string() + " doesn't fit " + part_.string() + "; pass --overwrite to begin anew");
      state_ = *state;
      fs::resize_file(part_, state_.written);
      console_.reporter.note("going on behind line " + std::to_string(state_.lines));
    }
    out_.open(part_, std::ios::binary | (state_.written > 0 ? std::ios::app : std::ios::trunc));
    if (!out_) throw Error(part_.string() + ": cannot be written");
    if (state_.written == 0) write("# id\ttype\tkind\tname\taliases\tcountry\n");
  }

  void read_dump() {
    std::ifstream file;
    if (options_.dump != "-") file.open(options_.dump, std::ios::binary);
    std::istream& in = options_.dump == "-" ? std::cin : file;
    if (!in) throw Error(options_.dump + ": cannot be read");
    if (options_.dump == "-") in.ignore(static_cast<std::streamsize>(state_.read));
    else in.seekg(static_cast<std::streamoff>(state_.read));
    for (std::string line; std::getline(in, line);) {
      state_.read += line.size() + (in.eof() ? 0 : 1);
      ++state_.lines;
      take(line);
      if (state_.lines % save_every == 0) save();
    }
  }

  void take(const std::string& line) {
    try {
      if (const auto entry = wikidata_entry(line, import_)) {
        write(*entry);
        ++state_.entries;
      }
    } catch (const Error& error) {
      if (state_.bad++ < most_warnings) console_.reporter.warn(options_.dump + ":" + std::to_string(state_.lines) + ": " + error.what());
    }
  }

  void write(const std::string& text) {
    out_ << text;
    state_.written += text.size();
  }

  void save() {
    if (!out_.flush()) throw Error(part_.string() + ": cannot be written");
    std::ofstream progress(progress_, std::ios::trunc);
    progress << import_state_text(state_);
    if (!progress.flush()) throw Error(progress_.string() + ": cannot be written");
  }

  static constexpr std::uint64_t most_warnings = 5;

  const Options& options_;
  const Console& console_;
  fs::path file_;
  fs::path part_;
  fs::path progress_;
  std::ofstream out_;
  WikidataImport import_;
  ImportState state_;
};

Run prepare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("DUMP", options->dump, "a JSON dump of Wikidata, an item a line, or - for standard input")->required()->type_name("");
  app.add_option("-o,--output", options->output, "the table to write, for --gazetteer of build, extract and explain")->required()->type_name("FILE");
  app.add_option("--classes", options->classes, "a table of the wanted classes: id, type, kind (else people, states, bodies, cities and wars)")
      ->type_name("FILE")
      ->check(CLI::ExistingFile.description(""));
  app.add_option("--sitelinks", options->least_sitelinks, "only what so many Wikipedias have an article on")->type_name("N")->capture_default_str();
  app.add_option("--language", options->language, "of the names")->type_name("L")->capture_default_str();
  app.add_flag("--resume", options->resume, "go on with an import that was stopped");
  app.add_flag("--overwrite", options->overwrite, "replace the table, or begin anew");
  return [options](const Console& console) { return Importer(*options, console).run(); };
}

}  // namespace

const Command gazetteer_command{
    "gazetteer",
    "make a table of more people, bodies and places from a Wikidata dump",
    "bzcat latest-all.json.bz2 | entente gazetteer - --sitelinks 10 -o mine.tsv\n"
    "entente gazetteer dump.json -o mine.tsv --resume\n"
    "entente extract news/ --gazetteer mine.tsv",
    prepare,
};

}  // namespace entente

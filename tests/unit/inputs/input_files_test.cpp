// SPDX-License-Identifier: Apache-2.0
// Every file in tests/inputs, good and bad, and what is read from it: FILE.expect stands beside it.
// UPDATE=1 ./test -L inputs writes down what is read now; read the diff.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <entente/article.hpp>

namespace entente {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(TESTS_DIR) / "inputs";

std::string without_folder(std::string text) {
  for (std::size_t at = text.find(folder.string()); at != std::string::npos; at = text.find(folder.string())) text.erase(at, folder.string().size() + 1);
  return text;
}

void add(std::string& out, const std::string& name, const std::string& value) {
  if (!value.empty()) out += name + ": " + value + "\n";
}

// Control characters of the text are shown, so that none hides.
std::string lines_of(const std::string& text) {
  std::string out = "  | ";
  for (const char c : text) {
    if (c == '\n') out += "\n  | ";
    else if (c == '\r') out += "\\r";
    else out += c;
  }
  return out + "\n";
}

std::string rendered(const std::variant<Article, InputError>& result) {
  if (const auto* const error = std::get_if<InputError>(&result)) return "error: " + without_folder(error->what()) + "\n";
  const auto& article = std::get<Article>(result);
  std::string out = "article: " + article.info.id + "\n";
  add(out, "where", without_folder(article.where));
  add(out, "source", article.info.source);
  add(out, "date", article.info.date);
  add(out, "title", article.info.title);
  add(out, "url", article.info.url);
  for (const std::string& note : article.notes) add(out, "note", note);
  return out + lines_of(article.text);
}

std::string read_all(const fs::path& path) {
  std::string out;
  try {
    const auto reader = open_articles(path);
    while (const auto result = reader->next()) out += rendered(*result);
  } catch (const InputError& error) {
    out += "error: " + without_folder(error.what()) + "\n";
  }
  return out;
}

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".expect" && entry.path().filename() != "README.md")
      result.push_back(entry.path().lexically_relative(folder).generic_string());
  std::sort(result.begin(), result.end());
  return result;
}

class InputFile : public testing::TestWithParam<std::string> {};

TEST_P(InputFile, YieldsWhatIsExpected) {
  const fs::path path = folder / GetParam();
  const fs::path expectation = path.string() + ".expect";
  const std::string found = read_all(path);
  if (std::getenv("UPDATE") != nullptr) {
    std::ofstream(expectation, std::ios::binary) << found;
    return;
  }
  std::ifstream in(expectation, std::ios::binary);
  ASSERT_TRUE(in) << expectation << " is missing";
  EXPECT_EQ(found, std::string(std::istreambuf_iterator<char>(in), {}));
}

std::string test_name(const testing::TestParamInfo<std::string>& file) {
  std::string name = file.param;
  std::replace_if(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, InputFile, testing::ValuesIn(names()), test_name);

}  // namespace
}  // namespace entente

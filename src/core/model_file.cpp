// SPDX-License-Identifier: Apache-2.0
#include "core/model_file.hpp"

namespace entente {
namespace {

constexpr std::uint32_t version = 1;
constexpr std::size_t alignment = 64;

struct Header {
  char magic[4];
  std::uint32_t version;
  std::uint64_t sections;
};

struct SectionHeader {
  char name[48];
  std::uint64_t offset;
  std::uint64_t size;
};

constexpr Header expected{{'E', 'N', 'T', 'M'}, version, 0};

std::size_t aligned(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

}  // namespace

ModelFile::ModelFile(std::string_view bytes, const std::string& where) : where_(where) {
  Header header{};
  if (bytes.size() < sizeof header) fail("it is no model");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, expected.magic, sizeof header.magic) != 0) fail("it is no model");
  if (header.version != version) fail("it is of another version; train it again");
  if (header.sections > (bytes.size() - sizeof header) / sizeof(SectionHeader)) fail("it is cut off");
  for (std::size_t i = 0; i < header.sections; ++i) {
    const char* at = bytes.data() + sizeof header + i * sizeof(SectionHeader);
    SectionHeader section{};
    std::memcpy(&section, at, sizeof section);
    if (section.offset > bytes.size() || section.size > bytes.size() - section.offset) fail("it is cut off");
    const std::string_view name(at, sizeof section.name);
    sections_.emplace_back(name.substr(0, name.find('\0')), bytes.substr(section.offset, section.size));
  }
}

std::string_view ModelFile::section(std::string_view name) const {
  for (const auto& [key, bytes] : sections_)
    if (key == name) return bytes;
  fail("it has no section '" + std::string(name) + "'");
}

void ModelFile::fail(const std::string& cause) const { throw Error(where_ + ": bad model: " + cause); }

std::string ModelWriter::bytes() const {
  Header header = expected;
  header.sections = sections_.size();
  std::string result(aligned(sizeof header + sections_.size() * sizeof(SectionHeader)), '\0');
  std::memcpy(result.data(), &header, sizeof header);
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const auto& [name, bytes] = sections_[i];
    SectionHeader section{};
    if (name.size() >= sizeof section.name) throw Error("the section name '" + name + "' is too long");
    name.copy(section.name, name.size());
    section.offset = result.size();
    section.size = bytes.size();
    std::memcpy(result.data() + sizeof header + i * sizeof section, &section, sizeof section);
    result += bytes;
    result.resize(aligned(result.size()));
  }
  return result;
}

}  // namespace entente

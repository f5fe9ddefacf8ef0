// SPDX-License-Identifier: Apache-2.0
// A small graph file for targets that ask or change one.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <entente/facts.hpp>
#include <entente/store.hpp>

#include "../unit/graphs/temporary_file.hpp"

namespace entente {

class League {
 public:
  League() {
    Store store(file_, Store::Mode::write);
    std::ifstream in(LEAGUE_FACTS);
    for (std::string line; std::getline(in, line);) {
      const Facts facts = read_facts(line);
      store.add(facts, facts.text);
    }
    store.commit();
  }
  const std::filesystem::path& path() const { return file_.path(); }
  // A file of the same bytes to change.
  void copy_to(const std::filesystem::path& path) const { std::filesystem::copy_file(file_.path(), path); }

 private:
  TemporaryFile file_;
};

}  // namespace entente

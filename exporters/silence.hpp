// SPDX-License-Identifier: Apache-2.0
// Keeps a library quiet that writes to stderr whatever it is told: Graphviz's router reports each edge that it draws
// in a simpler way ("triangulation failed"), which no reader can do anything about.
#pragma once

namespace entente {

// While it lives, what the process writes to stderr is dropped. Not for use on two threads at a time.
class Silence {
 public:
  Silence();
  ~Silence();
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  int stderr_;  // a copy of the file descriptor, or -1
};

}  // namespace entente

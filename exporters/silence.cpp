// SPDX-License-Identifier: Apache-2.0
#include "silence.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace entente {

Silence::Silence() : stderr_(dup(STDERR_FILENO)) {
  static_cast<void>(std::fflush(stderr));  // where it fails, there is nowhere to say so
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere == -1) return;
  if (stderr_ != -1) dup2(nowhere, STDERR_FILENO);
  close(nowhere);
}

Silence::~Silence() {
  if (stderr_ == -1) return;
  static_cast<void>(std::fflush(stderr));
  dup2(stderr_, STDERR_FILENO);
  close(stderr_);
}

}  // namespace entente

// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <utility>
#include <vector>

namespace entente {

void run_pipeline(const Extractor& extractor, unsigned jobs, const Steps& steps) {
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::enumerable_thread_specific<Document> documents([&] { return extractor.document(); });
  const std::size_t in_flight = jobs == 1 ? 1 : std::size_t{4} * jobs;  // bounds the memory; some to spare, as articles differ in length
  // What is on its way: articles leave as they came, so that a place is free again after so many others. TBB would lose what it
  // carries itself where a step throws.
  std::vector<Work> places(in_flight);
  std::size_t count = 0;
  const auto read = [&](tbb::flow_control& control) -> Work* {
    if (auto work = steps.read()) return &(places[count++ % in_flight] = *std::move(work));
    control.stop();
    return nullptr;
  };
  const auto analyse = [&](Work* work) {
    steps.analyse(*work, documents.local());
    return work;
  };
  const auto write = [&](Work* work) { steps.write(*work); };
  tbb::parallel_pipeline(in_flight, tbb::make_filter<void, Work*>(tbb::filter_mode::serial_in_order, read) &
                                        tbb::make_filter<Work*, Work*>(tbb::filter_mode::parallel, analyse) &
                                        tbb::make_filter<Work*, void>(tbb::filter_mode::serial_in_order, write));
}

}  // namespace entente

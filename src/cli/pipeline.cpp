// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <memory>
#include <utility>

namespace entente {

void run_pipeline(const Extractor& extractor, unsigned jobs, const Steps& steps) {
  using Item = std::shared_ptr<Work>;  // filters hand over copies
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::enumerable_thread_specific<Document> documents([&] { return extractor.document(); });
  const std::size_t in_flight = jobs == 1 ? 1 : std::size_t{4} * jobs;  // bounds the memory; some to spare, as articles differ in length
  const auto read = [&](tbb::flow_control& control) -> Item {
    if (auto work = steps.read()) return std::make_shared<Work>(*std::move(work));
    control.stop();
    return nullptr;
  };
  const auto analyse = [&](Item item) {
    steps.analyse(*item, documents.local());
    return item;
  };
  const auto write = [&](const Item& item) { steps.write(*item); };
  tbb::parallel_pipeline(in_flight, tbb::make_filter<void, Item>(tbb::filter_mode::serial_in_order, read) &
                                        tbb::make_filter<Item, Item>(tbb::filter_mode::parallel, analyse) &
                                        tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order, write));
}

}  // namespace entente

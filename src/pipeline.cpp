#include <demarche/pipeline.hpp>

#include "base/parallel.hpp"

namespace demarche {

Annotations annotate(Document document, const PipelineOptions &options) {
  Annotations a;
  a.document = std::move(document);
  if (options.ignore_given)
    a.document.given_events.reset();
  return a;
}

} // namespace demarche

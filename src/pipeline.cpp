#include <demarche/pipeline.hpp>

#include "base/parallel.hpp"

namespace demarche {

Annotations annotate(Document document, const PipelineOptions &options) {
  Text text = split(document.text);
  return annotate(std::move(document), std::move(text), options);
}

Annotations annotate(Document document, Text text, const PipelineOptions &options) {
  Annotations a;
  a.document = std::move(document);
  a.text = std::move(text);
  if (options.ignore_given)
    a.document.given_events.reset();
  return a;
}

} // namespace demarche

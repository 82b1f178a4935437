// The whole order, on one page: annotate() one document, connect() many.
#pragma once
#include <vector>

#include <demarche/annotations.hpp>
#include <demarche/chronicle.hpp>

namespace demarche {

enum class Stage : std::uint8_t { syntax, timexes, events, links };

struct PipelineOptions {
  Stage until = Stage::links; ///< --only
  TimexOptions timex;
  ActorOptions actor;
  bool ignore_given = false; ///< run as if a document gave no events
};

/// A pure function of the document and the options.
Annotations annotate(Document, const PipelineOptions & = {});
/// The same with the tokens and sentences given (annotate --tokens).
Annotations annotate(Document, Text, const PipelineOptions & = {});

/// annotate() for each, then link_across(), on `threads` threads.
Chronicle connect(std::vector<Document>, const PipelineOptions & = {}, unsigned threads = 1);

} // namespace demarche

#include <demarche/pipeline.hpp>

#include "base/parallel.hpp"

namespace demarche {

namespace {

/// Annotations are kept by the thousand: what their lists took to grow, and do not need, is given back.
void fit(Annotations &a) {
  a.text.tokens.shrink_to_fit();
  a.text.sentences.shrink_to_fit();
  a.syntax.words.shrink_to_fit();
  a.syntax.names.shrink_to_fit();
  a.syntax.lemmas.shrink_to_fit();
  a.times.timexes.shrink_to_fit();
  a.actors.actors.shrink_to_fit();
  a.actors.mentions.shrink_to_fit();
  a.events.shrink_to_fit();
  a.links.shrink_to_fit();
}

} // namespace

Annotations annotate(Document document, const PipelineOptions &options) {
  if (options.until == Stage::timexes) { // time expressions are found in words of their own: the fast path cuts and tags nothing
    Annotations a;
    a.document = std::move(document);
    a.times = find_times(a.document, a.text, a.syntax, options.timex);
    return a;
  }
  Text text = split(document.text);
  return annotate(std::move(document), std::move(text), options);
}

Annotations annotate(Document document, Text text, const PipelineOptions &options) {
  Annotations a;
  a.document = std::move(document);
  a.text = std::move(text);
  a.syntax = parse(a.document.text, a.text);
  if (options.ignore_given)
    a.document.given_events.reset();
  if (options.until >= Stage::timexes)
    a.times = find_times(a.document, a.text, a.syntax, options.timex);
  if (options.until >= Stage::events) {
    a.actors = find_actors(a.document, a.text, a.syntax, a.times, options.actor);
    a.events = find_events(a.document, a.text, a.syntax, a.times, a.actors);
  }
  if (options.until >= Stage::links)
    a.links = link_within(a);
  fit(a);
  return a;
}

Chronicle connect(std::vector<Document> documents, const PipelineOptions &options, unsigned threads) {
  std::vector<Annotations> annotated;
  annotated.reserve(documents.size());
  std::size_t next = 0;
  base::ordered_pipeline(
      threads,
      [&]() -> std::optional<Document> { return next < documents.size() ? std::optional(std::move(documents[next++])) : std::nullopt; },
      [&](Document &&d) { return annotate(std::move(d), options); }, [&](Annotations &&a) { annotated.push_back(std::move(a)); });
  documents = {};
  return link_across(std::move(annotated), threads);
}

} // namespace demarche

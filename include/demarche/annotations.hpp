// All that is said about one document: a pure function of the document.
#pragma once
#include <string>
#include <vector>

#include <demarche/actor.hpp>
#include <demarche/document.hpp>
#include <demarche/event.hpp>
#include <demarche/link.hpp>
#include <demarche/syntax.hpp>
#include <demarche/text.hpp>
#include <demarche/timex.hpp>

namespace demarche {

/// Each stage adds its part and rewrites none that stood before.
struct Annotations {
  Document document;
  Text text;
  Syntax syntax;
  Times times;
  Actors actors;
  std::vector<EventMention> events;
  std::vector<Link> links; ///< between `events`
};

/// The sentence that holds a mention; where it lies in none, its own words.
inline Span sentence_span(const Annotations &a, const EventMention &e) {
  return e.sentence < a.text.sentences.size() ? a.text.sentences[e.sentence].span : e.span;
}

} // namespace demarche

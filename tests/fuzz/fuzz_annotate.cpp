// Any text is annotated without harm: spans lie inside it, on borders of characters, and refer to what exists.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>

#include "base/utf8.hpp"

using namespace demarche;

namespace {

void require(bool holds) {
  if (!holds)
    std::abort();
}

void check(const std::string &text, Span s) {
  require(s.begin <= s.end && s.end <= text.size());
  const auto border = [&](std::size_t i) { return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80; };
  require(border(s.begin) && border(s.end));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  Document d;
  d.id = "fuzz";
  d.text.assign(reinterpret_cast<const char *>(data), size);
  if (base::first_invalid_utf8(d.text) != std::string::npos)
    return 0; // a reader lets only UTF-8 through
  const Annotations a = annotate(std::move(d));
  const std::string &text = a.document.text;
  for (const Token &t : a.text.tokens)
    check(text, t.span);
  for (const Timex &t : a.times.timexes)
    check(text, t.span);
  for (const Mention &m : a.actors.mentions) {
    check(text, m.span);
    require(!m.actor || *m.actor < a.actors.actors.size());
  }
  for (const EventMention &e : a.events) {
    check(text, e.span);
    require(e.sentence < a.text.sentences.size());
    for (const auto *list : {&e.actors, &e.recipients, &e.places, &e.source})
      for (const std::uint32_t m : *list)
        require(m < a.actors.mentions.size());
  }
  for (const Link &l : a.links) {
    require(l.from < a.events.size() && l.to < a.events.size());
    check(text, l.evidence);
  }
  require(!annotations_json(a).empty());
  return 0;
}

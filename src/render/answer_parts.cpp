#include "render/answer_parts.hpp"

#include <algorithm>

#include <demarche/select.hpp>

#include "base/escape.hpp"

namespace demarche::render_room {

Evidence telling_sentence(const Chronicle &c, std::uint32_t event) {
  if (const std::vector<Quote> quotes = best_quotes(c, {event}, 1); !quotes.empty())
    return quotes.front().evidence;
  const MentionRef &m = c.events[event].mentions.front();
  const Annotations &a = c.documents[m.document];
  return {m.document, sentence_span(a, a.events[m.event])};
}

std::vector<Evidence> evidence_of(const Chronicle &c, const Step &step) {
  std::vector<Evidence> out = {telling_sentence(c, step.event)};
  for (const std::uint32_t l : step.via) {
    const Evidence e{c.links[l].document, c.links[l].evidence};
    if (std::find(out.begin(), out.end(), e) == out.end())
      out.push_back(e);
  }
  return out;
}

std::string quoted(const Chronicle &c, const Evidence &e) { return base::fold_space(slice(c.documents[e.document].document.text, e.span)); }

bool all_stated(const Chronicle &c, const std::vector<std::uint32_t> &links) {
  return std::all_of(links.begin(), links.end(), [&](std::uint32_t l) { return c.links[l].stated; });
}

} // namespace demarche::render_room

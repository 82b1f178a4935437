#include "render/answer_parts.hpp"

#include <algorithm>

namespace demarche::render_room {

Evidence telling_sentence(const Chronicle &c, std::uint32_t event) {
  const Event &e = c.events[event];
  // The sentence that says what the label says, on the date shown; else one that says the one or the other.
  const MentionRef *best = &e.mentions.front();
  int most = -1;
  for (const MentionRef &m : e.mentions) {
    const EventMention &mention = c.documents[m.document].events[m.event];
    const std::optional<When> &w = mention.when;
    const bool dated = w && w->known_at_all() && w->start_earliest == e.when.start_earliest && w->end_latest == e.when.end_latest;
    if (const int says = 2 * (mention.label == e.label) + dated; says > most) {
      most = says;
      best = &m;
    }
  }
  const Annotations &a = c.documents[best->document];
  const EventMention &m = a.events[best->event];
  return {best->document, m.sentence < a.text.sentences.size() ? a.text.sentences[m.sentence].span : m.span};
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

std::string quoted(const Chronicle &c, const Evidence &e) {
  std::string out;
  for (const char ch : slice(c.documents[e.document].document.text, e.span)) {
    if (static_cast<unsigned char>(ch) > ' ')
      out += ch;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  return out;
}

bool all_stated(const Chronicle &c, const std::vector<std::uint32_t> &links) {
  return std::all_of(links.begin(), links.end(), [&](std::uint32_t l) { return c.links[l].stated; });
}

} // namespace demarche::render_room

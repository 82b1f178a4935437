#include "render/entry_texts.hpp"

namespace demarche::render_room {

std::string actor_names(const Chronicle &c, const std::vector<std::uint32_t> &actors) {
  std::string out;
  for (const std::uint32_t a : actors)
    out += (out.empty() ? "" : "; ") + c.actors[a].name;
  return out;
}

std::string headline(const Chronicle &c, const Entry &e, const EntryFacts &f) {
  if (f.factuality == Factuality::happened)
    return e.label;
  const std::string by = f.speakers.empty() ? "" : " by " + actor_names(c, f.speakers);
  return e.label + " [" + to_string(f.factuality) + (f.factuality == Factuality::alleged || f.factuality == Factuality::denied ? by : "") +
         "]";
}

std::string quoted_sources(const Chronicle &c, const Entry &e) {
  std::string out;
  for (const Quote &q : e.quotes)
    out += (out.empty() ? "" : "\n") + ('"' + q.text + "\" (" + document_name(c.documents[q.evidence.document]) + ")");
  return out;
}

} // namespace demarche::render_room

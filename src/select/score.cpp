#include "select/score.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/counted.hpp"

namespace demarche::select_room {

namespace {

/// Documents that tell it; of copies of one report the first.
std::size_t documents_of(const Chronicle &c, const Event &e) {
  std::set<std::uint32_t> stories;
  for (const MentionRef &m : e.mentions)
    stories.insert(story_of(c, m.document));
  return stories.size();
}

bool in_headline(const Chronicle &c, const Event &e) {
  return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &m) {
    const Annotations &d = c.documents[m.document];
    const std::uint32_t s = d.events[m.event].sentence;
    return s < d.text.sentences.size() && d.text.sentences[s].kind == SentenceKind::heading;
  });
}

Score score(const Chronicle &c, const Event &e, unsigned causal_links) {
  const std::size_t documents = documents_of(c, e), participants = e.actors.size() + e.recipients.size();
  const bool headline = in_headline(c, e);
  Score s;
  s.value = 2 * std::log2(1.0 + static_cast<double>(documents)) + std::log2(1.0 + static_cast<double>(e.mentions.size()));
  s.value += e.category != Category::none ? 1 : 0;
  s.value += !e.when.known_at_all() ? 0 : e.when.grain <= Grain::day ? 1 : e.when.grain <= Grain::month ? 0.5 : 0;
  s.value += 0.5 * static_cast<double>(std::min<std::size_t>(participants, 2)) + 0.5 * std::min(causal_links, 3u);
  s.value += told_as_fact(e.factuality) ? 0.5 : 0;
  s.value += headline ? 1 : 0;
  s.why = "told by " + base::counted(documents, "document");
  if (e.category != Category::none)
    s.why += fmt::format(", {}", to_string(e.category));
  if (e.when.known_at_all())
    s.why += fmt::format(", dated to the {}", e.when.grain == Grain::unknown ? "bounds of other events" : to_string(e.when.grain));
  if (causal_links)
    s.why += ", " + base::counted(causal_links, "causal link");
  if (headline)
    s.why += ", in a headline";
  s.why += fmt::format(": {:.1f}", s.value);
  return s;
}

} // namespace

std::vector<Score> scores(const Chronicle &c) {
  std::vector<unsigned> causal_links(c.events.size());
  for (const Link &l : c.links)
    if (causal(l.relation) && !l.negated) {
      ++causal_links[l.from];
      ++causal_links[l.to];
    }
  std::vector<Score> out;
  out.reserve(c.events.size());
  for (std::size_t i = 0; i < c.events.size(); ++i)
    out.push_back(score(c, c.events[i], causal_links[i]));
  return out;
}

} // namespace demarche::select_room

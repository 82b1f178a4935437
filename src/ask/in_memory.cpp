#include "ask/in_memory.hpp"

#include <algorithm>

#include "base/words.hpp"

namespace demarche::ask_room {

InMemory::InMemory(const Chronicle &c) : c_(c) {
  WordsOfEvents words(c);
  std::vector<std::vector<Posting>> postings;
  for (std::uint32_t i = 0; i < c.events.size(); ++i)
    for (const WordsOfEvents::Said &w : words.of(i)) {
      postings.resize(std::max<std::size_t>(postings.size(), words.words()));
      postings[w.word].push_back({i, w.strength});
    }
  for (std::uint32_t w = 0; w < postings.size(); ++w)
    index_.emplace_back(words.word(w), std::move(postings[w]));
  std::sort(index_.begin(), index_.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
}

std::vector<QuestionSource::Posting> InMemory::postings(const std::string &word) const {
  const auto at = std::lower_bound(index_.begin(), index_.end(), word, [](const auto &x, const std::string &w) { return x.first < w; });
  return at != index_.end() && at->first == word ? at->second : std::vector<Posting>();
}

std::vector<std::uint32_t> InMemory::actors(const std::string &name) const {
  const std::vector<std::string> asked = base::content_words(name);
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < c_.actors.size(); ++i)
    if (goes_by(c_.actors[i], asked))
      out.push_back(i);
  return out;
}

std::vector<std::uint32_t> InMemory::events_of(std::uint32_t actor) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < c_.events.size(); ++i)
    for (const auto *who : {&c_.events[i].actors, &c_.events[i].recipients})
      if (std::find(who->begin(), who->end(), actor) != who->end() && (out.empty() || out.back() != i))
        out.push_back(i);
  return out;
}

void InMemory::most_told(const EventVisit &visit) const {
  std::vector<std::uint32_t> all(c_.events.size());
  for (std::uint32_t i = 0; i < all.size(); ++i)
    all[i] = i;
  std::stable_sort(all.begin(), all.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return c_.events[a].mentions.size() > c_.events[b].mentions.size(); });
  for (const std::uint32_t i : all)
    if (!visit(i))
      return;
}

std::uint32_t InMemory::most_mentions() const {
  std::size_t most = 1;
  for (const Event &e : c_.events)
    most = std::max(most, e.mentions.size());
  return static_cast<std::uint32_t>(most);
}

} // namespace demarche::ask_room

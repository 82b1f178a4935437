// Titles read as offices: which office of state a title's words name, and who held it when the document was made.
#include "actor/cast.hpp"

namespace demarche::actor {

std::string office_phrase(const Scene &s, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t) {
    std::string words = lower(s.words(t, last));
    if (s.gazetteer.office(words))
      return words;
    // "former", "deputy", "acting" make another office; a country or an article before it does not.
    if (s.is(t, word::office_modifier) && s.tokens[t].hit == none)
      return {};
  }
  return {};
}

std::optional<std::uint32_t> office_holder(const Scene &s, std::uint32_t first, std::uint32_t last, std::uint32_t of,
                                           std::string_view surname) {
  if (!s.times.creation.interval)
    return {};
  std::string office = office_phrase(s, first, last);
  if (const std::string word = lower(s.form(last - 1));
      office.empty() && last - first == 1 && !surname.empty() && s.gazetteer.short_title(word))
    office = word;
  if (office.empty())
    return {};
  return s.gazetteer.holder_named(office, of == none ? std::string_view{} : std::string_view(s.entry(of).id), *s.times.creation.interval,
                                  surname);
}

namespace {

constexpr std::uint32_t opening = 60; // tokens: a heading and the first sentence or two

/// The country of a government's seat or of a body of state.
std::optional<std::uint32_t> state_of(const Gazetteer &gazetteer, const Sense &sense) {
  const Entry &e = gazetteer.entry(sense.entry);
  if (e.kind == ActorKind::country)
    return sense.sort == Sort::stand_in ? std::optional(sense.entry) : std::nullopt;
  if (e.kind != ActorKind::organization || e.of.empty())
    return {};
  const auto of = gazetteer.index(e.of);
  return of && gazetteer.entry(*of).kind == ActorKind::country ? of : std::nullopt;
}

} // namespace

std::optional<std::uint32_t> home_country(const Scene &s) {
  const std::string &source = s.document.source;
  const auto border = [&](std::uint32_t end) { return end >= source.size() || source[end] == ' ' || source[end] == ','; };
  for (std::uint32_t at = 0; at < source.size(); ++at)
    if (at == 0 || source[at - 1] == ' ')
      if (const PhraseMatch m = s.gazetteer.longest(source, at, border); m.phrase)
        for (const Sense &sense : m.phrase->senses)
          if (const auto state = state_of(s.gazetteer, sense))
            return state;
  for (const Hit &h : s.hits) {
    if (h.first >= opening)
      break;
    if (const auto state = state_of(s.gazetteer, s.sense(h)))
      return state;
  }
  return {};
}

std::vector<std::string> title_keys(const Scene &s, std::uint32_t first, std::uint32_t last) {
  std::vector<std::string> keys;
  for (std::uint32_t t = first; t < last; ++t) {
    if (!s.is(t, word::office | word::rank | word::courtesy | word::person_noun))
      continue;
    keys.push_back(lower(s.form(t)));
    if (t > first)
      if (const std::string two = lower(s.words(t - 1, t + 1)); s.gazetteer.office(two))
        keys.push_back(two);
  }
  return keys;
}

} // namespace demarche::actor

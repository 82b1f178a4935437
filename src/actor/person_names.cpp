#include "actor/person_names.hpp"

#include <algorithm>

namespace demarche::actor {

bool particle(std::string_view w) {
  static constexpr std::string_view words[] = {"al", "bin", "bint", "da", "de", "del",  "den", "der", "di",  "do",  "dos",
                                               "du", "el",  "ibn",  "la", "le", "ould", "ten", "ter", "van", "von", "y"};
  return std::binary_search(std::begin(words), std::end(words), w);
}

bool PersonNames::another_title(std::uint32_t t, std::uint32_t limit) const {
  return s_.is(t, word::courtesy | word::rank | word::office) && !s_.is(t, word::given) && t + 1 < limit && s_.tokens[t + 1].capital &&
         !s_.form(t + 1).ends_with(".") && s_.form(t).size() > 2;
}

std::uint32_t PersonNames::end_of_person(std::uint32_t t, std::uint32_t limit) const {
  std::uint32_t end = t;
  for (int words = 0; t < limit && words < 5;) {
    const TokenInfo &k = s_.tokens[t];
    if (taken(t) || (words > 0 && (begins_line(t) || s_.form(t) == "I" || s_.form(t) == "The" || another_title(t, limit))))
      break;
    if (k.capital && (words == 0 || !s_.is(t, word::organization_last) || s_.is(t, word::given)) && !lands_elsewhere(t, words)) {
      end = ++t;
      ++words;
    } else if (words > 0 && s_.form(t) == "-" && t + 1 < limit && s_.touches(t - 1) && s_.touches(t) && s_.tokens[t + 1].word &&
               !taken(t + 1)) {
      t += 2;
      end = t;
    } else if (words > 0 && s_.form(t) == "," && t + 1 < limit &&
               (s_.form(t + 1) == "Jr." || s_.form(t + 1) == "Jr" || s_.form(t + 1) == "II" || s_.form(t + 1) == "III")) {
      return t + 2;
    } else if (words > 0 && byname(t, limit)) {
      t += 3;
    } else if (words > 0 && particle(s_.form(t)) && t + 1 < limit && s_.tokens[t + 1].capital) {
      ++t;
    } else {
      break;
    }
  }
  return end;
}

bool PersonNames::byname(std::uint32_t t, std::uint32_t limit) const {
  const auto quote = [&](std::uint32_t q) {
    const std::string_view f = s_.form(q);
    return f == "\"" || f == "“" || f == "”" || f == "``" || f == "''" || f == "(" || f == ")";
  };
  return t + 3 < limit && quote(t) && quote(t + 2) && s_.tokens[t + 1].capital && s_.tokens[t + 3].capital && !begins_line(t + 3) &&
         !taken(t + 1) && !taken(t + 3) && s_.touches(t) && s_.touches(t + 1) && !s_.touches(t + 2);
}

bool PersonNames::begins_line(std::uint32_t t) const {
  const std::string_view text = s_.document.text;
  const std::uint32_t end = s_.text.tokens[t - 1].span.end;
  if (text.substr(end, s_.text.tokens[t].span.begin - end).find('\n') == std::string_view::npos)
    return false;
  const auto before = text.substr(0, end).rfind('\n', end);
  return end - (before == std::string_view::npos ? 0 : before) < 50;
}

bool PersonNames::lands_elsewhere(std::uint32_t t, int words) const {
  const Hit *h = hit_at(t);
  if (!h || words == 0)
    return words == 0 && h && h->last - h->first > 1 && s_.entry(s_.sense(*h).entry).kind != ActorKind::person;
  const Sense &sense = s_.sense(*h);
  if (h->first == t && h->last - h->first > 1 && s_.entry(sense.entry).kind == ActorKind::person)
    return true;
  return sense.sort == Sort::adjective || s_.entry(sense.entry).kind == ActorKind::organization;
}

std::uint32_t PersonNames::after_title(std::uint32_t t, const Sentence &s) const {
  if (!s_.is(t, word::courtesy | word::rank | word::office))
    return t > s.first && !s_.tokens[t - 1].capital && s_.is(t - 1, word::office | word::rank | word::courtesy) && !hit_at(t) &&
                   !s_.is(t - 1, word::plural)
               ? t
               : none;
  std::uint32_t k = t + 1;
  if (k + 1 < s.last && (s_.form(k) == "of" || s_.form(k) == "for" || s_.form(k) == "to")) {
    k += s_.form(k + 1) == "the" ? 2 : 1;
    const std::uint32_t complement = k;
    while (k < s.last && (s_.tokens[k].capital || (s_.form(k) == "and" && k > complement)) &&
           (hit_at(k) || s_.form(k) == "and" || s_.is(k, word::office_modifier | word::organization_last | word::organization_noun)))
      k = hit_at(k) ? hit_at(k)->last : k + 1;
    if (k == complement)
      return none;
  }
  return k < s.last && s_.tokens[k].capital && !s_.is(k, word::title & ~word::office_modifier) ? k : none;
}

std::uint32_t PersonNames::person_at(std::uint32_t name, std::uint32_t title, const Sentence &s) const {
  const Hit *h = hit_at(name);
  const std::uint32_t stop = end_of_person(name, s.last);
  if (stop == name || (s_.is(stop - 1, word::organization_last | word::place_last) && stop - name > 1) ||
      (s_.is(name, word::organization_last) && stop - name == 1))
    return name;
  return h && (h->last > stop || !person_like(*h, title)) ? name : stop;
}

const char *PersonNames::person_cue(std::uint32_t t, const Sentence &s) const {
  const bool more =
      t + 1 < s.last && !begins_line(t + 1) && s_.tokens[t + 1].capital && !s_.is(t + 1, word::organization_last | word::place_last);
  const bool title = s_.is(t, word::title) && !s_.is(t, word::given);
  if (title || (more && s_.is(t + 1, word::courtesy | word::rank | word::office) && !s_.is(t + 1, word::given)))
    return nullptr;
  if (t + 2 < s.last && s_.tokens[t + 1].initial && s_.tokens[t + 2].capital && more && !s_.tokens[t + 2].shout && !hit_at(t) &&
      !s_.tokens[t].shout && !s_.tokens[t].initial)
    return "name.initials";
  if (s_.tokens[t].initial && more && !hit_at(t) && !s_.tokens[t + 1].shout && s_.form(t + 1) != "The")
    return "name.initials";
  const bool led_to = t > s.first && s_.is(t - 1, word::place_preposition) && (s_.form(t) == "Al" || s_.form(t) == "El");
  if (s_.is(t, word::given) && more && !led_to && !s_.is(t, word::office_modifier) && end_of_person(t, s.last) - t > 1)
    return "name.given";
  if (addressed(t, s) && end_of_person(t, s.last) > t)
    return "name.addressed";
  if (hit_at(t) || s_.tokens[t].shout || s_.form(t).size() < 3)
    return nullptr;
  const std::uint32_t stop = end_of_person(t, s.last);
  if (stop == t || stop - t > 3)
    return nullptr;
  if (stop < s.last && s_.is(stop, word::speech) && proper(t, s) &&
      !s_.is(stop - 1, word::title | word::organization_last | word::person_noun | word::organization_noun))
    return "name.speaker";
  if (t > s.first && s_.form(t - 1) == "(" && stop < s.last && s_.form(stop) == ")" && office_before(t - 1, s))
    return "name.in-office";
  return nullptr;
}

bool PersonNames::addressed(std::uint32_t t, const Sentence &s) const {
  if (t == s.first || lower(s_.form(t - 1)) != "dear" || !begins_sentence(t - 1, s) || s_.is(t, word::person_noun | word::plural))
    return false;
  const std::uint32_t stop = end_of_person(t, s.last);
  return stop > t && stop < s.last && (s_.form(stop) == ":" || s_.form(stop) == ",");
}

bool PersonNames::proper(std::uint32_t t, const Sentence &s) const {
  if (s_.parsed())
    return s_.syntax.words[t].upos == Upos::PROPN;
  return !begins_sentence(t, s) || (s_.tokens[t].words & ~word::given) == 0;
}

bool PersonNames::office_before(std::uint32_t bracket, const Sentence &s) const {
  for (std::uint32_t t = bracket; t > s.first && bracket - t < 14; --t) {
    if (s_.is(t - 1, word::office) && s_.tokens[t - 1].capital)
      return true;
    if (!s_.tokens[t - 1].word && s_.form(t - 1) != ",")
      return false;
  }
  return false;
}

bool PersonNames::person_like(const Hit &h, std::uint32_t title) const {
  const Entry &e = s_.entry(s_.sense(h).entry);
  return e.kind == ActorKind::person || (s_.is(title, word::courtesy) && e.kind != ActorKind::organization) ||
         (e.kind == ActorKind::place && h.last - h.first == 1) || s_.is(h.first, word::given);
}

std::uint32_t PersonNames::family_of(const Draft &d) const {
  if (d.name_last - d.name_first == 4 && s_.form(d.name_last - 2) == "-")
    return d.name_first;
  std::uint32_t t = d.name_last - 1;
  while (t > d.name_first && (s_.form(t).ends_with(".") || s_.form(t) == "," || s_.form(t) == "II" || s_.form(t) == "III"))
    --t;
  return t;
}

} // namespace demarche::actor

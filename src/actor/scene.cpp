#include "actor/scene.hpp"

#include <algorithm>

namespace demarche::actor {

namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }

/// Capital letters of Latin-1 and Latin Extended-A as UTF-8 has them (enough for European names).
bool wide_capital(std::string_view s) {
  if (s.size() < 2)
    return false;
  const auto a = static_cast<unsigned char>(s[0]), b = static_cast<unsigned char>(s[1]);
  return (a == 0xc3 && b >= 0x80 && b <= 0x9e) || ((a == 0xc4 || a == 0xc5) && b % 2 == 0);
}

bool is_initial(std::string_view s) {
  if (s.size() < 2 || s.size() > 6 || s.back() != '.')
    return false;
  for (std::size_t i = 0; i < s.size(); ++i)
    if (i % 2 ? s[i] != '.' : !upper(s[i]))
      return false;
  return true;
}

} // namespace

Scene::Scene(const Document &d, const Text &t, const Syntax &s, const Times &w, const Gazetteer &g)
    : document(d), text(t), syntax(s), times(w), gazetteer(g) {
  read_tokens();
  mark_times();
  mark_labels();
  find_hits();
}

void Scene::read_tokens() {
  const Words &words = Words::english();
  tokens.resize(text.tokens.size());
  std::string low;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const std::string_view f = form(i);
    TokenInfo &t = tokens[i];
    if (f.empty())
      continue;
    t.capital = upper(f[0]) || wide_capital(f);
    t.word = t.capital || small(f[0]) || static_cast<signed char>(f[0]) < 0;
    if (!t.word || f.size() > 40)
      continue;
    t.initial = is_initial(f) || (f.size() == 1 && t.capital && f != "I" && f != "A");
    t.shout = t.capital && f.size() > 1 && std::none_of(f.begin(), f.end(), small);
    low.assign(f);
    for (char &c : low)
      if (upper(c))
        c = static_cast<char>(c - 'A' + 'a');
    t.words = words.of(low);
  }
}

/// "January" after a name is no part of it.
void Scene::mark_times() {
  for (const Timex &x : times.timexes)
    for (std::uint32_t t = text.token_at(x.span.begin); t < tokens.size() && text.tokens[t].span.end <= x.span.end; ++t)
      tokens[t].timed = true, tokens[t].capital = false, tokens[t].initial = false;
}

/// "A." and "B." at the heads of paragraphs are letters of a list, no initials.
void Scene::mark_labels() {
  constexpr std::uint32_t no_token = static_cast<std::uint32_t>(-1);
  std::uint32_t last = no_token;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence &s = text.sentences[i];
    if (s.first == s.last || (i > 0 && text.sentences[i - 1].paragraph == s.paragraph) || !upper(form(s.first)[0]) ||
        form(s.first).size() > 2 || !(form(s.first).size() == 1 || form(s.first)[1] == '.'))
      continue;
    if (last != no_token && form(s.first)[0] == form(last)[0] + 1)
      for (const std::uint32_t t : {last, s.first})
        tokens[t].initial = false, tokens[t].capital = false;
    last = s.first;
  }
}

/// A heading in which every word is in capitals.
bool Scene::shouted(const Sentence &s) const {
  if (s.kind != SentenceKind::heading)
    return false;
  for (std::uint32_t t = s.first; t < s.last; ++t)
    if (tokens[t].word && !tokens[t].shout && form(t).size() > 1)
      return false;
  return true;
}

void Scene::find_hits() {
  for (const Sentence &s : text.sentences) {
    for (std::uint32_t i = s.first; i < s.last;) {
      if (tokens[i].timed || (!tokens[i].word && !(form(i)[0] >= '0' && form(i)[0] <= '9'))) {
        ++i;
        continue;
      }
      std::uint32_t last = i;
      const PhraseMatch m = gazetteer.longest(document.text, text.tokens[i].span.begin, [&](std::uint32_t end) {
        for (last = i; last < s.last && text.tokens[last].span.end < end; ++last) {
        }
        return last < s.last && text.tokens[last].span.end == end;
      });
      // A pronoun or small word that a headline in capitals turned into a name.
      if (!m.phrase || m.phrase->senses.empty() || (tokens[i].shout && m.phrase->text.size() < 3 && shouted(s))) {
        ++i;
        continue;
      }
      for (std::uint32_t k = i; k <= last; ++k)
        tokens[k].hit = static_cast<std::uint32_t>(hits.size());
      hits.push_back({i, last + 1, m.phrase, sense_for(*m.phrase)});
      i = last + 1;
    }
  }
}

/// Of several bearers of a phrase ("Moscow" was two states' capital, "Assad" two presidents): the one of the document's
/// time; where that leaves several, the one still there; then the first in the rows.
std::uint32_t Scene::sense_for(const Phrase &phrase) const noexcept {
  if (phrase.senses.size() == 1)
    return 0;
  const std::optional<Interval> &now = times.creation.interval;
  std::uint32_t best = 0;
  int best_score = -1;
  for (std::uint32_t i = 0; i < phrase.senses.size(); ++i) {
    const Entry &e = entry(phrase.senses[i].entry);
    Interval life = e.life;
    if (!e.roles.empty() && e.roles.front().held)
      life = {e.roles.front().held->begin, e.roles.back().held ? e.roles.back().held->end : end_of_time, Grain::unknown};
    const bool alive = now && now->bounded() ? life.begin < now->end && now->begin < life.end : life.end == end_of_time;
    const int score = alive ? 2 : life.end == end_of_time;
    if (score > best_score)
      best_score = score, best = i;
  }
  return best;
}

std::uint32_t Scene::head_of(std::uint32_t first, std::uint32_t last) const noexcept {
  if (parsed()) {
    for (std::uint32_t t = first; t < last; ++t) {
      const std::int32_t h = syntax.words[t].head;
      if ((h < static_cast<std::int32_t>(first) || h >= static_cast<std::int32_t>(last)) && syntax.words[t].upos != Upos::PUNCT &&
          syntax.words[t].upos != Upos::DET)
        return t;
    }
  }
  for (std::uint32_t t = first + 1; t < last; ++t)
    if (form(t) == "of" || form(t) == "," || form(t) == "for")
      return t - 1;
  return last - 1;
}

} // namespace demarche::actor

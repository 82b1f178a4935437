#include "link/scene.hpp"

#include "link/signals.hpp"

namespace demarche::link {

std::uint32_t number_of(std::string_view s) noexcept {
  std::uint32_t h = 2166136261U;
  for (const char c : s) {
    const auto byte = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    h = (h ^ byte) * 16777619U;
  }
  return spread(h);
}

namespace {

bool opening(std::string_view form) {
  return form == "\"" || form == "\u201C" || form == "\u2018" || form == "``" || form == "`" || form == "'" || form == "(";
}

SceneWord word_of(const Reading &r, std::uint32_t t, std::uint32_t first) {
  const Word &w = r.word(t);
  const std::string_view form = r.form(t);
  SceneWord x;
  x.lemma = number_of(r.lemma(t));
  x.form = static_cast<std::uint32_t>(w.features.tense) + 4 * static_cast<std::uint32_t>(w.features.form) +
           20 * static_cast<std::uint32_t>(w.features.voice);
  x.upos = static_cast<std::uint32_t>(w.upos);
  x.deprel = static_cast<std::uint32_t>(w.deprel);
  x.head = w.head < 0 ? -1 : w.head - static_cast<int>(first);
  x.left = static_cast<int>(r.leftmost(t) - first);
  x.right = static_cast<int>(r.rightmost(t) - first);
  for (const std::uint32_t c : r.children(t))
    if (c < t && (r.word(c).deprel == Deprel::mark || r.word(c).deprel == Deprel::case_))
      x.marks = x.marks * 31 + number_of(r.lemma(c));
  if (const std::uint32_t e = r.event_at(t); e != none) {
    x.category = static_cast<std::uint32_t>(r.a.events[e].category);
    x.event = number_of(r.a.events[e].type);
  }
  x.mark = w.upos == Upos::PUNCT;
  x.opens = !x.mark || opening(form);
  x.verb = w.upos == Upos::VERB;
  x.capital = !form.empty() && form[0] >= 'A' && form[0] <= 'Z';
  x.date = r.in_timex(t);
  return x;
}

} // namespace

Scene scene_of(const Reading &r, std::uint32_t sentence) {
  const Sentence &in = r.a.text.sentences[sentence];
  Scene s;
  s.children.resize(in.last - in.first);
  for (std::uint32_t t = in.first; t < in.last; ++t) {
    s.words.push_back(word_of(r, t, in.first));
    if (const int head = s.words.back().head; head >= 0)
      s.children[static_cast<std::size_t>(head)].push_back(static_cast<int>(t - in.first));
  }
  for (const SignalRules *rules : {&cause_signals(), &order_signals()})
    for (const Match &m : rules->patterns().find_in(r.a.document.text, r.a.text, r.a.syntax, in)) {
      const std::uint32_t name = number_of((*rules)[m.pattern].name);
      s.words[m.first - in.first].begins = name;
      s.words[m.last - 1 - in.first].ends = name;
    }
  return s;
}

} // namespace demarche::link

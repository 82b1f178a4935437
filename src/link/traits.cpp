#include "link/traits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include <demarche/rules.hpp>

namespace demarche::link {

namespace {

using Stages = std::map<std::string, std::uint8_t, std::less<>>;

const std::vector<std::vector<std::string>> &stage_rows() {
  static const auto rows = parse_lexicon(builtin("en/course.tsv"), "en/course.tsv", 2);
  return rows;
}

Stages read_stages() {
  Stages out;
  const std::vector<std::string> &names = stage_names();
  for (const auto &row : stage_rows()) {
    const auto stage = static_cast<std::uint8_t>(std::find(names.begin(), names.end(), row[0]) - names.begin());
    std::istringstream in(row[1]);
    for (std::string w; in >> w;)
      out.emplace(w, stage);
  }
  return out;
}

std::uint8_t stage_of(const Reading &r, std::uint32_t token) {
  static const Stages stages = read_stages();
  const auto at = stages.find(r.lemma(token));
  return at == stages.end() ? 0 : at->second;
}

bool is_modal(std::string_view lemma) {
  static constexpr std::array<std::string_view, 9> words = {"will", "would", "can", "could", "may", "might", "shall", "should", "must"};
  return std::find(words.begin(), words.end(), lemma) != words.end();
}

Form form_of(const Reading &r, std::uint32_t t) {
  const Word &w = r.word(t);
  bool have = false, had = false, be = false, was = false, to = false;
  for (const std::uint32_t c : r.children(t)) {
    const Word &k = r.word(c);
    to |= k.deprel == Deprel::mark && r.lemma(c) == "to";
    if (k.deprel != Deprel::aux && k.deprel != Deprel::aux_pass && k.deprel != Deprel::cop)
      continue;
    if (is_modal(r.lemma(c)))
      return Form::modal;
    const bool past = k.features.tense == Tense::past;
    if (r.lemma(c) == "have") {
      have = true;
      had |= past || k.features.form == VerbForm::gerund;
    } else if (k.features.form == VerbForm::finite) {
      be = true;
      was = past;
    }
  }
  if (have)
    return had ? Form::past_perfect : Form::perfect;
  if (be)
    return was ? Form::past : Form::present;
  if (w.upos != Upos::VERB && w.upos != Upos::AUX)
    return Form::noun;
  if (to || w.features.form == VerbForm::infinitive)
    return Form::infinitive;
  if (w.features.form == VerbForm::finite)
    return w.features.tense == Tense::past ? Form::past : Form::present;
  return r.form(t).ends_with("ing") ? Form::ing : Form::ed;
}

class Describer {
public:
  explicit Describer(const Reading &r) : r_(r) {}

  std::vector<Traits> run() const {
    std::vector<Traits> out;
    Carried carried;
    for (std::uint32_t e = 0; e < r_.a.events.size(); ++e) {
      const EventMention &m = r_.a.events[e];
      Traits x;
      if (r_.parsed() && m.token < r_.a.syntax.words.size()) {
        x.form = form_of(r_, m.token);
        x.stage = stage_of(r_, m.token);
      }
      date(x, m);
      x.age = age(x);
      carry(x, m, carried);
      out.push_back(x);
    }
    return out;
  }

private:
  /// The last date of the paragraph.
  struct Carried {
    std::uint32_t paragraph = none;
    Instant begin = beginning_of_time, end = end_of_time;
  };

  void carry(Traits &x, const EventMention &m, Carried &c) const {
    if (m.sentence >= r_.a.text.sentences.size())
      return;
    const std::uint32_t p = r_.a.text.sentences[m.sentence].paragraph;
    if (x.by == DatedBy::words || x.by == DatedBy::tense) {
      c = {p, x.begin, x.end};
    } else if (x.by == DatedBy::nothing && c.paragraph == p) {
      x.by = DatedBy::carried;
      x.begin = c.begin;
      x.end = c.end;
    }
  }

  void date(Traits &x, const EventMention &m) const {
    if (m.when && m.when->known_at_all()) {
      x.by = m.when->known == Known::told ? DatedBy::tense : DatedBy::words;
      x.begin = m.when->start_earliest;
      x.end = m.when->end_latest;
      return;
    }
    if (!r_.parsed() || m.token >= r_.a.syntax.words.size())
      return;
    // An event without a date stands near that of the event it hangs from.
    std::uint32_t t = r_.head(m.token);
    for (int steps = 0; steps < 4 && t != none; ++steps, t = r_.head(t))
      if (const std::uint32_t e = r_.event_at(t); e != none && r_.a.events[e].when && r_.a.events[e].when->known_at_all()) {
        x.by = DatedBy::sentence;
        x.begin = r_.a.events[e].when->start_earliest;
        x.end = r_.a.events[e].when->end_latest;
        return;
      }
  }

  Age age(const Traits &x) const {
    const auto &made = r_.a.times.creation.interval;
    if (!made || x.by == DatedBy::nothing)
      return Age::undated;
    const Instant at = x.end == end_of_time ? x.begin : x.end;
    if (at == beginning_of_time || made->end == end_of_time)
      return Age::undated;
    if (x.begin != beginning_of_time && x.begin >= made->end)
      return Age::ahead;
    const Instant days = (made->end - at) / seconds_per_day;
    return days < 2 ? Age::day : days < 8 ? Age::week : days < 100 ? Age::months : days < 1200 ? Age::years : Age::old;
  }

  const Reading &r_;
};

} // namespace

const std::vector<std::string> &stage_names() {
  static const std::vector<std::string> out = [] {
    std::vector<std::string> names = {"other"};
    for (const auto &row : stage_rows())
      if (std::find(names.begin(), names.end(), row[0]) == names.end())
        names.push_back(row[0]);
    return names;
  }();
  return out;
}

std::vector<Traits> traits_of_all(const Reading &r) { return Describer(r).run(); }

} // namespace demarche::link

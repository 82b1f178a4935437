// The bottom line: what the paper is about, what led to it, what it turns on, what is open.
#include <set>

#include <demarche/rules.hpp>

#include "base/words.hpp"
#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

constexpr std::size_t most_lines = 4, most_steps = 3, most_open = 2;

/// Best supported first, then in order of time.
std::vector<Step> best_steps(const Material &m, CauseKind kind) {
  std::vector<Step> steps;
  for (const Step &s : m.answer.events)
    if (m.has(s.event) && s.event != m.answer.target && s.cause == kind && told_as_fact(m.event(s.event)))
      steps.push_back(s);
  std::stable_sort(steps.begin(), steps.end(), [&](const Step &a, const Step &b) {
    const std::size_t na = m.cite.independent(a.event), nb = m.cite.independent(b.event);
    return na != nb ? na > nb : a.rank < b.rank;
  });
  steps.resize(std::min(steps.size(), most_steps));
  const auto place = [&](const Step &s) { return std::find(m.rows.begin(), m.rows.end(), s.event); };
  std::sort(steps.begin(), steps.end(), [&](const Step &a, const Step &b) { return place(a) < place(b); });
  return steps;
}

Own lead(CauseKind kind, Intent intent) {
  if (kind == CauseKind::stated)
    return "What led to it, as sources state: ";
  if (kind == CauseKind::inferred)
    return "What may have led to it, by inference: ";
  if (intent == Intent::following || intent == Intent::effects)
    return "What came after it: ";
  if (intent == Intent::preceding || intent == Intent::causes)
    return "What came before it: ";
  return "What belongs to it: ";
}

std::optional<Claim> background(Material &m, CauseKind kind) {
  Claim out;
  out.pieces = {own(lead(kind, m.answer.query.intent))};
  for (const Step &s : best_steps(m, kind)) {
    if (out.pieces.size() > 1)
      out.pieces.push_back(own("; "));
    add_in_chain(m, out, s.event);
  }
  return out.pieces.size() > 1 ? std::optional(std::move(out)) : std::nullopt;
}

/// Verbs of what talks and visits are about, as base::words() folds them.
const std::set<std::string, std::less<>> &topical() {
  static const std::set<std::string, std::less<>> table = [] {
    std::set<std::string, std::less<>> out;
    for (const auto &row : parse_lexicon(builtin("en/agenda.tsv"), "en/agenda.tsv", 1))
      for (const std::string &w : base::words(row.front()))
        out.insert(w);
    return out;
  }();
  return table;
}

/// A sentence that says what the target turns on, by how well: it speaks of the target itself, or of what its
/// first actor is to discuss with the days of the target not over.
struct Topic {
  int worth = 0;
  Evidence evidence;
};

bool same_sentence(const Material &m, const Event &e, std::uint32_t document, std::uint32_t sentence) {
  return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &t) {
    return t.document == document && m.chronicle.documents[document].events[t.event].sentence == sentence;
  });
}

std::optional<Evidence> topic(const Material &m) {
  const Event &target = m.event(*m.answer.target);
  Topic best;
  for (const Event &e : m.chronicle.events) {
    const bool ours = share_actor(target, e) && e.factuality != Factuality::denied;
    const bool later = e.when.end_latest > target.when.start_earliest && e.when.start_earliest < target.when.end_latest;
    for (const MentionRef &ref : e.mentions) {
      const Annotations &a = m.chronicle.documents[ref.document];
      const EventMention &x = a.events[ref.event];
      const auto trigger = base::words(slice(a.document.text, x.span));
      const bool topical_verb = !trigger.empty() && topical().count(trigger.front()) != 0;
      if (!topical_verb && !(x.topic && x.category == Category::CONSULT))
        continue;
      const bool beside = same_sentence(m, target, ref.document, x.sentence);
      const int worth = (topical_verb ? 1 : 0) + (beside ? 2 : 0) + (ours && later ? 2 : 0) + (x.factuality == Factuality::planned ? 1 : 0);
      if (worth > std::max(best.worth, 2))
        best = {worth, {ref.document, x.span}};
    }
  }
  return best.worth > 0 ? std::optional(best.evidence) : std::nullopt;
}

Claim topic_line(Material &m, const Evidence &e) {
  const std::uint32_t n = m.cite.cite(e);
  return {{own("What it is about: "), {Words::quote, m.cite[n].quote, n}}, {n}};
}

/// What may yet come and no source says whether it does: dated plans, then what is threatened or thought possible, then
/// other plans; not what the line before has quoted.
std::vector<std::uint32_t> open_matters(const Material &m, const std::optional<Evidence> &quoted) {
  const auto told = [&](std::uint32_t e) {
    if (!quoted)
      return false;
    const Text &t = m.chronicle.documents[quoted->document].text;
    return same_sentence(m, m.event(e), quoted->document, t.sentence_of(t.token_at(quoted->span.begin)));
  };
  std::vector<std::uint32_t> dated, undated, possible = possibilities(m, most_open);
  for (const std::uint32_t e : plans(m, 4 * most_open))
    if (has_a_day(m.event(e)))
      dated.push_back(e);
    else if (m.event(e).category != Category::none)
      undated.push_back(e);
  std::vector<std::uint32_t> out;
  for (const auto *list : {&dated, &possible, &undated})
    for (const std::uint32_t e : *list)
      if (out.size() < most_open && !told(e))
        out.push_back(e);
  return out;
}

std::optional<Claim> open(Material &m, const std::optional<Evidence> &quoted) {
  Claim out;
  out.pieces = {own("What is open: ")};
  for (const std::uint32_t event : open_matters(m, quoted)) {
    if (out.pieces.size() > 1)
      out.pieces.push_back(own("; "));
    add_in_chain(m, out, event);
  }
  return out.pieces.size() > 1 ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

std::vector<Claim> bottom_line(Material &m) {
  std::vector<Claim> out;
  if (m.answer.target)
    out.push_back(event_line(m, *m.answer.target));
  std::vector<Claim> ends;
  if (m.answer.target && !m.options.answer_only) {
    const auto about = topic(m);
    if (about)
      ends.push_back(topic_line(m, *about));
    if (auto line = open(m, about))
      ends.push_back(std::move(*line));
  }
  for (const CauseKind kind : {CauseKind::stated, CauseKind::inferred, CauseKind::none})
    if (out.size() + ends.size() < most_lines)
      if (auto line = background(m, kind))
        out.push_back(std::move(*line));
  std::move(ends.begin(), ends.end(), std::back_inserter(out));
  return out;
}

} // namespace demarche::brief

// A timeline for a terminal: the date as known, the label, and the sentence that says so.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/facts.hpp"
#include "render/remarks.hpp"

namespace demarche {

namespace {

using namespace render_room;
using base::terminal;

std::string date(const When &w) { return for_person(w); }

/// The width of the date column: that of the longest date, within reason.
std::size_t date_width(const Timeline &t) {
  constexpr std::size_t widest = 30;
  std::size_t width = 0;
  for (const Entry &e : t.entries)
    width = std::max(width, date(e.when).size());
  return std::min(width, widest);
}

/// What led to the entry, each entry and relation once: at first what is stated.
std::string causes(const Chronicle &c, const Facts &facts, const Timeline &t, std::size_t entry) {
  constexpr std::size_t most = 4;
  std::set<std::string> stated, inferred;
  for (const std::uint32_t i : facts.of(entry).links) {
    const Link &l = c.links[i];
    const auto from = facts.entry_of(l.from), to = facts.entry_of(l.to);
    if (!causal(l.relation) || l.negated || to != entry || from == to)
      continue;
    (l.stated ? stated : inferred)
        .insert(fmt::format("    <- {} ({}{}, {})\n", terminal(t.entries[*from].label), l.stated ? "stated" : "inferred",
                            l.alleged ? " by a source" : "", to_string(l.relation)));
  }
  std::string out;
  std::size_t shown = 0;
  for (const auto *lines : {&stated, &inferred})
    for (const std::string &line : *lines)
      if (shown < most) {
        out += line;
        ++shown;
      }
  if (const std::size_t all = stated.size() + inferred.size(); all > shown)
    out += fmt::format("    <- and {} more\n", all - shown);
  return out;
}

std::string conflicts(const Chronicle &c, const Facts &facts) {
  std::string out;
  for (const std::uint32_t k : facts.conflicts()) {
    const Conflict &conflict = c.conflicts[k];
    out += fmt::format("\nThe sources disagree on the {}:\n", to_string(conflict.about));
    for (std::size_t i = 0; i < conflict.evidence.size(); ++i) {
      const Evidence &e = conflict.evidence[i];
      const Annotations &d = c.documents[e.document];
      const std::string says = side_of(c, conflict, i);
      out += fmt::format("    {}\"{}\"  ({})\n", says.empty() ? "" : terminal(says) + ": ",
                         terminal(base::fold_space(slice(d.document.text, e.span))), terminal(document_name(d)));
    }
  }
  return out;
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  const std::size_t width = date_width(t);
  std::string out;
  for (std::size_t i = 0; i < t.entries.size(); ++i) {
    const Entry &e = t.entries[i];
    out += fmt::format("{:<{}}  {}", date(e.when), width, terminal(e.label));
    if (facts.of(i).factuality != Factuality::happened)
      out += fmt::format(" [{}]", to_string(facts.of(i).factuality));
    out += '\n';
    for (const Quote &q : e.quotes)
      out += fmt::format("    \"{}\"  ({}, {}-{})\n", terminal(q.text), terminal(document_name(c.documents[q.evidence.document])),
                         facts.begin(q.evidence), facts.end(q.evidence));
    if (t.explain && !e.why.empty())
      out += "    why: " + terminal(e.why) + '\n';
    for (const std::uint32_t x : e.events)
      for (const Remark &r : c.events[x].remarks)
        out += fmt::format("    {}\n", remark_text(r));
    out += causes(c, facts, t, i);
  }
  return out + conflicts(c, facts);
}

} // namespace

extern const Renderer renderer_text;
const Renderer renderer_text = {"text", ".txt", "for a terminal", render};

} // namespace demarche

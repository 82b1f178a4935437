// `demarche ask` for a person: short, dated as far as is known, quoted, with how we know it.
#include <algorithm>

#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/answer_parts.hpp"
#include "render/remarks.hpp"

namespace demarche {

namespace {

/// So many events are shown; --json has them all.
constexpr std::size_t most_shown = 12;

class AnswerPrinter {
public:
  AnswerPrinter(const Chronicle &c, const Answer &a, bool color) : chronicle_(c), answer_(a), color_(color) {}

  std::string print() {
    if (answer_.verdict)
      verdict();
    else if (answer_.found())
      heading();
    else
      nothing();
    if (answer_.query.intent == Intent::when && answer_.found())
      date(chronicle_.events[*answer_.target]);
    for (const Step &s : answer_.events)
      if (s.rank <= most_shown)
        step(s);
    if (answer_.found() && answer_.target)
      disagreements(*answer_.target);
    if (answer_.events.size() > most_shown)
      out_ += fmt::format("\n({} more; --json has them all)\n", answer_.events.size() - most_shown);
    if (answer_.found() && !answer_.alternatives.empty())
      alternatives("Or did you mean:");
    return std::move(out_);
  }

private:
  /// What comes from a document cannot drive the terminal.
  static std::string safe(const std::string &s) { return base::terminal(s); }
  static std::string label(const Event &e) { return safe(e.label); }
  std::string quoted(const Evidence &e) const { return safe(render_room::quoted(chronicle_, e)); }

  std::string bold(const std::string &s) const { return color_ ? "\x1b[1m" + s + "\x1b[0m" : s; }
  std::string dim(const std::string &s) const { return color_ ? "\x1b[2m" + s + "\x1b[0m" : s; }

  std::string status(const Event &e) const {
    return e.factuality == Factuality::happened ? "" : fmt::format(", {}", to_string(e.factuality));
  }
  std::string named(std::uint32_t i) const {
    const Event &e = chronicle_.events[i];
    return fmt::format("{} ({}{})", label(e), for_person(e.when), status(e));
  }

  void heading() {
    const std::string x = answer_.target ? named(*answer_.target) : "";
    switch (answer_.query.intent) {
    case Intent::preceding:
      out_ += bold("Before " + x);
      break;
    case Intent::following:
      out_ += bold("After " + x);
      break;
    case Intent::causes:
      out_ += bold("Why " + x);
      break;
    case Intent::effects:
      out_ += bold("What came of " + x);
      break;
    case Intent::between:
      out_ += bold("Between " + x + " and " + named(*answer_.other));
      break;
    default:
      return;
    }
    out_ += '\n';
  }

  void date(const Event &e) { out_ += bold(for_person(e.when)) + status(e) + "\n"; }

  void verdict() {
    out_ += bold(*answer_.verdict == "unknown" ? "Not known" : *answer_.verdict == "yes" ? "Yes" : "No");
    out_ += fmt::format(": was {} before {}?\n", named(*answer_.target), named(*answer_.other));
  }

  void nothing() {
    const Query &q = answer_.query;
    if (answer_.target && !(q.intent == Intent::between || q.intent == Intent::before))
      out_ += fmt::format("Nothing found for \"{}\": {} is known, but no event that answers.\n", safe(q.question), named(*answer_.target));
    else
      out_ += fmt::format("No answer to \"{}\": looked for {}.\n", safe(q.question), looked_for());
    if (!answer_.alternatives.empty())
      alternatives("Nearest:");
  }

  std::string looked_for() const {
    const Query &q = answer_.query;
    std::string s = q.target.empty() ? "" : fmt::format("\"{}\"", safe(q.target));
    if (!q.other.empty())
      s += fmt::format("{}\"{}\"", s.empty() ? "" : " and ", safe(q.other));
    for (const std::string &a : q.actors)
      s += fmt::format("{}by \"{}\"", s.empty() ? "" : ", ", safe(a));
    if (q.since_until)
      s += fmt::format("{}in {}", s.empty() ? "" : ", ", edtf(*q.since_until));
    return s.empty() ? "anything" : s;
  }

  void alternatives(const char *title) {
    out_ += fmt::format("{}\n", title);
    for (const std::uint32_t i : answer_.alternatives)
      out_ += fmt::format("  {}  {}\n", for_person(chronicle_.events[i].when), label(chronicle_.events[i]));
  }

  /// What the sources do not agree on, of the event asked about: its date, or whether it happened.
  void disagreements(std::uint32_t event) {
    for (const Conflict &k : chronicle_.conflicts) {
      const bool asked = std::find(k.events.begin(), k.events.end(), event) != k.events.end();
      if (!asked || (k.about != Conflict::About::date && k.about != Conflict::About::claim))
        continue;
      out_ += fmt::format("\nThe sources disagree on {}:\n", k.about == Conflict::About::date ? "its date" : "whether it happened");
      for (const Evidence &x : k.evidence)
        out_ += fmt::format("    {}\"{}\"  {}\n", date_told(event, x), quoted(x), dim("(" + source(x) + ")"));
    }
  }

  /// The date that a sentence gives the event.
  std::string date_told(std::uint32_t event, const Evidence &x) const {
    for (const MentionRef &ref : chronicle_.events[event].mentions) {
      const EventMention &m = chronicle_.documents[ref.document].events[ref.event];
      if (ref.document == x.document && x.span.contains(m.span) && m.when && m.when->known_at_all())
        return for_person(*m.when) + ": ";
    }
    return {};
  }

  /// "cause, inferred"; "order stated"; nothing where the dates alone say it.
  std::string how(const Step &s) const {
    if (s.cause != CauseKind::none)
      return fmt::format("cause, {}", to_string(s.cause));
    if (s.via.empty())
      return answer_.target && *answer_.target != s.event && !answer_.verdict ? "by date" : "";
    return render_room::all_stated(chronicle_, s.via) ? "order stated" : "order inferred";
  }

  void step(const Step &s) {
    const Event &e = chronicle_.events[s.event];
    const std::string tag = how(s);
    out_ += fmt::format("\n{}  {}{}{}\n", bold(for_person(e.when)), label(e),
                        e.factuality == Factuality::happened ? "" : fmt::format(" [{}]", to_string(e.factuality)),
                        tag.empty() ? "" : dim(fmt::format("  ({})", tag)));
    bool first = true;
    for (const Evidence &x : render_room::evidence_of(chronicle_, s)) {
      out_ += fmt::format("    {}\"{}\"  {}\n", first ? "" : "how we know: ", quoted(x), dim("(" + source(x) + ")"));
      first = false;
    }
    for (const Remark &r : e.remarks)
      out_ += fmt::format("    {}\n", render_room::remark_text(r));
    relations(s.event);
  }

  /// What the sources say of this event and the others shown: "after X (stated: "following")".
  void relations(std::uint32_t event) {
    for (const Link &l : chronicle_.links) {
      if (l.to != event || l.set_aside || !shown(l.from))
        continue;
      const char *says = causal(l.relation) ? "answers or follows from" : l.relation == Relation::BEFORE ? "after" : nullptr;
      if (!says)
        continue;
      out_ += fmt::format("    {} {}{}: {}{}\n", says, l.negated ? "(denied) " : "", label(chronicle_.events[l.from]),
                          l.stated ? "stated" : "inferred",
                          l.signal_span ? fmt::format(" (\"{}\")", quoted({l.document, *l.signal_span})) : "");
    }
  }

  bool shown(std::uint32_t event) const {
    return std::any_of(answer_.events.begin(), answer_.events.end(),
                       [&](const Step &s) { return s.event == event && s.rank <= most_shown; });
  }

  std::string source(const Evidence &e) const {
    const Document &d = chronicle_.documents[e.document].document;
    return safe(d.title.empty() ? d.id : d.id + ": " + d.title);
  }

  const Chronicle &chronicle_;
  const Answer &answer_;
  bool color_;
  std::string out_;
};

} // namespace

std::string answer_text(const Chronicle &c, const Answer &a, bool color) { return AnswerPrinter(c, a, color).print(); }

} // namespace demarche

// Walks an outline and names what no source carries. Reads the chronicle anew: it trusts nothing that
// outline() computed but the numbers of the sources.
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "brief/wording.hpp"

namespace demarche {

namespace {

using namespace brief;

class Audit {
public:
  Audit(const Chronicle &c, const Outline &o) : c_(c), o_(o) {}

  std::vector<std::string> run() {
    sources();
    claim("coverage", o_.coverage, false);
    section("bottom line", o_.bottom_line);
    for (std::size_t i = 0; i < o_.chronology.size(); ++i)
      row(i);
    for (const Judgement &j : o_.judgements)
      judgement(j);
    section("causes", o_.causes);
    section("people", o_.people);
    section("planned", o_.planned);
    section("conflicts", o_.conflicts);
    section("gaps", o_.gaps);
    if (o_.bottom_line.size() > 4)
      fault("bottom line", "is longer than four lines");
    return std::move(faults_);
  }

private:
  void fault(std::string_view where, std::string_view what) { faults_.push_back(fmt::format("{}: {}", where, what)); }

  void sources() {
    for (std::size_t i = 0; i < o_.sources.size(); ++i) {
      const BriefSource &s = o_.sources[i];
      const bool lies = s.evidence.document < c_.documents.size() && !s.evidence.span.empty() &&
                        s.evidence.span.end <= c_.documents[s.evidence.document].document.text.size();
      if (s.number != i + 1 || !lies)
        fault("sources", fmt::format("number {} cites no place in a document", s.number));
      else if (s.quote != folded(slice(c_.documents[s.evidence.document].document.text, s.evidence.span)))
        fault("sources", fmt::format("number {} is not what the document says", s.number));
    }
  }

  void section(std::string_view where, const std::vector<Claim> &claims) {
    for (const Claim &c : claims)
      claim(where, c, std::any_of(c.pieces.begin(), c.pieces.end(), needs_source));
  }

  /// Likelihood and confidence never in one sentence: the one speaks of events, the other of sources.
  void judgement(const Judgement &j) {
    section("judgements", {j.statement});
    claim("judgements", j.basis, false);
    for (const Piece &p : j.basis.pieces)
      if (p.words != Words::own && p.words != Words::count)
        fault("judgements", "the sourcing speaks of what happened: " + p.text);
    for (const Piece &p : j.statement.pieces)
      if (p.words == Words::own && p.text.find("confidence") != std::string::npos)
        fault("judgements", "likelihood and confidence in one sentence: " + j.statement.text());
  }

  void row(std::size_t i) {
    const BriefRow &r = o_.chronology[i];
    Claim all;
    for (const Pieces *cell : {&r.when, &r.what, &r.who, &r.status})
      append(all.pieces, *cell);
    all.sources = r.sources;
    const std::string where = fmt::format("chronology {}", i + 1);
    claim(where, all, true);
    for (const Piece &p : all.pieces)
      if ((p.words == Words::label || p.words == Words::date || p.words == Words::status) && p.ref != r.event)
        fault(where, "mixes two events");
  }

  static bool needs_source(const Piece &p) { return p.words != Words::own && p.words != Words::count && p.words != Words::row; }

  void claim(std::string_view where, const Claim &claim, bool sourced) {
    if (sourced && claim.sources.empty())
      fault(where, "no source: " + claim.text());
    for (const std::uint32_t n : claim.sources)
      if (n == 0 || n > o_.sources.size())
        return fault(where, fmt::format("cites source {}, which is not listed", n));
    for (const Piece &p : claim.pieces)
      piece(where, claim, p);
  }

  void piece(std::string_view where, const Claim &claim, const Piece &p) {
    const bool of_event = p.words == Words::label || p.words == Words::date || p.words == Words::status;
    if (of_event && p.ref >= c_.events.size())
      return fault(where, "names an event that is not there");
    if (p.words == Words::label) {
      if (!known_label(claim, p))
        fault(where, "is not the event's label: " + p.text);
      if (!cites_event(claim, p.ref))
        fault(where, "cites no sentence that tells of: " + p.text);
      standing(where, claim, p.ref);
    }
    if (p.words == Words::date && !known_date(claim, p))
      fault(where, "is not the event's date: " + p.text);
    if (p.words == Words::name && !known_name(p))
      fault(where, "is nobody's name: " + p.text);
    if (p.words == Words::office && !held(claim, p))
      fault(where, "is not an office held then: " + p.text);
    if (p.words == Words::quote && (p.ref == 0 || p.ref > o_.sources.size() || p.text != o_.sources[p.ref - 1].quote))
      fault(where, "is not the source's sentence: " + p.text);
    if (p.words == Words::row && (p.ref >= o_.chronology.size() || p.text != std::to_string(p.ref + 1)))
      fault(where, "is not a row: " + p.text);
    if (p.words == Words::count && p.text.find_first_not_of("0123456789") != std::string::npos)
      fault(where, "is not a count: " + p.text);
  }

  bool known_name(const Piece &p) const {
    return (p.ref < c_.actors.size() && p.text == folded(c_.actors[p.ref].name)) ||
           (p.ref < c_.documents.size() && p.text == outlet(c_.documents[p.ref].document));
  }

  /// An office of the actor, at the time of an event that a row named in the claim tells.
  bool held(const Claim &claim, const Piece &p) const {
    if (p.ref >= c_.actors.size())
      return false;
    return std::any_of(claim.pieces.begin(), claim.pieces.end(), [&](const Piece &r) {
      if (r.words != Words::row || r.ref >= o_.chronology.size())
        return false;
      const When &then = c_.events[o_.chronology[r.ref].event].when;
      return std::any_of(c_.actors[p.ref].roles.begin(), c_.actors[p.ref].roles.end(),
                         [&](const Role &role) { return p.text == office(role) && held_at(role, then); });
    });
  }

  /// The event's label, or that of a mention whose sentence is cited.
  bool known_label(const Claim &claim, const Piece &p) const {
    const Event &event = c_.events[p.ref];
    return p.text == folded(event.label) || std::any_of(event.mentions.begin(), event.mentions.end(), [&](const MentionRef &m) {
             return p.text == folded(c_.documents[m.document].events[m.event].label) && cites(claim, m);
           });
  }

  /// What is known of the event's time, or what one of the sentences cited says of it.
  bool known_date(const Claim &claim, const Piece &p) const {
    const Event &event = c_.events[p.ref];
    if (p.text == for_person(event.when))
      return true;
    return std::any_of(event.mentions.begin(), event.mentions.end(), [&](const MentionRef &m) {
      const EventMention &told = c_.documents[m.document].events[m.event];
      return told.when && p.text == for_person(*told.when) && cites(claim, m);
    });
  }

  bool cites(const Claim &claim, const MentionRef &m) const {
    return std::any_of(claim.sources.begin(), claim.sources.end(), [&](std::uint32_t n) {
      const Evidence &e = o_.sources[n - 1].evidence;
      return e.document == m.document && e.span.overlaps(c_.documents[m.document].events[m.event].span);
    });
  }

  bool cites_event(const Claim &claim, std::uint32_t event) const {
    const auto &mentions = c_.events[event].mentions;
    return std::any_of(mentions.begin(), mentions.end(), [&](const MentionRef &m) { return cites(claim, m); });
  }

  static std::string_view status_word(Factuality f) { return f == Factuality::denied ? "denial" : to_string(f); }

  /// What did not happen says so where it is named, and whose word it is when it is alleged or denied.
  void standing(std::string_view where, const Claim &claim, std::uint32_t event) {
    const Event &e = c_.events[event];
    if (told_as_fact(e))
      return;
    const auto said = std::find_if(claim.pieces.begin(), claim.pieces.end(), [&](const Piece &p) {
      return p.words == Words::status && p.ref == event && p.text == status_word(e.factuality);
    });
    if (said == claim.pieces.end())
      return fault(where, fmt::format("tells as a fact what is {}: {}", to_string(e.factuality), claim.text()));
    const bool needs_name = e.factuality == Factuality::alleged || e.factuality == Factuality::denied;
    if (needs_name && (claim.pieces.end() - said < 3 || said[2].words != Words::name || said[2].text.empty()))
      fault(where, fmt::format("does not say who {} it: {}", e.factuality == Factuality::denied ? "denied" : "alleged", claim.text()));
  }

  const Chronicle &c_;
  const Outline &o_;
  std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> audit(const Chronicle &c, const Outline &o) { return Audit(c, o).run(); }

} // namespace demarche

// What every section of the paper is made from.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <demarche/brief.hpp>

#include "brief/citations.hpp"

namespace demarche::brief {

/// How much of each section a profile has room for.
struct Room {
  std::size_t rows, judgements, causes, people, planned, conflicts;
};
Room room(Profile) noexcept;

struct Material {
  const Chronicle &chronicle;
  const EventGraph &graph;
  const Timeline &timeline;
  const Answer &answer;
  const BriefOptions &options;
  std::optional<Interval> latest; ///< creation date of the youngest document that has one
  Citations cite;
  std::vector<std::uint32_t> rows;           ///< the events of the chronology, in order of time
  std::vector<std::uint32_t> chosen;         ///< the same, sorted by number
  std::map<std::uint32_t, MentionRef> leads; ///< of a timeline of days: the mention that it quotes of an event

  const Event &event(std::uint32_t i) const { return chronicle.events[i]; }
  bool has(std::uint32_t event) const { return std::binary_search(chosen.begin(), chosen.end(), event); }
  /// Whether a plan may still lie ahead of the youngest document.
  bool ahead(const Event &e) const { return !latest || e.when.end_latest > latest->end; }
  /// Whether a plan without a day is fresh: told in the last month before the youngest document. An older
  /// one may have been kept or dropped long ago, and no source says which.
  bool fresh(const Event &e) const {
    const auto told = [&](const MentionRef &ref) {
      const auto &day = chronicle.documents[ref.document].times.creation.interval;
      return day && day->end + 31 * seconds_per_day > latest->end;
    };
    return !latest || e.when.end_latest != end_of_time || std::any_of(e.mentions.begin(), e.mentions.end(), told);
  }
};

/// For each day of a timeline of days the event it begins with, and the mention quoted of it; none of other timelines.
std::map<std::uint32_t, MentionRef> leads(const Chronicle &, const Timeline &);
/// What is known of its time: as the quoted mention says, else all together.
const When &time_of(const Material &, std::uint32_t event);
/// What is told: as the quoted mention says, else all together.
const std::string &label_of(const Material &, std::uint32_t event);

/// The events of the chronology: what the paper is about and what matters most for it, each told once.
std::vector<std::uint32_t> choose(const Material &);
/// Whether two events are most likely one that was not recognised as such: same deed, a common actor, days apart.
bool same_deed(const Material &, std::uint32_t a, std::uint32_t b);
bool share_actor(const Event &, const Event &);

/// The event in a line of its own, with its sources.
Claim event_line(Material &, std::uint32_t event);
/// "label (date; status)", after another in the same claim; its sources go to the claim.
void add_in_chain(Material &, Claim &, std::uint32_t event);
void add_sources(Claim &, const std::vector<std::uint32_t> &);

/// What the paper is about, what led to it, what it turns on, what is open. At most four lines.
std::vector<Claim> bottom_line(Material &);
std::vector<Judgement> judgements(Material &);
/// Causal links among the rows, and those on the way from a row to the target; each pair of events once, the firmest.
std::vector<const Link *> causal_links(const Material &);
/// "Inferred: A (2022) prompted B (2023)".
Claim link_claim(Material &, const Link &);
std::vector<Claim> causes(Material &);
/// Who acts, with the offices held at the time.
std::vector<Claim> people(Material &, const std::vector<BriefRow> &);
/// Events that are planned, may lie ahead and have to do with the paper's subject; those with a day first.
std::vector<std::uint32_t> plans(const Material &, std::size_t most);
/// Whether a source gives its time, be it a year only.
bool has_a_day(const Event &) noexcept;
/// The same of what is thought possible or threatened.
std::vector<std::uint32_t> possibilities(const Material &, std::size_t most);
std::vector<Claim> planned(Material &);
std::vector<Claim> conflicts(Material &);
/// Rows for which something is missing: a date, a second source, the end of a plan.
std::vector<Claim> gaps(const Material &, const std::vector<BriefRow> &);

/// The first `most` of them, and a line that says how many there are besides.
std::vector<Claim> first_of(std::vector<Claim>, std::size_t most);
/// Shortens a memo until it has room on two pages.
void fit(Outline &);

} // namespace demarche::brief

// What every section of the paper is made from.
#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include <demarche/brief.hpp>

#include "brief/citations.hpp"

namespace demarche::brief {

struct Material {
  const Chronicle &chronicle;
  const EventGraph &graph;
  const Timeline &timeline;
  const Answer &answer;
  const BriefOptions &options;
  std::vector<std::uint32_t> rows; ///< the events of the chronology, in order of time
  std::optional<Interval> latest;  ///< creation date of the youngest document that has one
  Citations cite;

  bool chosen(std::uint32_t event) const { return std::binary_search(rows.begin(), rows.end(), event); }
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

/// The event in a line of its own, with its sources.
Claim event_line(Material &, std::uint32_t event);

/// First what the paper is about, then the best supported steps that lead to it, causes first. At most four.
std::vector<Claim> bottom_line(Material &);
/// Causal links among the rows, and those on the way from a row to the target; each pair of events once, the firmest.
std::vector<Claim> causes(Material &);
/// Plans that may still lie ahead.
std::vector<Claim> planned(Material &);
std::vector<Claim> conflicts(Material &);
/// Rows for which something is missing: a date, a second source, the end of a plan.
std::vector<Claim> gaps(const Material &, const std::vector<BriefRow> &);

} // namespace demarche::brief

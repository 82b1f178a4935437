// The briefing: an outline made from a timeline and its graph, printed by a format.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <demarche/ask.hpp>
#include <demarche/timeline.hpp>

namespace demarche {

/// A line of the paper: a template's own words (no evidence) or a claim with its evidence.
struct Claim {
  std::string text;
  std::vector<Evidence> evidence;
  bool own = false; ///< the template's own sentence: claims nothing
};

struct BriefRow {
  std::uint32_t event = 0;
  std::string when, label, actors, status;
  std::vector<std::uint32_t> sources; ///< numbers into Outline::sources
};

struct BriefSource {
  std::uint32_t number = 0;
  Evidence evidence;
  std::string outlet, title, date, quote;
};

struct Outline {
  std::string subject;
  std::string cutoff; ///< information cut-off: the latest creation date
  std::string coverage;
  std::vector<Claim> bottom_line;
  std::vector<BriefRow> chronology;
  std::vector<Claim> causes, planned, conflicts, gaps;
  std::vector<BriefSource> sources;
};

struct BriefOptions {
  std::string about;
  std::optional<std::size_t> top;
};

/// None when nothing matches `about`.
std::optional<Outline> outline(const Chronicle &, const EventGraph &, const Timeline &, const Answer &, const BriefOptions &);
std::string brief_markdown(const Chronicle &, const Outline &);

} // namespace demarche

// The briefing: one outline made from a timeline, its graph and an answer; each format prints it.
//
// The outline is made of pieces that know where their words come from, so that the promise "every
// line cites its sentence" can be checked and not only hoped for: audit() walks an outline and names
// each claim that no source carries. A format decides how a piece looks, never what it says.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/ask.hpp>
#include <demarche/timeline.hpp>

namespace demarche {

/// Where the words of a piece come from.
enum class Words : std::uint8_t {
  own,    ///< the template's, fixed when the program was compiled: claims nothing
  count,  ///< a number the outline counted
  row,    ///< the number of a chronology row, from 1; `ref` is the row's index
  label,  ///< the label of the event `ref`
  date,   ///< what is known of the time of the event `ref`
  status, ///< whether the event `ref` happened, and for whom it is so
  name,   ///< an actor's or an outlet's name
  quote,  ///< literal words of the source with the number `ref`
};

struct Piece {
  Words words = Words::own;
  std::string text;
  std::uint32_t ref = 0;
};

/// A line of the paper. One that says anything beyond the template's own words has sources.
struct Claim {
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> sources; ///< numbers of Outline::sources
  std::string text() const;
};

struct BriefRow {
  std::uint32_t event = 0; ///< Chronicle::events
  std::vector<Piece> when, what, who, status;
  std::vector<std::uint32_t> sources;
  std::size_t independent = 0; ///< outlets that say so, of which `sources` may cite only some
};

/// A sentence that is cited.
struct BriefSource {
  std::uint32_t number = 0; ///< from 1
  Evidence evidence;
  std::string outlet, title, date, quote;
  std::size_t begin = 0, end = 0; ///< code points into the document's text
};

struct Outline {
  std::string subject; ///< as asked
  std::string cutoff;  ///< information cut-off: the latest creation date
  Claim coverage;
  std::vector<Claim> bottom_line; ///< at most four
  std::vector<BriefRow> chronology;
  std::vector<Claim> causes, planned, conflicts, gaps;
  std::vector<BriefSource> sources; ///< sources[n - 1].number == n
};

struct BriefOptions {
  std::string about;
  std::size_t top = 20; ///< rows of the chronology, the most important ones
};

/// None when the answer holds no event to write about.
std::optional<Outline> outline(const Chronicle &, const EventGraph &, const Timeline &, const Answer &, const BriefOptions &);

/// What the outline says without a source, or more firmly than its source: one line a fault. Empty for every
/// outline that outline() makes; the tests and a user's own template rely on it.
std::vector<std::string> audit(const Chronicle &, const Outline &);

/// CommonMark with tables; everything that comes from a document is escaped.
std::string brief_markdown(const Outline &);

} // namespace demarche

// The briefing: one outline made from a timeline, its graph and an answer; each format prints it.
//
// The outline is made of pieces that know where their words come from, so that the promise "every
// line cites its sentence" can be checked and not only hoped for: audit() walks an outline and names
// each claim that no source carries. A format decides how a piece looks, never what it says.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <demarche/ask.hpp>
#include <demarche/select.hpp>
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
  office, ///< an office of the actor `ref`, held when an event cited came about
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

/// What is held to be so, and apart from it how well it is sourced: never in one sentence.
struct Judgement {
  Claim statement, basis;
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
  std::string outlet, title, date, quote, url;
  std::size_t begin = 0, end = 0; ///< code points into the document's text
  std::string hash;               ///< first 16 hex digits of the SHA-256 of the document's text
};

/// How long the paper is and what it holds.
enum class Profile : std::uint8_t {
  memo,       ///< two pages at most, the sources named in the text
  chronology, ///< the table, conflicts and gaps, a numbered list of sources
  full,       ///< everything, with footnotes
};
inline constexpr Profile profiles[] = {Profile::memo, Profile::chronology, Profile::full};
const char *to_string(Profile) noexcept;

struct Outline {
  Profile profile = Profile::full;
  std::string subject; ///< as asked
  std::string marking, to, from;
  std::string cutoff; ///< information cut-off: the latest creation date
  Claim coverage;
  std::vector<Claim> bottom_line; ///< at most four
  std::vector<Judgement> judgements;
  std::vector<BriefRow> chronology;
  std::vector<Claim> causes, people, planned, conflicts, gaps;
  std::vector<BriefSource> sources; ///< sources[n - 1].number == n
};

struct BriefOptions {
  std::string about;
  std::optional<std::size_t> top; ///< rows of the chronology, the most important ones; by default what the profile has room for
  Profile profile = Profile::full;
  std::string marking, to, from;
  bool answer_only = false; ///< the bottom line keeps to the question: no word on what it is about and what is open
};

/// The timeline a paper is to be made from, given what the user asked for: of many documents one of days, about as many as the paper
/// has rows, for a single report of them is seldom worth one; of few the events that matter most, to choose from.
Selection timeline_for(const Selection &asked, Profile, std::size_t documents);

/// None when the answer holds no event to write about.
std::optional<Outline> outline(const Chronicle &, const EventGraph &, const Timeline &, const Answer &, const BriefOptions &);

/// What the outline says without a source, or more firmly than its source: one line a fault. Empty for every
/// outline that outline() makes; the tests rely on it.
std::vector<std::string> audit(const Chronicle &, const Outline &);

/// A file of a template: its name in the folder, where it was read from (for messages), and what it holds.
struct TemplateFile {
  std::string name, path, bytes;
};

/// The words, the look and the sections of a paper: what a user may change without compiling.
class BriefTemplate {
public:
  BriefTemplate(); ///< the built-in one
  /// Files that are not given are the built-in ones. Throws Error(usage) that names file, line and what to do.
  explicit BriefTemplate(const std::vector<TemplateFile> &);

  struct Parts; ///< src/brief/template.hpp
  const Parts &parts() const { return *parts_; }

private:
  std::shared_ptr<const Parts> parts_;
};

/// The built-in template's files, to start one's own from.
std::vector<TemplateFile> built_in_template();

/// A format a paper is written in; all but PDF, which another program makes of one of these.
struct BriefFormat {
  const char *name;     ///< "--format NAME"
  const char *suffixes; ///< ".html .htm"
  const char *about;    ///< one line for the help
  std::string (*print)(const Outline &, const BriefTemplate &);
};
const std::vector<const BriefFormat *> &brief_formats();

/// CommonMark with tables; everything that comes from a document is escaped.
std::string brief_markdown(const Outline &, const BriefTemplate & = {});
/// One HTML file that needs no other and prints on A4.
std::string brief_html(const Outline &, const BriefTemplate & = {});
/// Office Open XML (ECMA-376), a word processor's file; the same outline gives the same bytes.
std::string brief_docx(const Outline &, const BriefTemplate & = {});
/// The bottom line as one paragraph, and its sources, for a terminal: `demarche ask --brief`.
std::string brief_paragraph(const Outline &);

} // namespace demarche

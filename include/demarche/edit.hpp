// What people say of a chronicle: corrections beside the machine's answer, never in its place.
//
// An edit names events by a mention (document, span), so that it survives re-annotation. The log of a dossier only
// grows; apply_edits() replays it on what the machine says, and tells of each edit whose mention is gone.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche {

enum class EditKind : std::uint8_t { merge, split, redate, relabel, recategorise, relink, hide, confirm, note, undo };
const char *to_string(EditKind) noexcept;

/// An event, by one of its mentions.
struct Anchor {
  std::string document; ///< Document::id
  Span span;            ///< of the trigger, in bytes
  bool operator==(const Anchor &) const = default;
};

struct Edit {
  std::uint32_t number = 0; ///< its place in the log, from 1
  EditKind kind = EditKind::note;
  std::string by; ///< who says so
  std::string at; ///< an ISO date, if one was given: the program reads no clock
  /// merge: the event that stays, then those that join it. split: the event, then the mentions that leave it.
  /// relink: from, to. undo: none. All others: the event.
  std::vector<Anchor> events;
  std::string value;      ///< redate: ISO date or range; relabel, note: the text; recategorise: a category; relink: a relation or "none"
  std::uint32_t undo = 0; ///< undo: the number of the edit that no longer counts
};

/// Same but for its number?
bool same_edit(const Edit &, const Edit &);
/// What is wrong with an edit by itself (no date, no such category, a mention too few); empty when nothing is.
std::string fault_of(const Edit &);

struct EditReport {
  std::uint32_t number = 0;
  std::string message; ///< why it could not be applied
};

struct Edited {
  Chronicle chronicle;
  std::vector<EditReport> reports; ///< in order of the log
};

/// The machine's chronicle with a log replayed on it: a pure function of both.
Edited apply_edits(Chronicle, const std::vector<Edit> &log);

/// The log as text, an edit a line (docs/formats/dossier.md), and back. Spans are bytes inside and code points in the text;
/// `documents` has the texts to count in. An edit of a document that is not there keeps nothing to count in: it is left out
/// and reported by line. read_edits() throws Error(usage) that names the line for anything that is no edit.
std::string edits_text(const std::vector<Edit> &, const std::vector<Annotations> &documents);
struct ReadEdits {
  std::vector<Edit> edits;
  std::vector<std::string> problems;
};
ReadEdits read_edits(std::string_view text, const std::string &name, const std::vector<Annotations> &documents);

} // namespace demarche

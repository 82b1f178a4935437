// The dossier: one SQLite file that keeps documents, what was read in them, the chronicle of them all, and what people
// say of it (docs/formats/dossier.md).
//
// Each document is committed whole or not at all. The chronicle follows: it is current when it was made of exactly the
// documents and edits that are there, and whoever reads a dossier with an older one makes it anew in memory.
//
// A Dossier is used by one thread at a time. Every function throws Error: no_input for a file that cannot be read (none,
// foreign, newer, damaged), not_written for one that was to be written and cannot be (read-only, disk full, held by another
// process). The file is then as it was after the last commit.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/ask.hpp>
#include <demarche/chronicle.hpp>
#include <demarche/edit.hpp>
#include <demarche/timex.hpp>

namespace demarche {

/// Is the file a dossier? Looks at its application id, not at its name; false for what cannot be read.
bool is_dossier(const std::string &path);

/// How a document was annotated, besides the program's own rules: kept beside it, so that it can be done again.
struct Recipe {
  std::string date, date_order; ///< --date, --date-order
  std::vector<RuleText> rules;  ///< --rules
  std::vector<RuleText> actors; ///< --actors: one or none
};
std::string to_text(const Recipe &);     ///< equal for equal recipes
Recipe recipe_of(std::string_view text); ///< throws Error(no_input)

/// Where a document was met: "docs.jsonl:12" of the file "docs.jsonl". Standard input ("-") is no place one can come back to.
struct Place {
  std::string place, carrier;
};

/// A document that has to be annotated.
struct Task {
  Document document; ///< with the id its reader gave
  std::string recipe;
  std::vector<Place> places; ///< none: as they are
};

/// What add() has to do.
struct Plan {
  std::vector<Task> tasks;           ///< new, changed, or made by other rules or with another recipe
  std::size_t unchanged = 0;         ///< documents
  std::vector<std::string> replaced; ///< places in files that were read and no longer hold what they held
  std::vector<std::string> vanished; ///< places below the folders read that are there no more
};

/// A document that was annotated, and its annotations as bytes; made by any thread.
struct Done {
  Task task;
  Annotations annotations;
  std::string nouns, words;
};
Done done(Task, Annotations);

struct DocumentHit {
  std::string id, title;
  std::string snippet; ///< the words found stand between \x02 and \x03
};
struct Found {
  std::vector<Event> events; ///< whose label has the words; without mentions
  std::vector<DocumentHit> documents;
};

class Dossier;

/// Annotated documents on their way into a dossier, some in one commit: a commit costs as much as a short document.
class Batch {
public:
  explicit Batch(Dossier &d) : dossier_(d) {}
  std::size_t add(Done); ///< how many were committed by it
  std::size_t commit();  ///< the rest

private:
  Dossier &dossier_;
  std::vector<Done> waiting_;
  std::size_t text_ = 0;
};

class Dossier {
public:
  enum class Access { read, write, create };
  Dossier(const std::string &path, Access);
  ~Dossier();
  Dossier(Dossier &&) noexcept;

  /// Compares documents as their readers gave them (ReadOptions::unique off), with their places, to what is there; notes new
  /// places of old documents. `folders` were read whole; of the carriers in `unread` something could not be read.
  Plan plan(std::vector<Task> read, const std::vector<std::string> &folders, const std::vector<std::string> &unread);
  std::vector<Task> outdated() const; ///< what other rules annotated
  /// Committed when it returns, all in one; what stood in their places before leaves with it. Their annotations stay in memory until the
  /// chronicle is made, which needs all at once anyway.
  void put(std::vector<Done>);
  /// Takes places away, and the documents that have none left. Says how many documents left.
  std::size_t forget(const std::vector<std::string> &places);
  /// The places of documents by id, by place, by file or by folder; empty when there is none.
  std::vector<std::string> places_of(const std::string &name) const;

  std::size_t documents() const;
  bool current() const;               ///< is the chronicle that of the documents and edits?
  bool made_by_this_program() const;  ///< is every annotation?
  void refresh(unsigned threads = 1); ///< makes the chronicle anew unless it is current
  /// The chronicle with the edits applied, and what of them could not be applied.
  Edited chronicle() const;

  /// A question answered from the rows around its event: the answer, and the part of the chronicle that it speaks of, numbered anew.
  /// The same as ask() of the whole chronicle gives; none where only the whole one can answer (local() is false), or it is not current.
  struct Asked {
    Chronicle chronicle;
    Answer answer;
  };
  std::optional<Asked> ask(const Query &) const;
  /// The events whose ids begin so, with what they are linked with and the conflicts about them: a part of the chronicle, numbered
  /// anew. Of several it has two at least. None when the chronicle is not current.
  std::optional<Chronicle> around(const std::string &id) const;
  /// Documents, with their annotations, and chronicle as they are: for measurements.
  void fill(const Chronicle &, unsigned threads = 1);

  std::vector<Edit> log() const;
  std::vector<EditReport> reports() const; ///< what of the log has no effect; of the chronicle as it was last made
  /// Appends to the log, in one commit; edits that are there already are left out. Gives back their numbers.
  std::vector<std::uint32_t> append(const std::vector<Edit> &);

  /// Best first. Throws Error(usage) when there is no word in `words`.
  Found search(const std::string &words, std::size_t most) const;

  struct Impl; ///< of src/dossier

private:
  std::unique_ptr<Impl> impl_;
};

} // namespace demarche

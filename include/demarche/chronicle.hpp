// What many documents say together: events after coreference, links, conflicts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/annotations.hpp>
#include <demarche/time.hpp>

namespace demarche {

/// A place in a document: what every line cites.
struct Evidence {
  std::uint32_t document = 0; ///< Chronicle::documents
  Span span;
  bool operator==(const Evidence &) const = default;
};

struct MentionRef {
  std::uint32_t document = 0; ///< Chronicle::documents
  std::uint32_t event = 0;    ///< Annotations::events
  bool operator==(const MentionRef &) const = default;
};

/// What a person said of an event: an edit of a dossier (<demarche/edit.hpp>) that shaped it.
struct Remark {
  std::uint32_t number = 0; ///< of the edit in its log
  std::string kind;         ///< "redate", "note" ...
  std::string by, at;       ///< who, and when if that was given
  std::string text;         ///< the date, label, note ... that was given
};

/// Coreferent mentions. Bounds from order links across documents live here, never on a mention.
struct Event {
  std::string id; ///< hash of the earliest mention's (document id, span): survives re-annotation
  std::string label;
  Category category = Category::none;
  std::string mode;
  Factuality factuality = Factuality::happened;
  When when;                                             ///< stated, or tightened by links (Known::bounded)
  std::vector<std::uint32_t> actors, recipients, places; ///< Chronicle::actors
  std::vector<std::uint32_t> sources;                    ///< Chronicle::actors who say so, when no document says it itself
  std::vector<MentionRef> mentions;                      ///< in order of (document, position)
  std::vector<Remark> remarks;                           ///< by people, in order of their edits
};

/// Sources that cannot all be right. `says` runs parallel to `evidence`.
struct Conflict {
  enum class About : std::uint8_t { date, order, cause, claim };
  About about = About::date;
  std::vector<std::uint32_t> events;
  std::vector<std::uint32_t> links; ///< Chronicle::links that are part of it
  std::vector<Evidence> evidence;
  std::vector<std::string> says;
};
const char *to_string(Conflict::About) noexcept;

struct Chronicle {
  std::vector<Annotations> documents; ///< ordered by document id, so that input order does not matter
  std::vector<std::uint32_t>
      stories; ///< for each document the first one that it is a copy of (a wire report printed twice); itself when of none
  std::vector<Actor> actors;
  std::vector<Event> events; ///< in order of time, then of source
  std::vector<Link> links;   ///< between `events`; `document` says whose evidence
  std::vector<Conflict> conflicts;
};

/// The document whose report this one is: two documents of one story are one source.
inline std::uint32_t story_of(const Chronicle &c, std::uint32_t document) {
  return document < c.stories.size() ? c.stories[document] : document;
}

/// Joins documents: actors and events merged, order and cause joined, bounds tightened, conflicts found.
/// Deterministic: depends on the set of documents only, not on their order or on `threads` (0: all cores).
Chronicle link_across(std::vector<Annotations>, unsigned threads = 0);

/// Who the actors of each document are: [document][Actors::actors] -> Chronicle::actors; none for those without a name, who are nobody
/// outside their document.
std::vector<std::vector<std::optional<std::uint32_t>>> who_is_who(const Chronicle &);

/// Puts events in the order of time and links, as link_across() leaves them: for who has changed a chronicle since.
void arrange(Chronicle &);

} // namespace demarche

// What every renderer of a timeline needs to know of its entries, gathered once.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/timeline.hpp>

#include "base/utf8.hpp"

namespace demarche::render_room {

/// What an entry's events say together: an entry of --by day has several.
struct EntryFacts {
  Category category = Category::none; ///< of its first event that has one
  Factuality factuality = Factuality::happened;
  std::vector<std::uint32_t> actors, recipients, places, speakers; ///< Chronicle::actors, each once
  std::vector<MentionRef> mentions;                                ///< in order of (document, position)
  std::vector<std::uint32_t> sources;                              ///< Chronicle::documents, in order
  std::vector<std::uint32_t> links;                                ///< Chronicle::links with both ends in the timeline
};

class Facts {
public:
  Facts(const Chronicle &, const Timeline &);

  const EntryFacts &of(std::size_t entry) const { return entries_[entry]; }
  std::size_t entries() const { return entries_.size(); }
  /// The entry that tells an event, when one does.
  std::optional<std::uint32_t> entry_of(std::uint32_t event) const;
  const std::vector<std::uint32_t> &conflicts() const { return conflicts_; } ///< those that touch an entry
  const std::vector<std::uint32_t> &documents() const { return documents_; } ///< those that are cited, in order

  /// A place in a document, as code points.
  std::size_t begin(const Evidence &e) const { return points_[e.document].at(e.span.begin); }
  std::size_t end(const Evidence &e) const { return points_[e.document].at(e.span.end); }

private:
  std::vector<std::uint32_t> entry_of_; ///< by event
  std::vector<EntryFacts> entries_;
  std::vector<std::uint32_t> conflicts_, documents_;
  std::vector<base::CodePoints> points_; ///< by document
};

/// "2024-04-24"; none for an open bound. An end is exclusive.
std::optional<std::string> start_day(Instant);
std::optional<std::string> end_day(Instant);

/// The mention of one of the events that lies in the evidence, for its rule and its trigger.
const EventMention *mention_in(const Chronicle &, const EntryFacts &, const Evidence &);

/// "Ministry of Example, Joint statement (12 March 2024)": as much as is known; never empty.
std::string document_name(const Annotations &);

/// Who issued it: its source; else its title or id.
std::string outlet(const Annotations &);

/// What a side of a conflict says beyond its quote; empty when it is the quote.
std::string side_of(const Chronicle &, const Conflict &, std::size_t side);

/// Only a web address may become a link: no "javascript:".
bool web_address(const std::string &url);

} // namespace demarche::render_room

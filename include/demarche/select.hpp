// Which events, and which sentences, make the timeline of many documents.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <demarche/timeline.hpp>

namespace demarche {

struct Selection {
  enum class By : std::uint8_t { event, day };
  By by = By::event;
  bool all = false;                ///< every event, also those no timeline would tell
  std::optional<std::size_t> top;  ///< at most so many entries
  std::size_t sentences = 1;       ///< quotes an entry
  std::string about;               ///< words
  std::vector<std::string> actors; ///< names or ids
  std::optional<Day> since, until; ///< inclusive
  bool explain = false;            ///< the reader wants to see why each entry was chosen
};

Timeline select(const Chronicle &, const Selection &);

/// At most `count` sentences of the events' mentions, best first. One that says what the label says, one that gives the date shown,
/// prose of readable length are better; a document that was quoted already is worse; no text comes twice.
std::vector<Quote> best_quotes(const Chronicle &, const std::vector<std::uint32_t> &events, std::size_t count);

/// Whether a label of an event tells a reader nothing by itself: a verb of being, or one that says little without its object
/// ("Haiti taken", "Takes part"). `label` is that of a mention of the event.
bool says_little(const Chronicle &, const Event &, const std::string &label);

} // namespace demarche

// A document as a reader hands it on: text, and what its carrier says of it.
//
// Offsets inside the program are bytes into Document::text (valid UTF-8);
// formats print Unicode code points (base/utf8 converts at the border).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <demarche/time.hpp>

namespace demarche {

/// Bytes [begin, end) of a document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span &) const = default;
  bool empty() const noexcept { return begin >= end; }
  bool contains(const Span &o) const noexcept { return begin <= o.begin && o.end <= end; }
  bool overlaps(const Span &o) const noexcept { return begin < o.end && o.begin < end; }
};

/// An event the caller gives: exactly these are annotated, under these ids.
struct GivenEvent {
  std::string id;
  Span span;
};

struct Document {
  std::string id;   ///< as given, else the SHA-256 of the bytes (first 16 hex digits)
  std::string text; ///< valid UTF-8
  std::string title;
  std::string url;
  std::string source;                ///< outlet or issuer
  std::string origin;                ///< path, or path:line, or "-": for messages
  std::optional<Interval> published; ///< from metadata: day, month or year grain
  std::string number;                ///< of a paper in its volume: "12"
  std::string place;                 ///< where it was written, from metadata: "Geneva"
  std::string actors;                ///< its carrier's list of names: rows as in an --actors file, for this document alone
  std::optional<std::vector<GivenEvent>> given_events;
};

} // namespace demarche

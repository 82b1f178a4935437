// The parts of a timeline as JSON objects (docs/formats/timeline.schema.json): `json` prints them as one, `jsonl` a line each.
#pragma once
#include <vector>

#include <nlohmann/json.hpp>

#include <demarche/timeline.hpp>

#include "render/facts.hpp"

namespace demarche::render_room {

using Json = nlohmann::ordered_json;

class TimelineJson {
public:
  TimelineJson(const Chronicle &, const Timeline &);

  Json entry(std::size_t) const;
  Json document(std::uint32_t index) const;
  Json conflict(std::uint32_t index) const;
  std::vector<Json> who() const; ///< the actors that the cited documents name, and where
  const Facts &facts() const { return facts_; }

private:
  const std::string &id(std::uint32_t document) const { return c_.documents[document].document.id; }
  Json place(const Evidence &) const;
  Json actors(const std::vector<std::uint32_t> &) const;
  Json quote(const EntryFacts &, const Quote &) const;
  Json link(const Link &) const;
  Json reason(std::uint32_t document, const DateReason &) const;

  const Chronicle &c_;
  const Timeline &t_;
  Facts facts_;
  std::vector<int> orders_; ///< by entry
};

/// What is invalid in UTF-8 is replaced: the program's own strings are valid, a file name need not be.
std::string printed(const Json &, int indent);

} // namespace demarche::render_room

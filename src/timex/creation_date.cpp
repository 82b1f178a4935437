#include "timex/creation_date.hpp"

namespace demarche::timex {

CreationDate creation_date(const Document &d, const Words &, const std::vector<Found> &, const RuleSet &, const TimexOptions &options) {
  CreationDate c;
  if (options.creation) {
    c.interval = options.creation;
    c.how = CreationDate::How::metadata;
    c.reasons.push_back({"option", {0, 0}});
  } else if (d.published) {
    c.interval = d.published;
    c.how = CreationDate::How::metadata;
    c.reasons.push_back({"published", {0, 0}});
  }
  return c;
}

Dialect dialect_of(const Document &, const Words &, const std::vector<Found> &) { return Dialect::news; }

} // namespace demarche::timex

#include <doctest/doctest.h>

#include <demarche/timex.hpp>

using namespace demarche;

namespace {

CreationDate creation(const char *text) {
  Document d;
  d.text = text;
  return find_times(d, split(d.text), Syntax{}).creation;
}

} // namespace

TEST_CASE("when a document was made, by what heads it or by what it plans") {
  struct Row {
    const char *text;
    CreationDate::How how;
    const char *first, *last; ///< inclusive days; null: none
  };
  using How = CreationDate::How;
  const Row rows[] = {
      {"LIMA, May 3, 1999 (Coast News) - Peru recalled its envoy on Friday.", How::dateline, "1999-05-03", "1999-05-03"},
      {"ST. PETERSBURG, 4 June 2001 \u2014 The talks ended.", How::dateline, "2001-06-04", "2001-06-04"},
      {"Lima was calm on May 3, 1999 - so they said, and nobody asked why.", How::none, nullptr, nullptr},
      {"The minister will travel to Lima next week. Minister Ortiz met them in June 2023. Ortiz is expected to visit Lima from April 24 to "
       "26.\n"
       "The trip of Ortiz next week will be short.",
       How::inferred, "2024-04-15", "2024-04-21"},
      {"By Ida Falk LIMA | Sun May 2, 1999 4:12 pm EDT The talks ended.", How::dateline, "1999-05-02", "1999-05-02"},
      {"2 May 1999 Last updated at 04:46 GMT The talks ended.", How::dateline, "1999-05-02", "1999-05-02"},
      {"They met in June 2023.", How::none, nullptr, nullptr},
  };
  for (const Row &r : rows) {
    CAPTURE(r.text);
    const CreationDate c = creation(r.text);
    CHECK(c.how == r.how);
    REQUIRE(c.interval.has_value() == (r.first != nullptr));
    if (!r.first)
      continue;
    CHECK(iso_day(day_of(c.interval->begin)) == r.first);
    CHECK(iso_day(day_of(c.interval->end - 1)) == r.last);
    CHECK_FALSE(c.reasons.empty());
  }
}

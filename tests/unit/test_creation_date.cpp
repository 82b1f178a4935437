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

TEST_CASE("the day in a document's name counts where nothing else is stated and its text allows it") {
  struct Row {
    const char *id, *origin, *text;
    const char *day; ///< null: none
  };
  const char *plain = "The envoy of Peru left on Friday.";
  const char *made_id = "0f3a20240613bcde"; // out of a hash: its digits say nothing
  const Row rows[] = {
      {"WIRE20240613.0042", "", plain, "2024-06-13"},
      {"lima/2024-06-13-readout", "", plain, "2024-06-13"},
      {"talks_2024_06_13", "", plain, "2024-06-13"},
      {"WIRE980613-0042", "", plain, "1998-06-13"},
      {"wires/cw980613.1130.0089", "", plain, "1998-06-13"},
      {"1962-10-27 memorandum", "", plain, "1962-10-27"},
      {made_id, "/papers/2019-05-05/2024-06-13 readout.txt", plain, "2024-06-13"},
      {made_id, "/papers/2019-05-05/readout.txt", plain, nullptr},
      {made_id, "2024-06-13.jsonl:17", plain, nullptr},                                   // the day of the collection
      {"WIRE010203-0042", "", plain, nullptr},                                            // 2001-02-03, 3 January 2002, 2 January 2003?
      {"WIRE981332-0042", "", plain, nullptr},                                            // no such day
      {"case-120240613", "", plain, nullptr},                                             // a longer number
      {"WIRE20240230.0042", "", plain, nullptr},                                          // no such day
      {"1962-10-27-crisis", "", "The last veteran of the crisis died in 2009.", nullptr}, // what it is about
      {"2024-06-13-readout", "", "LIMA, June 15, 2024 (Coast News) - Peru recalled its envoy.", "2024-06-15"},
  };
  for (const Row &r : rows) {
    CAPTURE(r.id);
    CAPTURE(r.origin);
    Document d;
    d.id = r.id;
    d.origin = r.origin;
    d.text = r.text;
    const CreationDate c = find_times(d, split(d.text), Syntax{}).creation;
    REQUIRE(c.interval.has_value() == (r.day != nullptr));
    if (r.day)
      CHECK(iso_day(day_of(c.interval->begin)) == r.day);
  }
  Document d;
  d.id = "WIRE20240613.0042";
  d.text = "The envoy left on Friday.";
  const Times times = find_times(d, split(d.text), Syntax{});
  CHECK(times.creation.reasons.front().rule == "name");
  REQUIRE(times.timexes.size() == 1);
  CHECK(times.timexes[0].value == "2024-06-07");
}

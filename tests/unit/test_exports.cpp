// What the exports make of dates that calendars do not have, and of lines that are too long for them.
#include <doctest/doctest.h>

#include <cstring>

#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "render/calendar_dates.hpp"
#include "support/world.hpp"

using namespace demarche;
using namespace demarche::test;
using namespace demarche::render_room;

namespace {

std::string render(const char *format, const World &w) {
  Selection all;
  all.all = true;
  for (const Renderer *r : renderers())
    if (!std::strcmp(r->name, format))
      return r->render(w.c, select(w.c, all));
  FAIL("no such format");
  return {};
}

World planned(const When &when, const std::string &label = "Envoy to visit") {
  World w;
  const auto note = w.document("note", {"The envoy will visit."}, "Wire", "Visit", "2021-05-05");
  w.mention(w.event(label, when, Category::CONSULT, {}, {}, Factuality::planned), note, 0, "visit");
  return w;
}

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a calendar takes as much of a time as is known") {
  struct Row {
    When when;
    const char *first, *last;
  };
  for (const Row &r :
       {Row{on("2021"), "2021", "2021"}, Row{on("2021-02"), "2021-02", "2021-02"}, Row{on("2021-02-03"), "2021-02-03", "2021-02-03"},
        Row{through("2021-01-01", "2021-06-30"), "2021-01", "2021-06"}, Row{through("2019-01-01", "2021-12-31"), "2019", "2021"},
        Row{through("2021-01-30", "2021-02-28"), "2021-01-30", "2021-02-28"}, Row{on("-0489"), "-0489", "-0489"}}) {
    const auto d = calendar_dates(r.when);
    REQUIRE(d.has_value());
    CHECK(iso(d->first) == r.first);
    CHECK(iso(d->last) == r.last);
  }
  for (const When &w : {When{}, before("2021-05-01"), from("2021-05-01")})
    CHECK_FALSE(calendar_dates(w).has_value());
}

TEST_CASE("there is no year 0 where people count") {
  CHECK(era_year(1) == 1);
  CHECK(era_year(0) == -1);
  CHECK(era_year(-489) == -490);
  CHECK(xsd_day(to_day({0, 3, 1})) == "-0001-03-01");
  CHECK(xsd_day(to_day({12021, 3, 1})) == "12021-03-01");
}

TEST_CASE("iCalendar: a month is filled and said to be one; what it has no date for is counted") {
  const std::string month = render("ics", planned(on("2021-06")));
  CHECK(has(month, "DTSTART;VALUE=DATE:20210601\r\nDTEND;VALUE=DATE:20210701\r\nSUMMARY:Envoy to visit (June 2021)\r\n"));
  CHECK(has(month, "DTSTAMP:20210505T000000Z\r\n"));
  for (const When &w : {When{}, from("2021-05-01"), on("-0489"), within(year_interval(12021), Known::stated)}) {
    const std::string none = render("ics", planned(w));
    CHECK_FALSE(has(none, "VEVENT"));
    CHECK(has(none, "X-WR-CALDESC:1 more is planned without a date"));
  }
}

TEST_CASE("iCalendar: long lines are folded between characters") {
  std::string label;
  for (int i = 0; i < 60; ++i)
    label += "\u5317";
  const std::string out = render("ics", planned(on("2021-06-03"), label));
  std::size_t begin = 0;
  for (std::size_t end; (end = out.find("\r\n", begin)) != std::string::npos; begin = end + 2) {
    CHECK(end - begin <= 75);
    CHECK((static_cast<unsigned char>(out[begin]) & 0xC0) != 0x80);
    if (out[begin] == ' ')
      CHECK((static_cast<unsigned char>(out[begin + 1]) & 0xC0) != 0x80);
  }
}

TEST_CASE("years before Christ stand in the graph as XML Schema writes them") {
  const std::string out = render("gexf", planned(on("-0489")));
  CHECK(has(out, "start=\"-0490-01-01\" end=\"-0490-12-31\""));
}

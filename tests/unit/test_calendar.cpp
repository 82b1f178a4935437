#include <chrono>

#include <doctest/doctest.h>

#include <demarche/time.hpp>

using namespace demarche;

TEST_CASE("every day 1300-2200 round-trips and agrees with std::chrono") {
  const Day first = to_day({1300, 1, 1}), last = to_day({2200, 12, 31});
  for (Day day = first; day <= last; ++day) {
    const Date d = to_date(day);
    REQUIRE(to_day(d) == day);
    const std::chrono::year_month_day ymd{std::chrono::sys_days(std::chrono::days(day))};
    REQUIRE(d == Date{int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))});
    const auto interval = parse_iso(iso_day(day));
    REQUIRE(interval);
    REQUIRE(*interval == day_interval(day));
    REQUIRE(weekday(day) == int(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day))).iso_encoding()));
  }
}

TEST_CASE("years outside Boost's range are ordinary") {
  CHECK(iso_day(to_day({-489, 9, 12})) == "-0489-09-12");
  CHECK(edtf(year_interval(66)) == "0066");
  CHECK(edtf(year_interval(12000)) == "12000");
  CHECK(for_person(within(year_interval(-489), Known::stated)) == "490 BC");
}

TEST_CASE("a day that does not exist is not valid") {
  CHECK_FALSE(valid({2015, 2, 29}));
  CHECK(valid({2016, 2, 29}));
  CHECK_FALSE(parse_iso("2015-02-29"));
  CHECK_FALSE(parse_iso("2015-13-01"));
  CHECK_FALSE(parse_iso("yesterday"));
}

TEST_CASE("EDTF and words are no more precise than the interval") {
  struct Row {
    Interval interval;
    const char *edtf, *words;
  };
  const Row rows[] = {
      {year_interval(2022), "2022", "2022"},
      {month_interval(2023, 6), "2023-06", "June 2023"},
      {day_interval(to_day({2024, 4, 24})), "2024-04-24", "24 April 2024"},
      {{instant(to_day({2024, 4, 24})), instant(to_day({2024, 4, 27})), Grain::day}, "2024-04-24/2024-04-26", "24-26 April 2024"},
      {{beginning_of_time, instant(to_day({2023, 6, 19})), Grain::day}, "../2023-06-18", "before 19 June 2023"},
      {{instant(to_day({2022, 1, 1})), instant(to_day({2024, 1, 1})), Grain::year}, "2022/2023", "2022 to 2023"},
      {{instant(to_day({2024, 1, 1})), instant(to_day({2024, 4, 1})), Grain::month}, "2024-01/2024-03", "January to March 2024"},
  };
  for (const Row &r : rows) {
    CHECK(edtf(r.interval) == r.edtf);
    CHECK(for_person(within(r.interval, Known::stated)) == r.words);
  }
}

TEST_CASE("ISO weeks") {
  CHECK(iso_week(to_day({2021, 1, 3})).year == 2020);
  CHECK(iso_week(to_day({2021, 1, 3})).week == 53);
  CHECK(day_of_iso_week(2024, 17) == to_day({2024, 4, 22}));
  CHECK(add_months(to_day({2024, 1, 31}), 1) == to_day({2024, 2, 29}));
}

TEST_CASE("why something is no date, and what to write instead") {
  for (const char *s : {"2024-13-45", "2024-02-30", "2024-13"})
    CHECK(why_no_date(s) == "no calendar has it; write a day or month that is, as 2024-04-24, 2024-04 or 2024");
  for (const char *s : {"24 April", "yesterday", ""})
    CHECK(why_no_date(s) == "no ISO date; write 2024-04-24, 2024-04 or 2024");
}

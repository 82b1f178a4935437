// Time expressions: every day in every form, small grammars exhausted, and what must not depend on anything else.
#include <doctest/doctest.h>

#include <array>

#include "times.hpp"

using namespace demarche;

namespace {

constexpr std::array<const char *, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char *, 7> weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
const char *suffix(int n) { return n % 100 / 10 == 1 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th"; }

/// Forms of a day that say it whole.
std::vector<std::string> forms(const Date &d) {
  const std::string month = months[static_cast<std::size_t>(d.month - 1)], y = std::to_string(d.year), n = std::to_string(d.day);
  const std::string weekday_name = weekdays[static_cast<std::size_t>(weekday(to_day(d)) - 1)];
  return {month + " " + n + ", " + y,
          n + " " + month + " " + y,
          month.substr(0, 3) + " " + n + ", " + y,
          "the " + n + suffix(d.day) + " of " + month + ", " + y,
          weekday_name + ", " + month + " " + n + ", " + y,
          n + "-" + month.substr(0, 3) + "-" + y,
          month.substr(0, 3) + "-" + two(d.day) + "-" + y,
          y + "-" + two(d.month) + "-" + two(d.day),
          y + "/" + two(d.month) + "/" + two(d.day)};
}

} // namespace

TEST_CASE("every day from 1600 to 2200 comes back from every form") {
  // One document holds a month in one form, a line each: a line that is not one timex of its day is counted.
  std::size_t wrong = 0;
  std::string first_wrong;
  for (int year = 1600; year < 2200; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in_month(year, month); ++day) {
        const Date d{year, month, day};
        // In years apart from the round ones two of the forms a day, others the day after: each meets every kind of day.
        std::vector<std::string> all = forms(d);
        if (const auto n = static_cast<std::size_t>(to_day(d) + 1000000) % all.size(); year % 50 != 0)
          all = {all[n], all[(n + 4) % all.size()]};
        std::string text;
        for (const std::string &f : all)
          text += "Signed " + f + ".\n\n";
        const Times t = times_of(text, "2012-06-14");
        const std::string value = iso_day(to_day(d));
        std::size_t right = 0;
        for (const Timex &x : t.timexes)
          right += x.value == value && x.edtf == value && x.interval == day_interval(to_day(d));
        if (right != all.size() || t.timexes.size() != all.size()) {
          ++wrong;
          first_wrong = first_wrong.empty() ? value : first_wrong;
        }
      }
  CHECK_MESSAGE(wrong == 0, first_wrong);
}

TEST_CASE("every unit, number and direction") {
  const std::array<std::pair<const char *, const char *>, 4> units = {{{"day", "D"}, {"week", "W"}, {"month", "M"}, {"year", "Y"}}};
  const Day dct = to_day({2012, 6, 14});
  for (const auto &[unit, letter] : units)
    for (int n = 1; n <= 40; ++n) {
      const std::string words = std::to_string(n) + " " + unit + (n > 1 ? "s" : "");
      CAPTURE(words);
      CHECK(only("for " + words, "2012-06-14") == "P" + std::to_string(n) + letter);
      const std::string day = iso_day(letter[0] == 'M' ? add_months(dct, -n) : letter[0] == 'Y' ? add_months(dct, -12 * n) : dct - n);
      const std::string value = only("it fell " + words + " ago", "2012-06-14");
      if (letter[0] == 'W')
        CHECK(parse_iso(value.substr(0, 4)).has_value());
      else
        CHECK(value == day.substr(0, letter[0] == 'D' ? 10 : letter[0] == 'M' ? 7 : 4));
    }
}

TEST_CASE("tense decides the side of months and weekdays") {
  struct {
    const char *text, *value;
  } table[] = {
      {"They met on Monday.", "2012-06-11"},
      {"They will meet on Monday.", "2012-06-18"},
      {"The talks ended in October.", "2011-10"},
      {"The talks will begin in October.", "2012-10"},
      {"They met in May.", "2012-05"},
      {"They met last Friday.", "2012-06-08"},
      {"They will meet next Friday.", "2012-06-15"},
      {"It closed on June 3.", "2012-06-03"},
      {"They are to meet on Monday.", "2012-06-18"},
      {"The vote is to be held on Monday.", "2012-06-18"},
      {"He said that the vote would be held on Saturday.", "2012-06-16"},
      {"They put the vote off just before it was due to begin on Monday.", "2012-06-11"},
      {"The vote had been scheduled for Saturday.", "2012-06-09"},
      {"The vote was postponed until Saturday.", "2012-06-16"},
      {"They may arrive as soon as Saturday.", "2012-06-16"},
      {"The house next to the bridge burnt on Saturday and was rebuilt.", "2012-06-09"},
      {"The vote would be held on June 24.", "2012-06-24"},
      {"In July, the board met.", "2011-07"},
      {"They announced on Saturday that they will meet.", "2012-06-09"},
      {"They signed a pact to cut tariffs by July.", "2012-07"},
      {"They postponed the vote until Tuesday.", "2012-06-19"},
      {"They had given the board until Monday.", "2012-06-11"},
      {"They met over the weekend.", "2012-W23-WE"},
      {"They will meet over the weekend.", "2012-W24-WE"},
      {"They met this weekend.", "2012-W23-WE"},
      {"The envoys arrive Monday.", "2012-06-18"},
      {"The envoys did not meet Monday.", "2012-06-11"},
      {"The funeral takes place on Monday.", "2012-06-18"},
      {"The hearing is on Monday.", "2012-06-18"},
      {"A hearing is set for Monday.", "2012-06-18"},
      {"Troops were sent ahead of Sunday's vote.", "2012-06-17"},
      {"The game, to be played Saturday, is off.", "2012-06-16"},
      {"The court ordered them to return Friday.", "2012-06-15"},
      {"They threatened to strike on Saturday.", "2012-06-16"},
      {"The envoy, who will go home, on Monday told the board.", "2012-06-11"},
      {"His term ended in July.", "2011-07"},
      {"The lease expires Dec. 31.", "2012-12-31"},
      {"This Sunday, he crossed the river.", "2012-06-10"},
      {"They will meet this Monday.", "2012-06-18"},
      {"On Saturday, the candidate for the seat to be filled died.", "2012-06-09"},
      {"It has found 40 dead as of Monday.", "2012-06-11"},
      {"The shop will stay closed until Monday.", "2012-06-18"},
      {"They saw him play on Monday.", "2012-06-11"},
      {"A vote has been planned for Monday.", "2012-06-18"},
      {"They asked for aid that would last through January.", "2013-01"},
      {"The bank was due to close on April 29.", "2012-04-29"},
  };
  for (const auto &t : table) {
    CAPTURE(t.text);
    CHECK(only(t.text, "2012-06-14") == t.value);
  }
}

TEST_CASE("an hour is one of the day told just before, while the sentence or the tale goes on") {
  const auto last = [](const char *text) { return times_of(text, "2012-06-14").timexes.back().value; };
  CHECK(last("On Monday the train left at 10:40 a.m.") == "2012-06-11T10:40");
  CHECK(last("The train left on Monday. It stopped at 10:40 a.m.") == "2012-06-11T10:40");
  CHECK(last("The train left on Monday. The board will meet at 10:40 a.m.") == "2012-06-14T10:40");
  CHECK(last("The strike planned for Friday was announced at 10:40 a.m.") == "2012-06-14T10:40");
  CHECK(last("They have until midnight on Friday.") == "2012-06-15");
}

TEST_CASE("results are compared with the quarter that a report names by its end") {
  const auto last = [](const char *text) { return times_of(text, "2012-06-14").timexes.back().value; };
  CHECK(last("For the quarter ended March 31, it earned 2 million, up from 1 million a year earlier.") == "2011-Q1");
  CHECK(last("In its third quarter it lost 2 million. In the quarter ended March 31 sales fell. A year earlier, they rose.") == "2010-Q3");
}

TEST_CASE("what results are compared with") {
  const auto last = [](const std::string &text) { return times_of(text, "2012-06-14").timexes.back().value; };
  CHECK(last("Profit of the first quarter rose from a year ago.") == "2011-Q1");
  CHECK(last("Profit of the first quarter rose. In the nine months sales fell from a year ago.") == "2011");
  CHECK(last("Profit of the first quarter rose. It had fallen in the 2010 period.") == "2010-Q1");
  CHECK(last("Profit of the first quarter rose. After a weak fourth quarter it grew. Sales rose from a year ago.") == "2011-Q1");
  CHECK(last("Profit of the first quarter rose. The second quarter will be worse. Sales rose from a year ago.") == "2011-Q1");
  CHECK(last("Profit of the fiscal second quarter fell from a year ago.") == "2011-Q2");
  CHECK(last("Sales of the third quarter fell. In the quarter ended May 31 they rose from a year ago.") == "2010-Q3");
}

TEST_CASE("what its source doubts stays doubtful") {
  const Times t = times_of("London, July 10(?), 1955.");
  REQUIRE(t.timexes.size() == 1);
  CHECK(t.timexes[0].value == "1955-07-10");
  CHECK(t.timexes[0].edtf == "1955-07-10?");
  CHECK(t.timexes[0].note == "doubtful in its source");
}

TEST_CASE("nothing is more precise than its source") {
  CHECK(only("It rained over the past decades.") == "PXDE");
  CHECK(only("They met on April 24.") == "XXXX-04-24");
  CHECK(times_of("They met on April 24.").timexes[0].edtf.empty());
  CHECK_FALSE(times_of("They met on April 24.").timexes[0].interval);
  CHECK(only("They met yesterday.") == "XXXX-XX-XX");
  CHECK(only("They met last year.", "2012") == "2011");
  CHECK(only("They met yesterday.", "2012") == "XXXX-XX-XX");
  CHECK(only("They met in January.", "2012-06") == "2012-01");
  CHECK(times_of("the 1970s").timexes[0].edtf == "197X");
  CHECK(times_of("about 1970").timexes.size() == 1);
}

TEST_CASE("days that no calendar has stay as they are written, with a note") {
  for (const char *text : {"February 29, 2015", "31 April 2014", "2015-02-30"}) {
    const Times t = times_of(text, "2012-06-14");
    CAPTURE(text);
    REQUIRE(t.timexes.size() == 1);
    CHECK(t.timexes[0].note == "no such day");
    CHECK_FALSE(t.timexes[0].interval);
    CHECK(t.timexes[0].edtf.empty());
  }
  CHECK(times_of("February 29, 2016").timexes[0].value == "2016-02-29");
}

TEST_CASE("the order of 03/04/2024") {
  TimexOptions day_first, month_first;
  day_first.order = TimexOptions::DateOrder::day_first;
  month_first.order = TimexOptions::DateOrder::month_first;
  CHECK(only("on 03/04/2024", nullptr, day_first) == "2024-04-03");
  CHECK(only("on 03/04/2024", nullptr, month_first) == "2024-03-04");
  CHECK(times_of("on 03/04/2024").timexes[0].note == "day or month first");
  CHECK(times_of("on 03/04/2024 and 25/12/2023").timexes[0].value == "2024-04-03");
  CHECK(times_of("on 03/04/2024 and 12/25/2023").timexes[0].value == "2024-03-04");
  CHECK(times_of("on 03/04/2024 and 12/25/2023").timexes[0].note.empty());
  CHECK(only("on 03/04/2024", "2024-04-05") == "2024-04-03");
}

TEST_CASE("far years") {
  CHECK(times_of("It stood in the 470s BC.").timexes[0].edtf == "-0478/-0469");
  CHECK(only("in 490 BC") == "BC0490");
  CHECK(times_of("in 490 BC").timexes[0].interval == year_interval(-489));
  CHECK(times_of("in 490 BC").timexes[0].edtf == "-0489");
  CHECK(only("in 1066") == "1066");
  CHECK(only("AD 79") == "0079");
}

TEST_CASE("ranges point to their other end") {
  const Times t = times_of("He will visit from April 24-26, before a trip in May.", "2024-04-18");
  REQUIRE(t.timexes.size() == 3);
  CHECK(t.timexes[0].value == "2024-04-24");
  CHECK(t.timexes[0].range_end == 1);
  CHECK(t.timexes[1].value == "2024-04-26");
  CHECK_FALSE(t.timexes[1].range_end);
}

TEST_CASE("the creation date") {
  using How = CreationDate::How;
  const Times memorandum = times_of("Memorandum of Conversation\nWashington, January 4, 1955.\nSUBJECT\nThe talks of December 22.");
  CHECK(memorandum.creation.how == How::dateline);
  CHECK(memorandum.creation.interval == day_interval(to_day({1955, 1, 4})));
  CHECK(memorandum.timexes.back().value == "1954-12-22");

  TimexOptions told;
  told.creation = parse_iso("1961-03-01");
  CHECK(times_of("Washington, January 4, 1955.\nSUBJECT", nullptr, told).creation.interval == day_interval(to_day({1961, 3, 1})));

  Document url;
  url.text = "They met.";
  url.url = "https://example.org/2021/03/15/talks.html";
  CHECK(find_times(url, {}, {}).creation.interval == day_interval(to_day({2021, 3, 15})));

  const Times planned =
      times_of("A photograph shows the minister in Lisbon, March 3, 2021.\n\nThe talks will be the subject of Marlow's upcoming "
               "trip to Oslo next week.\n\nAhead of the visit that Marlow plans from September 14-16, officials were silent.\n\n"
               "The envoys opened an office in May.");
  CHECK(planned.creation.how == How::inferred);
  REQUIRE(planned.creation.interval);
  CHECK(iso_day(day_of(planned.creation.interval->begin)) == "2021-09-06");
  CHECK(iso_end_day(planned.creation.interval->end) == "2021-09-13");
  CHECK(planned.creation.reasons.size() >= 4);
  const CreationDate later = times_of("They met in 1972 and later.").creation; // nothing can be counted from that
  CHECK(later.how == How::none);
  CHECK_FALSE(later.interval);
  REQUIRE(later.rough);
  CHECK(iso_day(day_of(later.rough->begin)) == "1972-01-01");
  const CreationDate ahead = times_of("They met in 1972. They will meet again in 1990.").creation;
  REQUIRE(ahead.rough);
  CHECK(iso_day(day_of(ahead.rough->begin)) == "1972-01-01");
  CHECK(iso_end_day(ahead.rough->end) == "1991-01-01");
  CHECK_FALSE(times_of("They will meet on Friday.").creation.rough);
}

TEST_CASE("a document's times do not depend on the documents before it") {
  const std::vector<std::string> texts = {"They met on Monday and in May.", "In 1914, 1915, 1916 and 1917 it froze. In May it did not.",
                                          "Washington, June 3, 1960.\nThe talks of May 4.", ""};
  const auto dump = [](const Times &t) {
    std::string s;
    for (const Timex &x : t.timexes)
      s += std::to_string(x.span.begin) + x.value + x.rule + ";";
    return s;
  };
  std::vector<std::string> alone;
  for (const std::string &t : texts)
    alone.push_back(dump(times_of(t, "2012-06-14")));
  for (std::size_t i = texts.size(); i-- > 0;)
    CHECK(dump(times_of(texts[i], "2012-06-14")) == alone[i]);
}

TEST_CASE("hostile texts") {
  std::string same;
  for (int i = 0; i < 50000; ++i)
    same += i % 3 == 0 ? "May " : i % 3 == 1 ? "the " : "1 ";
  CHECK(times_of(same).timexes.size() < 50000);
  CHECK(only("May 99999999999999999999, 1999").size() > 0);
  CHECK(times_of(std::string(100000, '-')).timexes.empty());
  CHECK(times_of(std::string(100000, '1')).timexes.empty());
  CHECK(times_of("\xC2").timexes.empty());
  CHECK(times_of("900000000 years ago, 9999999 centuries from now", "2012-06-14").timexes.size() == 2);
}

// Times by the manner of a text: news, guides, diaries, programmes, histories.
#include <doctest/doctest.h>

#include "times.hpp"

using namespace demarche;

TEST_CASE("what is told as background does not move the day that others are counted from") {
  const auto last = [](const char *text) { return times_of(text, "2012-06-14").timexes.back().value; };
  CHECK(last("They met on June 5. Two days later they parted.") == "2012-06-07");
  CHECK(last("They met in May 2010. They parted the following January.") == "2011-01");
  CHECK(last("They met in May 2010. They had parted the previous June.") == "2009-06");
  CHECK(last("They met today. Peru had added two names on June 5. The trip was put off two days earlier.") == "2012-06-12");
  CHECK(last("They met today. Peru had added a name on June 5 and dropped it two days later.") == "2012-06-07");
}

TEST_CASE("a text that tells what always holds has no year for its months") {
  std::string guide;
  for (int i = 0; i < 40; ++i)
    guide += "The coast is dry, and the road along the lagoon is long and has no shade.\n\n";
  CHECK(times_of(guide + "You should stay at home in July.", "2012-06-14").timexes.back().value == "XXXX-07");
  CHECK(times_of(guide + "The road will be cut in July.", "2012-06-14").timexes.back().value == "2012-07");
  CHECK(times_of(guide + "Closed: Monday, July 9.", "2012-06-14").timexes.back().value == "2012-07-09"); // a day of one year
  const Times t = times_of(guide + "The rains come in July.\n\nToday the lagoon is a park.", "2012-06-14");
  REQUIRE(t.timexes.size() == 1);
  CHECK(t.timexes[0].value == "XXXX-07");
}

TEST_CASE("a guide may name as many years as a history") {
  std::string guide, history;
  for (int i = 0; i < 40; ++i) {
    guide += "The fort is open and the road along its wall, of 1871, is long.\n\n";
    history += "The fort was held and the road along its wall was cut in 1871.\n\n";
  }
  const auto last = [](const std::string &text) { return times_of(text, "2012-06-14").timexes.back().value; };
  CHECK(last(history + "They left in July.") == "1871-07");
  CHECK(last(history + "They left on Monday.") == "XXXX-WXX-1");
  CHECK(last("The actor died on Monday. " + history + "They left on Monday.") == "2012-06-11"); // news, with much to look back on
  CHECK(last(guide + "They left in July.") == "2011-07");
  CHECK(last(guide + "It is closed on Monday.") == "XXXX-WXX-1");
}

TEST_CASE("a diary names its days") {
  std::string diary;
  for (int i = 0; i < 40; ++i)
    diary += "I went to my boat and you did not see me there at all.\n\n";
  const auto last = [&](const std::string &text) { return times_of(diary + text, "2012-06-14").timexes.back().value; };
  CHECK(last("I rowed today.") == "2012-06-14");
  CHECK(last("It is Monday, June 11. I rowed today.") == "2012-06-11");
  CHECK(last("It is Friday. I rowed today.") == "2012-06-15");
}

TEST_CASE("lines that begin with times of day name no years") {
  CHECK(only("0915 Guards close the port.\n1400 The envoy comes.\n2045 Talks go on.") == "0 times");
  CHECK(only("1400 The envoy comes.\nHe was well received.") == "1400"); // nothing else says that it is a time
}

TEST_CASE("histories") {
  const std::string history = "In 1941, 1942, 1943 and 1944 it froze. On May 3, 1944, the army left. ";
  const auto last = [&](const std::string &text) { return times_of(history + text, "2012-06-14").timexes.back().value; };
  CHECK(last("The men of 1971 praised it. In June it came back.") == "1944-06");
  CHECK(last("The men of 1945 praised it. The men of 1945 were right. In June it came back.") == "1945-06");
  CHECK(last("The army had been strong a year earlier. In June it came back.") == "1944-06");
  CHECK(last("He said that it was stalled by 1940. In August of that year it moved.") == "1940-08");
  CHECK(last("\"We leave next year,\" he wrote.") == "1945");
  CHECK(last("\"We leave tonight,\" he wrote.") == "XXXX-XX-XXTNI");
  CHECK(last("Four minutes later it was dark.") == "1944-05-03TXX");
  CHECK(last("On June 9, 2012, it was shown. It came back on Friday.") == "2012-06-08"); // not after the text
  CHECK(last("It came on December 3 (December 4 there), 1944. In January it left.") == "1945-01");
  CHECK(last("For the last ten months of 1945 it rained. In June it stopped.") == "1945-06");
  CHECK(last("Moved by the rising of August 1941, it declared war on September 3.") == "1941-09-03");
  CHECK(last("\n\nThe last fight\n\nThe two armies met in 1942 at last. In June it came back.") == "1942-06");
}

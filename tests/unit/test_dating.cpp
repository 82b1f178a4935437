// Which event a date belongs to, in plain news English through the whole pipeline.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2023-04-21"); // a Friday
  PipelineOptions options;
  options.until = Stage::events;
  return annotate(std::move(d), options);
}

struct Row {
  const char *text, *trigger, *edtf; ///< empty: no date
};

void run(const std::vector<Row> &rows) {
  for (const Row &r : rows) {
    CAPTURE(std::string(r.text));
    CAPTURE(std::string(r.trigger));
    const Annotations a = read(r.text);
    const EventMention *found = nullptr;
    for (const EventMention &e : a.events)
      if (slice(a.document.text, e.span) == r.trigger)
        found = &e;
    REQUIRE(found != nullptr);
    CHECK((found->when ? found->when->edtf : "") == r.edtf);
  }
}

} // namespace

TEST_CASE("a date that names a thing says nothing of what is done to it") {
  run({
      {"Peru repealed the 1995 law.", "repealed", ""},
      {"The 1995 law was repealed in May.", "repealed", "2022-05"},
      {"They concluded that the November 27 accord is void.", "concluded", ""},
      {"Officials criticised the May report.", "criticised", ""},
      {"The vote of 2016 nominee Ruiz fell.", "vote", ""},
      {"The movement of January 25 toppled the king.", "toppled", ""},
      {"The 2008 crisis hit the banks.", "crisis", "2008"},
      {"The 2008 crisis hit the banks.", "hit", ""},
      {"In a statement on Monday, the ministry denounced the raid.", "denounced", "2023-04-17"},
      {"Elected in 2018, Ortiz has twice postponed the census due in 2020.", "postponed", ""},
      {"The fighting, the worst since 2015, killed 20 people on Saturday.", "fighting", ""},
  });
}

TEST_CASE("what is arranged for a day is dated by it, not the arranging") {
  run({
      {"The judge set a hearing for May 4.", "hearing", "2023-05-04"},
      {"The judge set a hearing for May 4.", "set", ""},
      {"The court confirmed the sentence, setting a hearing for September 4.", "hearing", "2023-09-04"},
      {"The talks were scheduled for Monday.", "talks", "2023-04-24"},
      {"The talks were scheduled for Monday.", "scheduled", ""},
      {"The president called elections for June.", "elections", "2023-06"},
      {"The president called elections for June.", "called", ""},
      {"They have booked the hall for Friday.", "booked", ""},
      {"Peru postponed the vote from May to June.", "vote", "2023-06"},
      {"Peru postponed the vote from May to June.", "postponed", ""},
      {"The talks were moved from May to July.", "talks", "2023-07"},
      {"Elections due in May were put off.", "Elections", "2023-05"},
      {"Elections due in May were put off.", "put", ""},
  });
}

TEST_CASE("each clause has its own date") {
  run({
      {"The hotel closed in 2022 after a guest was killed.", "closed", "2022"},
      {"The hotel closed in 2022 after a guest was killed.", "killed", ""},
      {"The hotel closed earlier this year after a young guest was killed.", "closed", "2023"},
      {"The hotel closed earlier this year after a young guest was killed.", "killed", ""},
      {"The two countries, which severed ties in 1990, restored them last year.", "severed", "1990"},
      {"The two countries, which severed ties in 1990, restored them last year.", "restored", "2022"},
      {"A bomb exploded near the embassy late on Sunday, killing four, police said on Monday.", "killing", "2023-04-16"},
      {"A bomb exploded near the embassy late on Sunday, killing four, police said on Monday.", "said", "2023-04-17"},
      {"Police said on Monday they had arrested two men.", "said", "2023-04-17"},
      {"Police said on Monday they had arrested two men.", "arrested", ""},
      {"Falk said at a press conference yesterday morning the laws should be changed.", "said", "2023-04-20"},
      {"Falk said at a press conference yesterday morning the laws should be changed.", "changed", ""},
      {"Falk said that on Monday the vote was held.", "said", ""},
      {"Between 1990 and 1995 the army killed hundreds of villagers.", "killed", "1990/1995"},
  });
}

TEST_CASE("a beginning is no date of the whole") {
  run({
      {"The show aired from 1968 until his retirement in 2018.", "aired", "1968-01-01/.."},
      {"The show aired from 1968 until his retirement in 2018.", "retirement", "2018"},
      {"Ruiz served from 2009 to 2017.", "served", "2009/2017"},
      {"She left on Monday. He retired in 1982 but continued to work.", "continued", ""},
      {"He was driving home on Thursday and struck a wall.", "struck", "2023-04-20/2023-04-21~"},
  });
}

TEST_CASE("what is told as past is not dated after the document") {
  run({
      {"The minister retired in May.", "retired", "2022-05"},
      {"The agency retrieved the recorder with a second ship in May.", "retrieved", ""},
      {"The envoys will meet in May.", "meet", "2023-05"},
  });
}

TEST_CASE("the story's day is not moved by a day that names a thing") {
  run({{"The ministers gathered in Cairo on Wednesday. They concluded that the November 27 accord is void. In a statement issued the "
        "following day, Turkey denounced the summit.",
        "issued", "2023-04-20"}});
}

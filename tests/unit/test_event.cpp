// Events, through the whole pipeline: what is found, who takes part, when, whether it happened, who says so.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text, std::optional<std::vector<GivenEvent>> given = {}) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2019-05-15");
  d.given_events = std::move(given);
  PipelineOptions options;
  options.until = Stage::events;
  return annotate(std::move(d), options);
}

std::string words(const Annotations &a, const std::vector<std::uint32_t> &mentions) {
  std::string out;
  for (const std::uint32_t m : mentions)
    out += (out.empty() ? "" : ", ") + std::string(slice(a.document.text, a.actors.mentions[m].span));
  return out;
}

std::string show(const Annotations &a) {
  std::string out;
  for (const EventMention &e : a.events)
    out += "\n    " + std::string(slice(a.document.text, e.span)) + " [" + e.rule + " " + to_string(e.category) + "] " +
           to_string(e.factuality) + " \"" + e.label + "\" actors: " + words(a, e.actors) + "; recipients: " + words(a, e.recipients) +
           "; source: " + words(a, e.source) + "; when: " + (e.when ? e.when->edtf : "");
  return out;
}

const EventMention *find(const Annotations &a, const std::string &trigger) {
  for (const EventMention &e : a.events)
    if (slice(a.document.text, e.span) == trigger)
      return &e;
  return nullptr;
}

struct Case {
  const char *text, *trigger;
  std::map<std::string, std::string> wanted; ///< the columns that this line is about
};

std::string column(const Annotations &a, const EventMention &e, const std::string &name) {
  if (name == "category")
    return to_string(e.category);
  if (name == "mode")
    return e.mode;
  if (name == "label")
    return e.label;
  if (name == "actors")
    return words(a, e.actors);
  if (name == "recipients")
    return words(a, e.recipients);
  if (name == "places")
    return words(a, e.places);
  if (name == "companions")
    return words(a, e.companions);
  if (name == "source")
    return words(a, e.source);
  if (name == "when")
    return e.when ? e.when->edtf : "";
  return to_string(e.factuality);
}

void run(const std::vector<Case> &cases) {
  for (const Case &c : cases) {
    const Annotations a = read(c.text);
    INFO(c.text, show(a));
    const EventMention *e = find(a, c.trigger);
    REQUIRE(e != nullptr);
    for (const auto &wanted : c.wanted) {
      INFO(wanted.first);
      CHECK(column(a, *e, wanted.first) == wanted.second);
    }
  }
}

} // namespace

TEST_CASE("who did what to whom, and its headline") {
  run({
      {"France condemned Iran.",
       "condemned",
       {{"category", "ACCUSE"}, {"actors", "France"}, {"recipients", "Iran"}, {"label", "France condemns Iran"}}},
      {"Iran was condemned by France.", "condemned", {{"actors", "France"}, {"recipients", "Iran"}, {"label", "France condemns Iran"}}},
      {"Japan and India signed a treaty.",
       "signed",
       {{"category", "SUPPORT"}, {"actors", "Japan, India"}, {"label", "Japan and India sign treaty"}}},
      {"They have imposed sanctions on Peru.", "imposed", {{"category", "SANCTION"}, {"recipients", "Peru"}}},
      {"Spain threatened to attack Cuba.", "threatened", {{"category", "THREATEN"}, {"actors", "Spain"}, {"recipients", "Cuba"}}},
      {"Kenya demanded that Somalia release the ship.",
       "demanded",
       {{"category", "REQUEST"}, {"actors", "Kenya"}, {"recipients", "Somalia"}}},
      {"The trip by Angela Merkel to Turkey was a surprise.",
       "trip",
       {{"category", "CONSULT"}, {"mode", "visit"}, {"actors", "Angela Merkel"}, {"label", "Merkel visits Turkey"}}},
  });
}

TEST_CASE("what an act brought about is not undone with its object") {
  run({
      {"Australia cancelled a contract to buy submarines, prompting France to recall its envoy.", "recall", {{"factuality", "happened"}}},
      {"No agreement was reached at the summit.", "agreement", {{"factuality", "denied"}}},
      {"Germany will supply tanks to Ukraine, the minister announced.", "supply", {{"actors", "Germany"}, {"factuality", "planned"}}},
      {"At least 12 soldiers were killed.", "killed", {{"label", "At least 12 soldiers killed"}}},
      {"Biden met Zelenskyy at the White House.", "met", {{"label", "Biden meets Zelenskyy at White House"}}},
  });
}

TEST_CASE("what a noun phrase may not hold") {
  run({
      {"The president dissolved parliament and called early elections for March 3.",
       "dissolved",
       {{"label", "President dissolves parliament"}}},
      {"Israel struck targets in southern Lebanon after Hezbollah fired rockets across the border.",
       "struck",
       {{"actors", "Israel"}, {"label", "Israel strikes targets in southern Lebanon"}}},
      {"Poland plans to build a fence along its border with Belarus.", "build", {{"actors", "Poland"}, {"factuality", "planned"}}},
      {"The foreign ministers of Russia, Turkey and Iran met in Astana.",
       "met",
       {{"label", "Foreign ministers of Russia, Turkey and Iran meet in Astana"}}},
      {"Hamas released two American hostages, Judith and Natalie Raanan.", "released", {{"label", "Hamas releases two American hostages"}}},
      {"The Shah said he hoped that the sale would be approved.", "said", {{"label", "Shah says he hoped sale would be approved"}}},
  });
}

TEST_CASE("headlines") {
  run({
      {"U.S., China agree to resume military talks", "agree", {{"label", "U.S. and China agree to resume military talks"}}},
      {"Putin, Xi hold talks in Moscow", "talks", {{"label", "Putin and Xi hold talks"}}},
      {"Israeli strike kills 12 in Gaza", "kills", {{"label", "Israeli strike kills 12"}}},
      {"EU to ban Russian oil imports", "ban", {{"label", "EU to ban Russian oil imports"}, {"factuality", "planned"}}},
      {"French president survives no-confidence vote", "survives", {{"factuality", "happened"}}},
  });
}

TEST_CASE("two sides of one noun") {
  run({
      {"The U.S.-China talks ended on Monday.", "talks", {{"label", "U.S. and China hold talks"}}},
      {"Peru-Chile talks were held.", "talks", {{"label", "Peru and Chile hold talks"}}},
      {"An anti - Chile demonstration took place.", "demonstration", {{"label", "Anti-Chile demonstration"}}},
  });
}

TEST_CASE("whether it happened") {
  run({
      {"France will expel two diplomats.", "expel", {{"factuality", "planned"}, {"label", "France to expel two diplomats"}}},
      {"France may expel two diplomats.", "expel", {{"factuality", "possible"}, {"label", "France may expel two diplomats"}}},
      {"France did not expel two diplomats.", "expel", {{"factuality", "denied"}}},
      {"France refused to expel two diplomats.", "expel", {{"factuality", "denied"}}},
      {"France plans to expel two diplomats.", "expel", {{"factuality", "planned"}}},
      {"Iran claimed that France expelled two diplomats.", "expelled", {{"factuality", "alleged"}, {"source", "Iran"}}},
      {"Iran said that France expelled two diplomats.", "expelled", {{"factuality", "happened"}, {"source", "Iran"}}},
      {"Iran denied that it expelled two diplomats.", "expelled", {{"factuality", "denied"}, {"source", "Iran"}}},
      {"China denies that it has supplied weapons to Russia.", "supplied", {{"factuality", "denied"}, {"actors", "China"}}},
      {"Did Peru expel the envoy?", "expel", {{"factuality", "possible"}}},
      {"Why did Peru expel the envoy?", "expel", {{"factuality", "happened"}}},
      {"She asked about the alleged subsidies.", "subsidies", {{"factuality", "alleged"}}},
      {"She talked about the upcoming visit.", "visit", {{"factuality", "planned"}}},
  });
}

TEST_CASE("who says so, outermost first") {
  run({
      {"Poland said that Iran had claimed that Peru attacked the ship.",
       "attacked",
       {{"source", "Poland, Iran"}, {"factuality", "alleged"}}},
      {"Peru attacked the ship, Poland said.", "attacked", {{"source", "Poland"}, {"factuality", "happened"}}},
      {"Peru attacked the ship.", "attacked", {{"source", ""}}},
  });
}

TEST_CASE("when, and no finer than the words") {
  run({
      {"France expelled two diplomats in 2012.", "expelled", {{"when", "2012"}}},
      {"In March 2012 France expelled two diplomats.", "expelled", {{"when", "2012-03"}}},
      {"On 3 March 2012, France expelled two diplomats.", "expelled", {{"when", "2012-03-03"}}},
      {"France expelled two diplomats.", "expelled", {{"when", ""}}},
      {"A 2012 trip by Angela Merkel to Turkey ended badly.", "trip", {{"when", "2012"}}},
      {"The minister will visit Lima on 20 June 2019.", "visit", {{"when", "2019-06-20"}, {"factuality", "planned"}}},
  });
}

TEST_CASE("what only its tense dates is dated about the telling") { // Wednesday, 15 May 2019
  run({
      {"Peru is closing its border.", "closing", {{"when", "2019-05-15~"}}},
      {"Peru has closed its border.", "closed", {{"when", "2019-05-15~"}}},
      {"Peru has closed its border since March 2019.", "closed", {{"when", "2019-03-01/.."}}},
      {"Peru has repeatedly closed its border.", "closed", {{"when", ""}}},
      {"On Monday Peru closed its border. Chile condemned the step.", "condemned", {{"when", "2019-05-13/2019-05-15~"}}},
      {"In 2012 Peru closed its border. Chile condemned the step.", "condemned", {{"when", ""}}},
      {"Peru had closed its border.", "closed", {{"when", ""}}},
      {"The minister said on Monday that Peru rejects the plan.", "rejects", {{"when", "2019-05-13~"}}},
      {"Peru will close its border.", "close", {{"when", ""}}},
  });
}

TEST_CASE("whose date it is") {
  run({
      {"Chile announced Monday it has settled the dispute with Peru.", "announced", {{"when", "2019-05-13"}}},
      {"Trade has tripled since the invasion in 2003.", "invasion", {{"when", "2003"}}},
      {"On Monday Chile protested at the summit.", "summit", {{"when", "2019-05-13"}}},
      {"It was their first meeting since Lima in March 2012.", "meeting", {{"when", ""}}},
      {"Peru has had no meeting since Lima in March 2012.", "meeting", {{"when", "2012-03-01/.."}}},
  });
}

TEST_CASE("one event where a verb only lends its tense") {
  const Annotations a = read("Angela Merkel paid a visit to Turkey.");
  INFO(show(a));
  REQUIRE(a.events.size() == 1);
  CHECK(slice(a.document.text, a.events[0].span) == "visit");
  CHECK(words(a, a.events[0].actors) == "Angela Merkel");
}

TEST_CASE("given events are annotated as they are given, and no others") {
  const std::string text = "France condemned the raid on Monday.";
  const auto at = [&](const std::string &w) {
    const auto b = static_cast<std::uint32_t>(text.find(w));
    return Span{b, b + static_cast<std::uint32_t>(w.size())};
  };
  const Annotations a = read(text, std::vector<GivenEvent>{{"x7", at("raid")}, {"x1", at("condemned the raid")}});
  REQUIRE(a.events.size() == 2);
  CHECK(a.events[0].id == "x7");
  CHECK(a.events[0].span == at("raid"));
  CHECK(a.events[1].id == "x1");
  CHECK(a.events[1].span == at("condemned the raid"));
  CHECK(slice(text, a.text.tokens[a.events[1].token].span) == "condemned");
  CHECK(read(text, std::vector<GivenEvent>{}).events.empty());
}

TEST_CASE("whatever the text: indices in range, in order, the same twice") {
  for (const char *text : {"", ".", "No.", "the the the the", "Said said said said said.", "\"\"\"((( \xE2\x80\x94 !!!",
                           "Visit visits visiting visited 2012 2013 Monday.",
                           "If France, which Iran, whose ally Peru said would have been, may not, then will.",
                           "\xF0\x9F\x98\x80 attacked \xE4\xB8\xAD\xE5\x9B\xBD."}) {
    const Annotations a = read(text), b = read(text);
    INFO(text);
    REQUIRE(a.events.size() == b.events.size());
    for (std::size_t i = 0; i < a.events.size(); ++i) {
      const EventMention &e = a.events[i];
      CHECK(e.label == b.events[i].label);
      CHECK(e.span == b.events[i].span);
      CHECK(e.span.begin < e.span.end);
      CHECK(e.span.end <= a.document.text.size());
      CHECK(e.token < a.text.tokens.size());
      CHECK(e.sentence < a.text.sentences.size());
      CHECK((i == 0 || a.events[i - 1].span.begin <= e.span.begin));
      for (const auto *list : {&e.actors, &e.recipients, &e.places, &e.companions, &e.source})
        CHECK(std::all_of(list->begin(), list->end(), [&](std::uint32_t m) { return m < a.actors.mentions.size(); }));
      CHECK((!e.timex || *e.timex < a.times.timexes.size()));
    }
  }
}

TEST_CASE("a date alone dates what its paragraph tells") {
  const Annotations a = read("5 March 1998. The delegation visited Lima.\n\n7 March 1998. Peru signed the treaty, the first since 1990.\n\n"
                             "The envoy left Lima.");
  REQUIRE(find(a, "visited"));
  REQUIRE(find(a, "visited")->when);
  CHECK(find(a, "visited")->when->edtf == "1998-03-05");
  REQUIRE(find(a, "signed"));
  REQUIRE(find(a, "signed")->when);
  CHECK(find(a, "signed")->when->edtf == "1998-03-07");
  REQUIRE(find(a, "left"));
  CHECK((!find(a, "left")->when || find(a, "left")->when->edtf != "1998-03-07"));
}

TEST_CASE("what is the first since a year is not dated by it") {
  const Annotations a = read("She is the most senior official to visit Lima since 1997.");
  for (const EventMention &e : a.events)
    CHECK_FALSE(e.when);
}

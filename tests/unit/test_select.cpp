#include <doctest/doctest.h>

#include <demarche/select.hpp>

#include "base/words.hpp"
#include "support/world.hpp"

using namespace demarche;
using namespace demarche::test;

namespace {

/// Two states, a visit told twice, a plan, a year, bare talk.
struct Affair : World {
  std::uint32_t north = actor("NO", "Northland"), south = actor("SO", "Southland"),
                envoy = actor("person:ada-quill", "Ada Quill", ActorKind::person);
  std::uint32_t wire, note, visit, treaty, spat, said, fall, someday;
  Affair() {
    wire = document("wire",
                    {"Ada Quill visited Southland on 4 May 2021.", "She said little.", "A treaty was signed in 2020.", "A spat followed."});
    note =
        document("note", {"The envoy's visit took place on 4 May.", "The wall fell before March 2021.", "Northland will return one day."});
    visit = event("Quill visits Southland", on("2021-05-04"), Category::CONSULT, {envoy}, {south});
    treaty = event("Northland and Southland sign treaty", on("2020"), Category::AGREE, {north, south});
    spat = event("Spat", When{}, Category::none);
    said = event("Quill says", on("2021-05-04"), Category::none, {envoy});
    fall = event("Wall falls", before("2021-03-01"), Category::none, {north});
    someday = event("Northland to return", When{}, Category::CONSULT, {north}, {}, Factuality::planned);
    mention(visit, wire, 0, "visited");
    mention(visit, note, 0, "visit");
    mention(treaty, wire, 2, "signed");
    mention(spat, wire, 3, "spat");
    mention(said, wire, 1, "said", "say");
    mention(fall, note, 1, "fell", "fall");
    mention(someday, note, 2, "return");
  }
  std::vector<std::string> labels(const Selection &s) const {
    std::vector<std::string> out;
    for (const Entry &e : select(c, s).entries)
      out.push_back(e.label);
    return out;
  }
};

using Labels = std::vector<std::string>;

} // namespace

TEST_CASE("what is worth telling, in order of time, undated last") {
  CHECK(Affair().labels({}) ==
        Labels{"Northland and Southland sign treaty", "Wall falls", "Quill visits Southland", "Northland to return"});
}

TEST_CASE("--all keeps every event") {
  Selection s;
  s.all = true;
  CHECK(Affair().labels(s) ==
        Labels{"Northland and Southland sign treaty", "Wall falls", "Quill visits Southland", "Quill says", "Spat", "Northland to return"});
}

TEST_CASE("filters") {
  const Affair affair;
  Selection s;
  SUBCASE("an actor by a part of the name, an id, or as the place gone to") {
    s.actors = {"quill"};
    CHECK(affair.labels(s) == Labels{"Quill visits Southland"});
    s.actors = {"SO"};
    CHECK(affair.labels(s) == Labels{"Northland and Southland sign treaty", "Quill visits Southland"});
    s.actors = {"Atlantis"};
    CHECK(affair.labels(s).empty());
  }
  SUBCASE("words, in any inflection, of the label, the names, the date or the sentence") {
    s.about = "the visits of May";
    CHECK(affair.labels(s) == Labels{"Quill visits Southland"});
    s.about = "treaties signed";
    CHECK(affair.labels(s) == Labels{"Northland and Southland sign treaty"});
    s.about = "volcano";
    CHECK(affair.labels(s).empty());
  }
  SUBCASE("days are inclusive, and what may lie within them stays") {
    s.since = s.until = to_day({2021, 5, 4});
    CHECK(affair.labels(s) == Labels{"Quill visits Southland"});
    s.since = to_day({2020, 12, 31});
    s.until = to_day({2021, 2, 28});
    CHECK(affair.labels(s) == Labels{"Northland and Southland sign treaty", "Wall falls"});
    s.since = to_day({2021, 5, 5});
    s.until.reset();
    CHECK(affair.labels(s).empty());
  }
  SUBCASE("--top keeps what matters most, in order of time") {
    s.top = 2;
    CHECK(affair.labels(s) == Labels{"Northland and Southland sign treaty", "Quill visits Southland"});
    s.top = 0;
    CHECK(affair.labels(s).empty());
  }
}

TEST_CASE("--by day joins the events of a day and leaves a year a year") {
  Selection s;
  s.all = true;
  s.by = Selection::By::day;
  const Timeline t = select(Affair().c, s);
  Labels ids;
  for (const Entry &e : t.entries)
    ids.push_back(e.id);
  CHECK(ids == Labels{"day:2020", "day:../2021-02-28", "day:2021-05-04", "undated"});
  CHECK(t.entries[2].label == "Quill visits Southland (and 1 more)");
  CHECK(t.entries[2].events.size() == 2);
}

TEST_CASE("the sentence quoted says what the label says, though another is dated") {
  Affair affair;
  const std::uint32_t report = affair.document("report", {"Quill was in Southland on 4 May 2021.", "Quill inspected a dam."});
  const std::uint32_t e = affair.event("Quill inspects dam", on("2021-05-04"), Category::CONSULT, {affair.envoy});
  affair.mention(e, report, 0, "was");
  affair.mention(e, report, 1, "inspected");
  affair.c.documents[report].events[0].when = on("2021-05-04");
  affair.c.documents[report].events[1].label = "Quill inspects dam";
  Selection s;
  s.about = "dam";
  const Timeline t = select(affair.c, s);
  REQUIRE(t.entries.size() == 1);
  CHECK(t.entries[0].quotes.front().text == "Quill inspected a dam.");
}

TEST_CASE("quotes: no sentence twice, another document before another sentence of the same") {
  const Affair affair;
  Selection s;
  s.actors = {"Quill"};
  s.sentences = 5;
  const Timeline t = select(affair.c, s);
  REQUIRE(t.entries.size() == 1);
  REQUIRE(t.entries[0].quotes.size() == 2);
  CHECK(t.entries[0].quotes[0].text == "Ada Quill visited Southland on 4 May 2021.");
  CHECK(t.entries[0].quotes[1].evidence.document == affair.note);
  s.sentences = 0;
  CHECK(select(affair.c, s).entries[0].quotes.empty());
}

TEST_CASE("words") {
  using base::words;
  CHECK(words("The U.S. visited; policies, TRADING") == Labels{"the", "us", "visit", "policy", "trad"});
  CHECK(words("a b 北京 élan") == Labels{"北京", "élan"});
  CHECK(words("").empty());
}

// What is one event and what led to what, from the text itself: sentences in, events and links out.
#include <algorithm>

#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>

#include "story.hpp"

using namespace demarche;
using test::Story;

namespace {

Chronicle read(const std::string &text) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2014-05-15");
  return connect({d}, {}, 1);
}

/// The event of the n-th mention of these words.
std::uint32_t event_of(const Chronicle &c, const std::string &words, int n = 1) {
  const Annotations &a = c.documents.front();
  for (std::uint32_t e = 0; e < c.events.size(); ++e)
    for (const MentionRef &m : c.events[e].mentions) {
      const std::size_t begin = a.events[m.event].span.begin;
      int before = 0;
      for (std::size_t at = a.document.text.find(words); at != std::string::npos && at < begin; at = a.document.text.find(words, at + 1))
        ++before;
      if (slice(a.document.text, a.events[m.event].span) == words && before == n - 1)
        return e;
    }
  FAIL("no such event: ", words);
  return 0;
}

} // namespace

TEST_CASE("a definite noun takes up the deed of its kind that was told last") {
  const Chronicle c = read("Ana Ruiz visited Peru in April. Bo Lang travelled to Chile in May. The trip was long.");
  CHECK(event_of(c, "trip") == event_of(c, "travelled"));
  CHECK(event_of(c, "trip") != event_of(c, "visited"));
}

TEST_CASE("one noun of two kinds is two events, until it is called by itself") {
  const Chronicle c = read("France cancelled talks on fish. Envoys came to Lima for talks on trade. The talks were short.");
  CHECK(event_of(c, "talks", 1) != event_of(c, "talks", 2));
  CHECK(event_of(c, "talks", 3) == event_of(c, "talks", 2));
}

TEST_CASE("in one document others do another thing") {
  const Chronicle c = read("Ana Ruiz hopes to address the issue. Bo Lang vowed to address the issue of fish.");
  CHECK(event_of(c, "address", 1) != event_of(c, "address", 2));
}

TEST_CASE("a verb that says little needs an object in common") {
  const Chronicle c = read("The army took control of the port. Peace took a week.");
  CHECK(event_of(c, "took", 1) != event_of(c, "took", 2));
}

TEST_CASE("what a clause gives the cause of is what it hangs from") {
  Document d;
  d.text = "Peru cut off several talks, and ties worsened in March, when Chile seized a trawler.";
  const Annotations a = annotate(d);
  const auto caused = std::find_if(a.links.begin(), a.links.end(), [](const Link &l) { return causal(l.relation); });
  REQUIRE(caused != a.links.end());
  CHECK(slice(a.document.text, a.events[caused->from].span) == "seized");
  CHECK(slice(a.document.text, a.events[caused->to].span) == "worsened");
}

TEST_CASE("nature answers nobody") {
  const auto prompted = [](const std::string &text, const std::string &effect) {
    const Chronicle c = read(text);
    const std::uint32_t e = event_of(c, effect);
    return std::any_of(c.links.begin(), c.links.end(), [&](const Link &l) { return l.relation == Relation::PROMPTS && l.to == e; });
  };
  CHECK(prompted("There was a strike in response to the raid.", "strike"));
  CHECK_FALSE(prompted("There was an earthquake in response to the raid.", "earthquake"));
}

TEST_CASE("of days equally sharp the one that most give is the event's") {
  const auto wire = [](const std::string &id, const std::string &day) {
    return Story(id)
        .made("2023-02-07")
        .tell("e", "A US jet shot down the China balloon off South Carolina, it said on the " + id + ".", "shoot", {"US"}, day, {"SC"});
  };
  const Chronicle c = link_across({wire("a", "2023-02-05"), wire("b", "2023-02-04"), wire("c", "2023-02-04")});
  REQUIRE(c.events.size() == 1);
  CHECK(c.events.front().when.edtf == "2023-02-04");
  CHECK(c.conflicts.size() == 1);
}

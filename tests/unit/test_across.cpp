#include <algorithm>

#include <doctest/doctest.h>

#include "story.hpp"

using namespace demarche;
using test::event_with;
using test::Story;

namespace {

bool same_event(const Chronicle &c, const std::string &a, const std::string &b) { return event_with(c, a) == event_with(c, b); }

std::vector<std::string> ids(const Chronicle &c) {
  std::vector<std::string> out;
  for (const Event &e : c.events)
    out.push_back(e.id + " " + e.label + " " + e.when.edtf);
  return out;
}

/// Two wires on one affair that share an event, and differ on its date.
std::vector<Annotations> balloon() {
  return {Story("a")
              .made("2023-02-05")
              .tell("e", "A US jet shot down the China balloon off South Carolina on 4 February.", "shoot", {"US"}, "2023-02-04", {"SC"}),
          Story("b")
              .made("2024-04-12")
              .tell("e", "On 5 February a US jet shot down the China balloon off South Carolina.", "shoot", {"US"}, "2023-02-05", {"SC"}),
          Story("c").made("2024-04-20").tell("e", "The price of rice was agreed.", "agree", {"TH"}, "2024-04-19")};
}

} // namespace

TEST_CASE("mentions of one event join within and across documents; other dates, actors or senses do not") {
  const Chronicle c = link_across({
      Story("a")
          .tell("1", "X visits Y.", "visit", {"X"}, "2024-04-24", {"Y"})
          .tell("2", "X visited Y earlier.", "visit", {"X"}, "2023-06-18", {"Y"}),
      Story("b")
          .tell("1", "The visit of X to Y in April.", "visit", {"X"}, "2024-04", {"Y"})
          .tell("2", "Z visits Y.", "visit", {"Z"}, "2024-04-24", {"Y"}),
      Story("c").tell("1", "X phones Y.", "call", {"X"}, "2024-04-24", {"Y"}),
  });
  CHECK(same_event(c, "X visits Y.", "The visit of X to Y in April."));
  CHECK_FALSE(same_event(c, "X visits Y.", "X visited Y earlier."));
  CHECK_FALSE(same_event(c, "X visits Y.", "Z visits Y."));
  CHECK_FALSE(same_event(c, "X visits Y.", "X phones Y."));
  const Event &visit = c.events[event_with(c, "X visits Y.")];
  CHECK(visit.when.edtf == "2024-04-24");
  CHECK(visit.mentions.size() == 2);
  CHECK(c.conflicts.empty());
}

TEST_CASE("sources that date one event differently are shown side by side") {
  const Chronicle c = link_across(balloon());
  REQUIRE(c.conflicts.size() == 1);
  const Conflict &x = c.conflicts.front();
  CHECK(x.about == Conflict::About::date);
  REQUIRE(x.says.size() == 2);
  CHECK(x.says[0].find("4 February") != std::string::npos);
  CHECK(x.says[1].find("5 February") != std::string::npos);
  CHECK(c.events[x.events.front()].mentions.size() == 2);
}

TEST_CASE("the order of the documents does not matter") {
  std::vector<Annotations> documents = balloon();
  const Chronicle reference = link_across(documents);
  std::sort(documents.begin(), documents.end(), [](const Annotations &a, const Annotations &b) { return a.document.id < b.document.id; });
  do {
    const Chronicle c = link_across(documents);
    CHECK(ids(c) == ids(reference));
    CHECK(c.conflicts.front().says == reference.conflicts.front().says);
  } while (std::next_permutation(documents.begin(), documents.end(),
                                 [](const Annotations &a, const Annotations &b) { return a.document.id < b.document.id; }));
}

TEST_CASE("an event without a date is bounded by what comes before and after it, and by when it was told") {
  const Chronicle c = link_across({Story("a")
                                       .made("2024-04-20")
                                       .tell("trip", "A trip in 2022.", "visit", {"P"}, "2022")
                                       .tell("cut", "Talks were cut after it.", "cut", {"C"})
                                       .tell("back", "They came back in June 2023.", "resume", {"C"}, "2023-06-18")
                                       .tell("said", "That was said.", "say", {"O"})
                                       .link("trip", Relation::BEFORE, "cut")
                                       .link("cut", Relation::BEFORE, "back")});
  const When &cut = c.events[event_with(c, "Talks were cut after it.")].when;
  CHECK(cut.known == Known::bounded);
  CHECK(cut.edtf == "2022-01-01/2023-06-18");
  CHECK(c.events[event_with(c, "A trip in 2022.")].when.edtf == "2022");
  CHECK(c.events[event_with(c, "That was said.")].when.edtf == "../2024-04-20");
  CHECK(event_with(c, "A trip in 2022.") < event_with(c, "Talks were cut after it."));
  CHECK(event_with(c, "Talks were cut after it.") < event_with(c, "They came back in June 2023."));
}

TEST_CASE("links that cannot all hold make a conflict; the least trusted is set aside and bounds nothing") {
  const Chronicle c = link_across({Story("a")
                                       .tell("1", "First.", "one", {"A"}, "2023-01-01")
                                       .tell("2", "Second.", "two", {"B"})
                                       .tell("3", "Third.", "three", {"C"}, "2022-05-05")
                                       .link("1", Relation::BEFORE, "2", true, 0.9F)
                                       .link("2", Relation::BEFORE, "3", true, 0.8F)});
  REQUIRE(c.conflicts.size() == 1);
  const Conflict &x = c.conflicts.front();
  CHECK(x.about == Conflict::About::order);
  CHECK(x.says.size() == x.evidence.size());
  CHECK(x.says == std::vector<std::string>{"Second.", "Third.", "First."});
  CHECK_FALSE(c.links[0].set_aside);
  CHECK(c.links[1].set_aside);
  CHECK(c.events[event_with(c, "Second.")].when.edtf == "2023-01-01/..");
}

TEST_CASE("what is only inferred is set aside in silence when it cannot hold") {
  const Chronicle c = link_across({Story("a")
                                       .tell("1", "First.", "one", {"A"}, "2023-01-01")
                                       .tell("2", "Second.", "two", {"B"}, "2022-05-05")
                                       .link("1", Relation::BEFORE, "2", false, 0.8F)});
  CHECK(c.conflicts.empty());
  CHECK(c.links[0].set_aside);
}

TEST_CASE("a person known by a surname joins the one who bears it, but never one of the same document") {
  const auto person = [](Annotations a) {
    for (Actor &x : a.actors.actors)
      x.kind = ActorKind::person;
    return a;
  };
  const Chronicle one = link_across(
      {person(Story("a").tell("1", "Ann Lee came.", "come", {"Ann Lee"})), person(Story("b").tell("1", "Lee came.", "come", {"Lee"}))});
  CHECK(one.actors.size() == 1);
  const Chronicle two = link_across({person(Story("a").tell("1", "Ann Lee met Lee.", "meet", {"Ann Lee", "Lee"}))});
  CHECK(two.actors.size() == 2);
  const Chronicle unsure = link_across({person(Story("a").tell("1", "Ann Lee met Bo Lee.", "meet", {"Ann Lee", "Bo Lee"})),
                                        person(Story("b").tell("1", "Lee came.", "come", {"Lee"}))});
  CHECK(unsure.actors.size() == 3);
}

namespace {

/// A document that names these people, each an actor.
Annotations people(const std::string &id, const std::vector<std::string> &names) {
  Annotations a = Story(id).tell("1", "They met.", "meet", names);
  for (Actor &x : a.actors.actors)
    x.kind = ActorKind::person;
  return a;
}

std::string who(const Chronicle &c, std::size_t document, std::size_t actor) {
  const auto w = who_is_who(c)[document][actor];
  return w ? c.actors[*w].id : "";
}

} // namespace

TEST_CASE("full names that can be one person's are one where just one fits") {
  struct Row {
    std::vector<std::string> names;
    std::size_t people;
  };
  const Row rows[] = {
      {{"Ann B. Lee", "Ann Lee", "A.B. Lee", "A. Lee"}, 1},
      {{"Charles Moss", "Charlie Moss"}, 1},
      {{"Bob Moss", "Robert Moss"}, 1},
      {{"Ed Moss", "Edwin Moss, Jr."}, 1},
      {{"C. Douglas Hall", "Douglas Hall"}, 1},
      {{"Wu Tai-shan", "Wu Tai Shan", "Wu tai-shan"}, 2}, // without the hyphen the family may be Shan
      {{"Ann Lee", "Bo Lee"}, 2},
      {{"John Foster Hall", "Foster Hall"}, 2},
      {{"Ann Lee", "Adam Lee", "A. Lee"}, 3},
      {{"Ann Lee", "Ann Moss"}, 2},
  };
  for (const Row &row : rows) {
    std::vector<Annotations> documents;
    for (const std::string &n : row.names)
      documents.push_back(people(std::to_string(documents.size()), {n}));
    CAPTURE(row.names.front());
    CHECK(link_across(documents).actors.size() == row.people);
  }
  CHECK(link_across({people("a", {"Ann B. Lee", "Ann Lee"})}).actors.size() == 2);
}

TEST_CASE("of several who bear a surname it is the one in whose company it stands") {
  const Chronicle c =
      link_across({people("a", {"Ann Lee", "Cy Moss"}), people("b", {"Ann Lee", "Cy Moss"}), people("c", {"Bo Lee", "Di Falk"}),
                   people("d", {"Bo Lee", "Di Falk"}), people("e", {"Lee", "Di Falk"}), people("f", {"Lee", "Cy Moss"})});
  CHECK(who(c, 4, 0) == "Bo Lee");
  CHECK(who(c, 5, 0) == "Ann Lee");
}

TEST_CASE("nothing in, nothing out") {
  CHECK(link_across({}).events.empty());
  CHECK(link_across({Story("empty")}).events.empty());
}

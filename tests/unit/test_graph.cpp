#include <random>

#include <doctest/doctest.h>

#include <demarche/graph.hpp>

#include "story.hpp"

using namespace demarche;
using test::event_with;
using test::Story;

namespace {

Chronicle random_chronicle(std::mt19937 &random) {
  Chronicle c;
  c.events.resize(2 + random() % 10);
  const auto n = static_cast<std::uint32_t>(c.events.size());
  const std::uint32_t links = random() % (2 * n);
  static constexpr Relation kinds[] = {Relation::BEFORE,      Relation::AFTER,        Relation::INCLUDES,
                                       Relation::IS_INCLUDED, Relation::SIMULTANEOUS, Relation::CAUSES};
  for (std::uint32_t i = 0; i < links; ++i) {
    Link l;
    l.from = random() % n;
    l.to = random() % n;
    l.relation = kinds[random() % 6];
    l.stated = random() % 2;
    l.set_aside = random() % 8 == 0;
    if (l.from != l.to)
      c.links.push_back(l);
  }
  return c;
}

/// Reachability between beginnings (2i) and ends (2i + 1) by Warshall's closure of all pairs.
std::vector<std::vector<bool>> closure(const Chronicle &c) {
  const std::size_t n = 2 * c.events.size();
  std::vector<std::vector<bool>> r(n, std::vector<bool>(n));
  for (std::size_t i = 0; i < n; i += 2)
    r[i][i + 1] = true;
  for (const Link &l : c.links) {
    if (l.set_aside)
      continue;
    const std::size_t a = 2 * l.from, b = 2 * l.to;
    switch (l.relation) {
    case Relation::BEFORE:
      r[a + 1][b] = true;
      break;
    case Relation::AFTER:
      r[b + 1][a] = true;
      break;
    case Relation::INCLUDES:
      r[a][b] = r[b + 1][a + 1] = true;
      break;
    case Relation::IS_INCLUDED:
      r[b][a] = r[a + 1][b + 1] = true;
      break;
    case Relation::SIMULTANEOUS:
      r[a][b + 1] = r[b][a + 1] = true;
      break;
    default:
      r[a][b] = r[a][b] || l.stated;
    }
  }
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (r[i][k] && r[k][j])
          r[i][j] = true;
  return r;
}

std::vector<std::uint32_t> events_of(const std::vector<Step> &steps) {
  std::vector<std::uint32_t> out;
  for (const Step &s : steps)
    out.push_back(s.event);
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

TEST_CASE("order and causal ancestry are those of the naive closure") {
  std::mt19937 random(11);
  for (int round = 0; round < 1500; ++round) {
    const Chronicle c = random_chronicle(random);
    const EventGraph g(c);
    const auto r = closure(c);
    for (std::uint32_t a = 0; a < c.events.size(); ++a) {
      for (std::uint32_t b = 0; b < c.events.size(); ++b) {
        const std::optional<bool> before = g.before(a, b);
        if (a == b)
          CHECK_FALSE(before.has_value());
        else if (r[2 * a + 1][2 * b])
          CHECK(before == true);
        else if (r[2 * b + 1][2 * a])
          CHECK(before == false);
        else
          CHECK_FALSE(before.has_value());
      }
      std::vector<bool> seen(c.events.size());
      std::vector<std::uint32_t> naive, stack{a};
      while (!stack.empty()) {
        const std::uint32_t u = stack.back();
        stack.pop_back();
        for (const Link &l : c.links)
          if (causal(l.relation) && !l.set_aside && l.to == u && l.from != a && !seen[l.from]) {
            seen[l.from] = true;
            naive.push_back(l.from);
            stack.push_back(l.from);
          }
      }
      std::sort(naive.begin(), naive.end());
      CHECK(events_of(g.causes_of(a)) == naive);
    }
    CHECK(g.order().size() == c.events.size());
  }
}

namespace {

/// trip -> (inferred) -> cut; cut is followed by a restart, which causes the visit; rice is beside the matter.
Chronicle affair() {
  return link_across({Story("a")
                          .made("2024-04-20")
                          .tell("trip", "The trip.", "visit", {"P", "T"}, "2022")
                          .tell("cut", "The cut.", "cut", {"C"})
                          .tell("start", "The restart.", "resume", {"A", "C"}, "2024-01")
                          .tell("rice", "The rice deal.", "agree", {"R"}, "2023-03")
                          .tell("visit", "The visit.", "visit", {"B", "C"}, "2024-04-24")
                          .tell("later", "The later call.", "call", {"B"}, "2024-05-02")
                          .link("trip", Relation::BEFORE, "cut")
                          .link("trip", Relation::PROMPTS, "cut", false, 0.5F)
                          .link("cut", Relation::BEFORE, "start")
                          .link("start", Relation::CAUSES, "visit")});
}

std::vector<std::string> labels(const Chronicle &c, const std::vector<Step> &steps) {
  std::vector<std::string> out;
  for (const Step &s : steps)
    out.push_back(c.events[s.event].label);
  return out;
}

} // namespace

TEST_CASE("what precedes comes in order of time, causes ranked first") {
  const Chronicle c = affair();
  const EventGraph g(c);
  const std::vector<Step> steps = g.preceding(event_with(c, "The visit."));
  CHECK(labels(c, steps) == std::vector<std::string>{"The trip.", "The cut.", "The rice deal.", "The restart."});
  REQUIRE(steps.size() == 4);
  CHECK(steps[3].cause == CauseKind::stated);
  CHECK(steps[3].rank == 1);
  CHECK(steps[2].rank == 4); // shares nobody
  CHECK(steps[0].cause == CauseKind::none);
  CHECK(labels(c, g.following(event_with(c, "The visit."))) == std::vector<std::string>{"The later call."});
  CHECK(labels(c, g.causes_of(event_with(c, "The cut."))) == std::vector<std::string>{"The trip."});
  CHECK(g.causes_of(event_with(c, "The cut."))[0].cause == CauseKind::inferred);
  CHECK(labels(c, g.effects_of(event_with(c, "The trip."))) == std::vector<std::string>{"The cut."});
  CHECK(labels(c, g.between(event_with(c, "The trip."), event_with(c, "The visit."))) ==
        std::vector<std::string>{"The cut.", "The rice deal.", "The restart."});
  CHECK(g.path(event_with(c, "The trip."), event_with(c, "The visit.")).size() == 3);
  CHECK(g.path(event_with(c, "The visit."), event_with(c, "The trip.")).empty());
  CHECK(g.before(event_with(c, "The trip."), event_with(c, "The restart.")) == true);
}

TEST_CASE("a filter is obeyed") {
  const Chronicle c = affair();
  const EventGraph g(c);
  const std::uint32_t rice = event_with(c, "The rice deal.");
  const auto steps = g.preceding(event_with(c, "The visit."), [&](std::uint32_t i) { return i == rice; });
  CHECK(labels(c, steps) == std::vector<std::string>{"The rice deal."});
}

TEST_CASE("a chain of causes is no firmer than all its links together") {
  const auto chain = [](float first, float second) {
    const Chronicle c = link_across({Story("a")
                                         .made("2024-04-20")
                                         .tell("raid", "The raid.", "raid", {"P"}, "2022")
                                         .tell("cut", "The cut.", "cut", {"C"}, "2023")
                                         .tell("visit", "The visit.", "visit", {"B"}, "2024-04-24")
                                         .link("raid", Relation::PROMPTS, "cut", false, first)
                                         .link("cut", Relation::PROMPTS, "visit", false, second)});
    return labels(c, EventGraph(c).causes_of(event_with(c, "The visit.")));
  };
  CHECK(chain(0.5F, 0.5F) == std::vector<std::string>{"The raid.", "The cut."});
  CHECK(chain(0.3F, 0.3F) == std::vector<std::string>{"The cut."});
  CHECK(chain(0.8F, 0.05F).empty());
}

TEST_CASE("what was has no condition that only may be") {
  Chronicle c;
  c.events.resize(3);
  c.events[0].factuality = Factuality::possible;
  const auto link = [&](std::uint32_t from, Relation r) {
    Link l;
    l.from = from;
    l.to = 2;
    l.relation = r;
    l.stated = true;
    l.confidence = 1;
    c.links.push_back(l);
  };
  link(0, Relation::ENABLES); // "if they may"
  link(1, Relation::ENABLES);
  const auto causes = [&] { return EventGraph(c).causes_of(2).size(); };
  CHECK(causes() == 1);
  c.events[2].factuality = Factuality::possible; // what only may be has one
  CHECK(causes() == 2);
  c.events[2].factuality = Factuality::happened;
  c.links[0].relation = Relation::PROMPTS; // "for fear that they might"
  CHECK(causes() == 2);
}

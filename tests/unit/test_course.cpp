// The order of a story's events, from the odds of its pairs.
#include <doctest/doctest.h>

#include "link/course.hpp"

using namespace demarche;
using namespace demarche::link;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

Pairs even(std::size_t n) { return Pairs(n, std::vector<Model::Odds>(n, {0.4, 0.4, 0.2})); }

void say(Pairs &p, std::size_t a, std::size_t b, Model::Odds odds) {
  p[a][b] = odds;
  p[b][a] = {odds.after, odds.before, odds.same};
}

Link said(std::uint32_t from, Relation relation, std::uint32_t to) {
  Link l;
  l.from = from;
  l.to = to;
  l.relation = relation;
  return l;
}

} // namespace

TEST_CASE("a clue is found again by its name, and no other is") {
  for (const Clue c : {Clue{static_cast<std::uint8_t>(ClueKind::date), 1, 0}, Clue{static_cast<std::uint8_t>(ClueKind::role), 3, 0}})
    CHECK(clue_named(name_of(c)) == c);
  CHECK_FALSE(clue_named("date nonsense -"));
  CHECK_FALSE(clue_named(""));
}

TEST_CASE("what speaks for one order speaks as much against the other") {
  const Clue tense{static_cast<std::uint8_t>(ClueKind::tense), 0, 0};
  const Model model(std::map<Clue, Weight>{{tense, {1.0, 0.0}}});
  const Model::Odds forward = model.odds({{tense, 1.5}}, {{tense, 0.0}}), backward = model.odds({{tense, 0.0}}, {{tense, 1.5}});
  CHECK(forward.before > forward.after);
  CHECK(forward.before == doctest::Approx(backward.after));
  CHECK(forward.before + forward.after + forward.same == doctest::Approx(1));
}

TEST_CASE("events stand in the order that the odds favour, those of one time together") {
  Pairs p = even(4);
  for (const std::uint32_t late : {0U, 1U})
    for (const std::uint32_t early : {2U, 3U})
      say(p, early, late, {0.8, 0.1, 0.1});
  say(p, 0, 1, {0.1, 0.1, 0.8});
  say(p, 2, 3, {0.8, 0.1, 0.1});
  CHECK(in_order(p) == Groups{{2}, {3}, {0, 1}});
  CHECK(in_order({}).empty());
  CHECK(in_order(even(1)) == Groups{{0}});
}

TEST_CASE("what is known of two outweighs the odds, and is never turned round") {
  Pairs p = even(3);
  say(p, 0, 1, {0.1, 0.8, 0.1});
  say(p, 1, 2, {0.8, 0.1, 0.1});
  say(p, 0, 2, {0.8, 0.1, 0.1});
  CHECK(in_order(p) == Groups{{1}, {0}, {2}});
  const std::vector<Link> known = {said(6, Relation::AFTER, 5), said(5, Relation::CAUSES, 7), said(2, Relation::BEFORE, 6)};
  heed(known, 5, p);
  CHECK(in_order(p) == Groups{{0}, {1}, {2}});

  Groups groups = {{1, 2}, {0}};
  respect(known, 5, groups);
  CHECK(groups == Groups{{2}, {0}, {1}});
  Groups one = {{0}, {1}};
  respect({said(0, Relation::SIMULTANEOUS, 1)}, 0, one);
  CHECK(one == Groups{{0, 1}});
  respect({said(0, Relation::BEFORE, 1), said(1, Relation::BEFORE, 0)}, 0, one); // ends, whatever it says
}

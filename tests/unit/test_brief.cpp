// What a paper says: its lines, their sources and words, and the audit.
#include <random>

#include <doctest/doctest.h>

#include <demarche/brief.hpp>
#include <demarche/error.hpp>

#include "brief/paper.hpp"
#include "support/brief_world.hpp"

using namespace demarche;
using namespace demarche::test;

namespace {

/// Words of the program's own that no row of the built-in words.tsv has.
std::vector<std::string> unlisted(const Outline &o) {
  const auto &words = BriefTemplate().parts().words;
  std::vector<std::string> out;
  const auto look = [&](const std::vector<Piece> &pieces) {
    for (const Piece &p : pieces) {
      constexpr const char *around = " ,;:.()";
      const auto first = p.text.find_first_not_of(around);
      if ((p.words == Words::own || p.words == Words::status) && first != std::string::npos &&
          words.count(p.text.substr(first, p.text.find_last_not_of(around) + 1 - first)) == 0)
        out.push_back(p.text);
    }
  };
  for (const auto *section : {&o.bottom_line, &o.causes, &o.people, &o.planned, &o.conflicts, &o.gaps})
    for (const Claim &c : *section)
      look(c.pieces);
  for (const Judgement &j : o.judgements) {
    look(j.statement.pieces);
    look(j.basis.pieces);
  }
  for (const BriefRow &r : o.chronology) {
    look(r.who);
    look(r.status);
  }
  look(o.coverage.pieces);
  return out;
}

} // namespace

TEST_CASE("no event, no paper") {
  BriefWorld w;
  w.document("Wire", "Nothing happened.", nullptr);
  CHECK_FALSE(w.brief({}));
}

TEST_CASE("every standing is worded as what it is") {
  const Standings s;
  const auto o = s.brief(s.answer);
  REQUIRE(o);
  CHECK(audit(s.c, *o) == std::vector<std::string>{});
  const char *expected[] = {"confirmed, 2 sources", "alleged by B", "planned", "planned", "possible", "denial by C <ministry>"};
  REQUIRE(o->chronology.size() == 6);
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(Claim{o->chronology[i].status, {}}.text() == expected[i]);
  CHECK(o->cutoff == "20 April 2024");
  CHECK(o->bottom_line.front().text() == "planned (1 May 2024): Dland visits Aland");
  CHECK(says(o->bottom_line, "What led to it, as sources state: Aland acts (January 2024)"));
  CHECK(says(o->causes, "Stated: Aland acts (January 2024) prompted Dland visits Aland (1 May 2024; planned); in the words A did it."));
  CHECK(o->planned.empty()); // the visit is what the paper is about, and the other plan's day has gone by
  CHECK(says(o->gaps, "No date is known: no. 6"));
  CHECK(says(o->gaps, "no source says whether it took place: no. 3"));
  CHECK(says(o->gaps, "A single source: no. 2, 3, 4, 5, 6"));
}

TEST_CASE("a paper has at most four bottom lines and the rows asked for") {
  BriefWorld w;
  const auto d = w.document("Wire", "It happened.", "2024-01-01");
  Answer a;
  for (std::uint32_t i = 0; i < 30; ++i)
    a.events.push_back(
        {w.event("Event number " + std::to_string(100 + i), Factuality::happened, nullptr, {d}), CauseKind::inferred, 30 - i, {}});
  a.target = 29;
  const auto o = w.brief(a, 7);
  REQUIRE(o);
  CHECK(o->bottom_line.size() == 2); // the event, and what may have led to it
  REQUIRE(o->chronology.size() == 7);
  CHECK(o->chronology.front().event == 23);
  CHECK(audit(w.c, *o) == std::vector<std::string>{});
}

TEST_CASE("the audit finds what a paper may not do") {
  const Standings s;
  const Outline good = *s.brief(s.answer);
  struct Row {
    const char *what;
    void (*spoil)(Outline &);
    const char *fault;
  };
  const Row rows[] = {
      {"a claim without a source", [](Outline &o) { o.bottom_line[1].sources.clear(); }, "bottom line: no source: "},
      {"a source that is not listed", [](Outline &o) { o.causes[0].sources = {99}; }, "causes: cites source 99"},
      {"a sentence nobody wrote", [](Outline &o) { o.sources[0].quote = "A did nothing."; }, "sources: number 1 is not what"},
      {"a plan told as a fact", [](Outline &o) { o.chronology[3].status = o.chronology[0].status; },
       "chronology 4: tells as a fact what is planned"},
      {"an allegation without its source", [](Outline &o) { o.chronology[1].status.resize(1); },
       "chronology 2: does not say who alleged it"},
      {"a sharper date", [](Outline &o) { o.chronology[0].when[0].text = "1 January 2024"; }, "chronology 1: is not the event's date"},
      {"a label of one's own", [](Outline &o) { o.chronology[0].what[0].text = "A attacks"; }, "chronology 1: is not the event's label"},
      {"another event's sentence", [](Outline &o) { o.chronology[0].sources = o.chronology[1].sources; },
       "chronology 1: cites no sentence"},
      {"an unknown name", [](Outline &o) { o.chronology[1].status[2].text = "Z"; }, "chronology 2: is nobody's name"},
  };
  for (const Row &r : rows) {
    CAPTURE(r.what);
    Outline o = good;
    r.spoil(o);
    const auto faults = audit(s.c, o);
    REQUIRE_FALSE(faults.empty());
    CHECK(faults.front().substr(0, std::string_view(r.fault).size()) == r.fault);
  }
}

TEST_CASE("sources that disagree are quoted side by side") {
  BriefWorld w;
  const auto one = w.document("One", "It fell on 4 February.", "2023-02-05"),
             two = w.document("Two", "It fell on 5 February.", "2023-02-06");
  Answer a;
  a.target = w.event("It falls down", Factuality::happened, "2023-02", {one, two});
  w.c.documents[one].events[0].when = within(*parse_iso("2023-02-04"), Known::stated);
  w.c.conflicts.push_back({Conflict::About::date, {0}, {}, {{one, {0, 22}}, {two, {0, 22}}}, {"2023-02-04", "2023-02-05"}});
  const auto o = w.brief(a);
  REQUIRE(o);
  CHECK(audit(w.c, *o) == std::vector<std::string>{});
  REQUIRE(o->conflicts.size() == 1);
  CHECK(
      o->conflicts[0].text() ==
      "The sources disagree on the date of It falls down: One has 4 February 2023, It fell on 4 February.; Two has It fell on 5 February.");
}

TEST_CASE("no chronicle makes a paper that the audit faults") {
  std::mt19937 dice(7); // the engine is specified by the standard: the same worlds everywhere
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const char *labels[] = {"A visits B", "", "a | b", "<x>", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xF0\x9F\x98\x80", "# 1. - *", "\t\n"};
  const char *dates[] = {nullptr, "2022", "2023-06", "2024-04-24", "2031-01-01"};
  for (int world = 0; world < 300; ++world) {
    BriefWorld w;
    for (std::uint32_t i = 0; i < 3; ++i)
      w.document(labels[below(7)], "One.\nTwo | two.\nThree <b>.", dates[below(5)]);
    const auto who = w.actor(labels[below(7)]);
    Answer a;
    for (std::uint32_t i = 0, n = 1 + below(12); i < n; ++i) {
      std::vector<std::uint32_t> tellers = {below(3)};
      if (below(2))
        tellers.push_back(below(3));
      const auto e = w.event(labels[below(7)], static_cast<Factuality>(below(6)), dates[below(5)], tellers, below(3));
      if (below(2))
        w.c.events[e].sources = {who};
      if (below(2))
        w.c.events[e].actors = {who, who};
      a.events.push_back({e, static_cast<CauseKind>(below(3)), below(20), {}});
      a.events.back().via = {w.link(below(e + 1), e, below(2) == 0, below(3), below(3))};
    }
    if (below(4))
      a.target = below(w.c.events.size());
    const std::size_t top = 1 + below(10);
    for (const Profile profile : profiles) {
      const auto o = w.brief(a, top, profile);
      REQUIRE(o);
      for (const std::string &fault : audit(w.c, *o))
        FAIL_CHECK(fault);
      for (const BriefFormat *f : brief_formats())
        REQUIRE_FALSE(f->print(*o, {}).empty());
      for (const std::string &phrase : unlisted(*o))
        FAIL_CHECK(phrase);
    }
  }
}

TEST_CASE("the same words in two papers are one source") {
  BriefWorld w;
  const auto one = w.document("One", "The envoy came.", "2024-01-02"), two = w.document("Two", "The envoy came.", "2024-01-02"),
             three = w.document("Three", "An envoy arrived.", "2024-01-03");
  Answer a;
  a.target = w.event("Envoy comes here", Factuality::happened, "2024-01-01", {one, two, three});
  CHECK(w.brief(a)->chronology[0].independent == 2);
}

TEST_CASE("a deed told twice within days has one row, and so has one that only has bounds") {
  BriefWorld w;
  const auto d = w.document("One", "He put it off.\nThe minister put it off.\nHe met her.\nHe put off another.", "2024-01-02");
  const auto who = w.actor("Minister");
  Answer a;
  const char *dates[] = {"2023-02-03", "2023-02-10", "2023-02-03", "2023-06-01"};
  const char *labels[] = {"Minister postpones visit", "Minister postpones trip", "Minister meets her", "Minister postpones talks"};
  for (std::uint32_t i = 0; i < 4; ++i) {
    a.events.push_back({w.event(labels[i], Factuality::happened, dates[i], {d}, i), CauseKind::none, i + 1, {}});
    w.c.events[i].actors = {who};
    w.c.documents[d].events[i].type = i == 2 ? "meet" : "postpone";
  }
  const auto o = w.brief(a);
  REQUIRE(o->chronology.size() == 3);
  CHECK(o->chronology[0].event == 0);
  CHECK(o->chronology[1].event == 2);
  CHECK(o->chronology[2].event == 3);
}

TEST_CASE("an office is the one held when it came about") {
  BriefWorld w;
  const auto d = w.document("One", "She came.\nShe came again.", "2024-01-02");
  const auto she = w.actor("Ada Quill");
  w.c.actors[she].kind = ActorKind::person;
  w.c.actors[she].roles = {{"foreign-minister", "NO", Interval{parse_iso("2019")->begin, parse_iso("2021")->begin, Grain::day}},
                           {"head-of-government", "NO", Interval{parse_iso("2021")->begin, end_of_time, Grain::day}}};
  w.actor("Northland");
  w.c.actors[1].id = "NO";
  Answer a;
  a.target = w.event("Quill visits us", Factuality::happened, "2020-05-01", {d});
  w.c.events[0].actors = {she};
  const auto o = w.brief(a);
  REQUIRE(o->people.size() == 1);
  CHECK(o->people[0].text() == "Ada Quill, foreign minister of Northland: no. 1");
  CHECK(audit(w.c, *o) == std::vector<std::string>{});
  Outline wrong = *o;
  for (Piece &p : wrong.people[0].pieces)
    if (p.words == Words::office)
      p.text = "head of government";
  CHECK(audit(w.c, wrong).size() == 1);
}

TEST_CASE("likelihood and confidence stand in two sentences") {
  const Standings s;
  Outline o = *s.brief(s.answer);
  REQUIRE_FALSE(o.judgements.empty());
  for (const Judgement &j : o.judgements) {
    CHECK(j.statement.text().find("onfidence") == std::string::npos);
    CHECK(j.basis.text().find("confidence: ") != std::string::npos);
  }
  Judgement &j = o.judgements.front();
  j.basis.pieces.push_back(j.statement.pieces[1]);
  CHECK_FALSE(audit(s.c, o).empty());
}

TEST_CASE("a row of a timeline of days tells what the day's quote tells") {
  BriefWorld w;
  std::vector<std::uint32_t> papers;
  for (int i = 0; i < 3; ++i)
    papers.push_back(w.document("Wire " + std::to_string(i), "The visit began.\nA raid hit the port.", "2024-04-20"));
  const auto visit = w.event("Aland visits Bland", Factuality::happened, "2024-04-10", papers);
  const auto raid = w.event("Raid", Factuality::happened, "2024-04", papers, 1);
  EventMention &told = w.c.documents[papers[1]].events[w.c.events[raid].mentions[1].event];
  told.label = "Cland raids port";
  told.when = within(parse_iso("2024-04-12").value(), Known::resolved);
  Timeline days;
  days.of_days = true;
  days.entries.push_back({{raid}, "day:2024-04-12", "Cland raids port (and 3 more)", *told.when, {{{papers[1], told.span}, ""}}, {}});
  Answer a;
  a.target = visit;
  a.query.intent = Intent::preceding;
  const EventGraph graph(w.c);
  const auto row_of_raid = [&](const Timeline &t) {
    const auto o = outline(w.c, graph, t, a, {});
    REQUIRE(o.has_value());
    CHECK(audit(w.c, *o).empty());
    std::string out;
    for (const BriefRow &r : o->chronology)
      if (r.event == raid)
        out = r.when[0].text + ": " + r.what[0].text;
    return out;
  };
  CHECK(row_of_raid(days) == "12 April 2024: Cland raids port");
  days.of_days = false; // a timeline of events: the event speaks for itself, and has nothing to do with the visit
  CHECK(row_of_raid(days).empty());
}

TEST_CASE("of many documents the paper is made from days") {
  Selection asked;
  CHECK(timeline_for(asked, Profile::memo, 10).by == Selection::By::event);
  const Selection many = timeline_for(asked, Profile::memo, 1000);
  CHECK(many.by == Selection::By::day);
  CHECK(many.top.value_or(0) >= 12);
  asked.top = 40;
  CHECK(timeline_for(asked, Profile::chronology, 1000).top.value_or(0) >= 40);
}

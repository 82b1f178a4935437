#include <random>

#include <doctest/doctest.h>

#include <demarche/brief.hpp>

using namespace demarche;

namespace {

/// A small world: documents of one sentence a line, events that each take a word of them.
class World {
public:
  std::uint32_t document(const std::string &source, const std::string &text, const char *date) {
    Annotations a;
    a.document.id = "d" + std::to_string(c.documents.size());
    a.document.source = source;
    a.document.text = text;
    if (date) {
      a.times.creation.interval = parse_iso(date);
      a.times.creation.how = CreationDate::How::metadata;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const auto token = static_cast<std::uint32_t>(a.text.tokens.size());
      const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      a.text.tokens.push_back({span, false});
      a.text.sentences.push_back({span, token, token + 1, 0, SentenceKind::prose});
      begin = end + 1;
    }
    c.documents.push_back(std::move(a));
    return static_cast<std::uint32_t>(c.documents.size() - 1);
  }

  std::uint32_t actor(const std::string &name) {
    c.actors.push_back({name, name, {}, ActorKind::country, {}});
    return static_cast<std::uint32_t>(c.actors.size() - 1);
  }

  /// An event told in line `line` of each of `documents`.
  std::uint32_t event(const std::string &label, Factuality f, const char *date, const std::vector<std::uint32_t> &documents,
                      std::uint32_t line = 0) {
    Event e;
    e.id = label;
    e.label = label;
    e.factuality = f;
    if (date)
      e.when = within(*parse_iso(date), Known::stated);
    for (const std::uint32_t d : documents) {
      EventMention m;
      m.sentence = line;
      m.span = c.documents[d].text.sentences[line].span;
      m.factuality = f;
      c.documents[d].events.push_back(m);
      e.mentions.push_back({d, static_cast<std::uint32_t>(c.documents[d].events.size() - 1)});
    }
    c.events.push_back(e);
    return static_cast<std::uint32_t>(c.events.size() - 1);
  }

  std::uint32_t link(std::uint32_t from, std::uint32_t to, bool stated, std::uint32_t document, std::uint32_t line) {
    Link l;
    l.from = from;
    l.to = to;
    l.relation = Relation::PROMPTS;
    l.stated = stated;
    l.document = document;
    l.evidence = c.documents[document].text.sentences[line].span;
    c.links.push_back(l);
    return static_cast<std::uint32_t>(c.links.size() - 1);
  }

  std::optional<Outline> brief(const Answer &a, std::size_t top = 20) const {
    const EventGraph graph(c);
    return outline(c, graph, Timeline{}, a, {"the visit", top});
  }

  Chronicle c;
};

/// One event of each standing, told by one document; the last is the one asked about.
struct Standings : World {
  Standings() {
    const auto wire = document("Wire | One", "A did it.\nB alleged it.\nC denied it.\nD plans it.\nIt may be.", "2024-04-20");
    const auto other = document("Other", "A did it too.", "2024-04-19");
    const auto b = actor("B"), ministry = actor("C <ministry>");
    event("A acts", Factuality::happened, "2024-01", {wire, other});
    event("B's claim", Factuality::alleged, "2024-02", {wire}, 1);
    event("C's denial", Factuality::denied, nullptr, {wire}, 2);
    event("D visits", Factuality::planned, "2024-05-01", {wire}, 3);
    event("E breaks off", Factuality::possible, nullptr, {wire}, 4);
    event("F was due", Factuality::planned, "2024-03-01", {wire}, 3);
    c.events[1].sources = {b};
    c.events[2].sources = {ministry};
    link(0, 3, true, wire, 0);
    answer.target = 3;
    for (const std::uint32_t e : {0u, 1u, 2u, 4u, 5u})
      answer.events.push_back({e, e == 0 ? CauseKind::stated : CauseKind::none, e + 1, {}});
    answer.events[0].via = {0};
  }
  Answer answer;
};

bool says(const std::vector<Claim> &claims, const char *text) {
  for (const Claim &x : claims)
    if (x.text().find(text) != std::string::npos)
      return true;
  return false;
}

} // namespace

TEST_CASE("no event, no paper") {
  World w;
  w.document("Wire", "Nothing happened.", nullptr);
  CHECK_FALSE(w.brief({}));
}

TEST_CASE("every standing is worded as what it is") {
  const Standings s;
  const auto o = s.brief(s.answer);
  REQUIRE(o);
  CHECK(audit(s.c, *o) == std::vector<std::string>{});
  const char *expected[] = {"confirmed, 2 sources", "alleged by B", "denial by C <ministry>", "planned", "possible", "planned"};
  REQUIRE(o->chronology.size() == 6);
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(Claim{o->chronology[i].status, {}}.text() == expected[i]);
  CHECK(o->cutoff == "20 April 2024");
  CHECK(o->bottom_line.front().text() == "planned (1 May 2024): D visits");
  CHECK(says(o->bottom_line, "January 2024: A acts (confirmed, 2 sources); a source states it as a cause"));
  CHECK(says(o->causes, "Stated: A acts (January 2024) prompted D visits (1 May 2024; planned); in the words A did it."));
  REQUIRE(o->planned.size() == 1);
  CHECK(o->planned[0].text() == "planned (1 May 2024): D visits");
  CHECK(says(o->gaps, "No date is known: no. 3, 5"));
  CHECK(says(o->gaps, "no source says whether it took place: no. 6"));
  CHECK(says(o->gaps, "A single source: no. 2, 3, 4, 5, 6"));
}

TEST_CASE("a paper has at most four bottom lines and the rows asked for") {
  World w;
  const auto d = w.document("Wire", "It happened.", "2024-01-01");
  Answer a;
  for (std::uint32_t i = 0; i < 30; ++i)
    a.events.push_back({w.event("event " + std::to_string(i), Factuality::happened, nullptr, {d}), CauseKind::inferred, 30 - i, {}});
  a.target = 29;
  const auto o = w.brief(a, 7);
  REQUIRE(o);
  CHECK(o->bottom_line.size() == 4);
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

TEST_CASE("what a document says is never read as markup") {
  World w;
  const auto d = w.document("<b>Wire</b>", "a | b <script>x</script> [l](u) \x01\u202E *s* & `c`", "2024-01-01");
  Answer a;
  a.target = w.event("x | y\nz", Factuality::happened, "2024", {d});
  const std::string md = brief_markdown(*w.brief(a));
  CHECK(md.find("a \\| b &lt;script&gt;x&lt;/script&gt; \\[l\\](u)") != std::string::npos);
  CHECK(md.find("\\*s\\* &amp; \\`c\\`") != std::string::npos);
  CHECK(md.find("| 1 | 2024 | **x \\| y z** |") != std::string::npos);
  CHECK(md.find('\x01') == std::string::npos);
  CHECK(md.find("\u202E") == std::string::npos);
}

TEST_CASE("sources that disagree are quoted side by side") {
  World w;
  const auto one = w.document("One", "It fell on 4 February.", "2023-02-05"),
             two = w.document("Two", "It fell on 5 February.", "2023-02-06");
  Answer a;
  a.target = w.event("It falls", Factuality::happened, "2023-02", {one, two});
  w.c.documents[one].events[0].when = within(*parse_iso("2023-02-04"), Known::stated);
  w.c.conflicts.push_back({Conflict::About::date, {0}, {}, {{one, {0, 22}}, {two, {0, 22}}}, {"2023-02-04", "2023-02-05"}});
  const auto o = w.brief(a);
  REQUIRE(o);
  CHECK(audit(w.c, *o) == std::vector<std::string>{});
  REQUIRE(o->conflicts.size() == 1);
  CHECK(o->conflicts[0].text() ==
        "The sources disagree on a date: One has 4 February 2023, It fell on 4 February.; Two has It fell on 5 February.");
}

TEST_CASE("no chronicle makes a paper that the audit faults") {
  std::mt19937 dice(7); // the engine is specified by the standard: the same worlds everywhere
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const char *labels[] = {"A visits B", "", "a | b", "<x>", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xF0\x9F\x98\x80", "# 1. - *", "\t\n"};
  const char *dates[] = {nullptr, "2022", "2023-06", "2024-04-24", "2031-01-01"};
  for (int world = 0; world < 300; ++world) {
    World w;
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
    const auto o = w.brief(a, 1 + below(10));
    REQUIRE(o);
    for (const std::string &fault : audit(w.c, *o))
      FAIL_CHECK(fault);
    REQUIRE_FALSE(brief_markdown(*o).empty());
  }
}

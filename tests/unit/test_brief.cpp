#include <random>

#include <doctest/doctest.h>

#include <demarche/brief.hpp>
#include <demarche/error.hpp>

#include "brief/paper.hpp"

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
    e.category = Category::CONSULT;
    if (date)
      e.when = within(*parse_iso(date), Known::stated);
    for (const std::uint32_t d : documents) {
      EventMention m;
      m.sentence = line;
      m.span = c.documents[d].text.sentences[line].span;
      m.factuality = f;
      m.type = label;
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

  std::optional<Outline> brief(const Answer &a, std::size_t top = 20, Profile profile = Profile::full) const {
    const EventGraph graph(c);
    BriefOptions options;
    options.about = "the visit";
    options.top = top;
    options.profile = profile;
    return outline(c, graph, Timeline{}, a, options);
  }

  Chronicle c;
};

/// One event of each standing, told by one document; the last is the one asked about.
struct Standings : World {
  Standings() {
    const auto wire = document("Wire | One", "A did it.\nB alleged it.\nC denied it.\nD plans it.\nIt may be.", "2024-04-20");
    const auto other = document("Other", "A did it too.", "2024-04-19");
    const auto b = actor("B"), ministry = actor("C <ministry>");
    event("Aland acts", Factuality::happened, "2024-01", {wire, other});
    event("Bland claims a success", Factuality::alleged, "2024-02", {wire}, 1);
    event("Cland denies a claim", Factuality::denied, nullptr, {wire}, 2);
    event("Dland visits Aland", Factuality::planned, "2024-05-01", {wire}, 3);
    event("Eland may break off", Factuality::possible, "2024-06", {wire}, 4);
    event("Fland was due to come", Factuality::planned, "2024-03-01", {wire}, 3);
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
  World w;
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
  World w;
  const auto one = w.document("One", "The envoy came.", "2024-01-02"), two = w.document("Two", "The envoy came.", "2024-01-02"),
             three = w.document("Three", "An envoy arrived.", "2024-01-03");
  Answer a;
  a.target = w.event("Envoy comes here", Factuality::happened, "2024-01-01", {one, two, three});
  CHECK(w.brief(a)->chronology[0].independent == 2);
}

TEST_CASE("a deed told twice within days has one row, and so has one that only has bounds") {
  World w;
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
  World w;
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

TEST_CASE("a memo names its sources in the text, a full paper numbers them as they come") {
  const Standings s;
  const std::string memo = brief_markdown(*s.brief(s.answer, 20, Profile::memo)), full = brief_markdown(*s.brief(s.answer));
  CHECK(memo.find("\\[1\\]") == std::string::npos);
  CHECK(memo.find("Planned (1 May 2024): **Dland visits Aland** (Wire \\| One).") != std::string::npos);
  std::size_t at = 0;
  for (int n = 1; full.find("\n\\[" + std::to_string(n) + "\\] ") != std::string::npos; ++n) {
    const std::size_t first = full.find("\\[" + std::to_string(n) + "\\]");
    CHECK(first >= at);
    at = first;
  }
  CHECK(at > 0);
}

TEST_CASE("marking, to and from stand on the paper, as text") {
  const Standings s;
  Outline o = *s.brief(s.answer);
  o.marking = "<b>SECRET</b> \"\\";
  o.to = "A & B";
  CHECK(brief_markdown(o).starts_with("**&lt;b&gt;SECRET&lt;/b&gt; \"\\\\**\n\n# "));
  const std::string html = brief_html(o);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("content: \"\\00003cb\\00003eSECRET") != std::string::npos);
  CHECK(html.find("A &amp; B") != std::string::npos);
  CHECK(brief_docx(o).find("&lt;b&gt;SECRET&lt;/b&gt;") != std::string::npos);
}

TEST_CASE("the same outline gives the same bytes") {
  const Standings s;
  const std::string docx = brief_docx(*s.brief(s.answer));
  CHECK(docx == brief_docx(*s.brief(s.answer)));
  CHECK(docx.starts_with("PK\x03\x04"));
}

TEST_CASE("dates do not split") {
  CHECK(brief::unsplit("24-26 April 2024") == "24-26\u00A0April\u00A02024");
  CHECK(brief::unsplit("between 1 January 2022 and 21 April 2024") == "between 1\u00A0January\u00A02022 and 21\u00A0April\u00A02024");
  CHECK(brief::unsplit("June 2023") == "June\u00A02023");
  CHECK(brief::unsplit("date not known") == "date not known");
}

TEST_CASE("a template's words, sections and styles are the paper's") {
  const Standings s;
  const Outline o = *s.brief(s.answer);
  const BriefTemplate t({{"words.tsv", "w", "Bottom line\tIn short\nStated\tSo they say\n"},
                         {"profiles.tsv", "p", "full\tbottom-line\tcauses\tsources\n"},
                         {"styles.tsv", "s", "heading\tfont=Gentium\tcolor=00FF00\n"},
                         {"brief.css", "c", "h1 { color: teal }\n"}});
  const std::string md = brief_markdown(o, t);
  CHECK(md.find("## In short") != std::string::npos);
  CHECK(md.find("So they say: **Aland acts**") != std::string::npos);
  CHECK(md.find("## Chronology") == std::string::npos);
  CHECK(brief_docx(o, t).find("w:ascii=\"Gentium\"") != std::string::npos);
  CHECK(brief_html(o, t).find("h1 { color: teal }") != std::string::npos);
}

TEST_CASE("a bad template says where and what") {
  struct Row {
    TemplateFile file;
    const char *says;
  };
  const Row rows[] = {
      {{"words.tsv", "my/words.tsv", "# mine\nBottom line\n"}, "my/words.tsv:2: a row is"},
      {{"words.tsv", "w", "Nonsense\tx\n"}, "w:1: the program never says \"Nonsense\""},
      {{"words.tsv", "w", "Gaps\ta\nGaps\tb\n"}, "w:2: \"Gaps\" has a row already"},
      {{"words.tsv", "w", "Gaps\t\xff\n"}, "w:1: is not UTF-8"},
      {{"profiles.tsv", "p", "note\tsources\n"}, "p:1: \"note\" is no profile"},
      {{"profiles.tsv", "p", "\nmemo\tchronicle\tsources\n"}, "p:2: \"chronicle\" is no section"},
      {{"profiles.tsv", "p", "memo\tchronology\n"}, "p:1: a paper must have its sources"},
      {{"profiles.tsv", "p", "memo\tgaps\tgaps\tsources\n"}, "p:1: \"gaps\" stands twice"},
      {{"styles.tsv", "s", "body\tbold=yes\n"}, "s:1: \"body\" is no style"},
      {{"styles.tsv", "s", "title\tbold=very\n"}, "s:1: bold is yes or no"},
      {{"styles.tsv", "s", "title\thalf-points=3\n"}, "s:1: half-points: \"3\" is no whole number"},
      {{"styles.tsv", "s", "title\tcolor=red\n"}, "s:1: color is six"},
      {{"styles.tsv", "s", "title\tfont=<x>\n"}, "s:1: \"<x>\" is no font"},
      {{"styles.tsv", "s", "columns\t50\t50\n"}, "s:1: columns are 6 whole numbers"},
      {{"styles.tsv", "s", "page\twidth-mm=wide\n"}, "s:1: width-mm: \"wide\""},
      {{"styles.tsv", "s", "title\tbold\n"}, "s:1: \"bold\": write PROPERTY=VALUE"},
      {{"brief.css", "c", "p {}\n</style><script>\n"}, "c:2: \"</\" would end"},
      {{"brief.css", "c", "@import url(x);"}, "c:1: @import"},
  };
  for (const Row &r : rows) {
    CAPTURE(r.says);
    std::string said;
    try {
      const BriefTemplate t({r.file});
    } catch (const Error &e) {
      said = e.what();
    }
    CHECK(said.substr(0, std::string_view(r.says).size()) == r.says);
  }
}

TEST_CASE("ten thousand sources, long names, letters from right to left") {
  World w;
  const std::string name(5000, 'x'), arabic = "\u0642\u0627\u0644\u062A \u0627\u0644\u0648\u0632\u0627\u0631\u0629 \U0001F54A";
  const auto who = w.actor(name);
  Answer a;
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const auto d = w.document("Wire " + std::to_string(i), i % 2 ? "It came about." : arabic, "2024-01-02");
    const auto e =
        w.event(i % 2 ? "Deed number " + std::to_string(i) : arabic + std::to_string(i), Factuality::happened, "2024-01-01", {d});
    w.c.events[e].actors = {who};
    w.c.documents[d].events[0].type = std::to_string(i);
    a.events.push_back({e, CauseKind::none, i + 1, {}});
  }
  const auto o = w.brief(a, 10000);
  REQUIRE(o);
  CHECK(o->chronology.size() == 10000);
  CHECK(o->sources.size() == 10000);
  CHECK(audit(w.c, *o).empty());
  const std::string docx = brief_docx(*o);
  CHECK(docx.find("<w:footnote w:id=\"10000\">") != std::string::npos);
  CHECK(docx.find("<w:rtl/>") != std::string::npos);
  CHECK(brief_html(*o).find("id=\"s10000\"") != std::string::npos);
}

TEST_CASE("a paragraph has its sources below, safe for a terminal") {
  World w;
  const auto d = w.document("Wire", "It \x1b[31mcame\x1b[0m about.", "2024-01-02");
  Answer a;
  a.target = w.event("Deed comes about", Factuality::happened, "2024-01-01", {d});
  const std::string text = brief_paragraph(*w.brief(a));
  CHECK(text.starts_with("1 January 2024: Deed comes about (reported). [1]\n\n[1] Wire, d0 (2 January 2024): \""));
  CHECK(text.find('\x1b') == std::string::npos);
}

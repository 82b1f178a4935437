#include <algorithm>

#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "select/readable.hpp"

using namespace demarche;

namespace {

Document paper(const std::string &id, const char *published, const std::string &text) {
  Document d;
  d.id = id;
  d.text = text;
  d.published = parse_iso(published);
  return d;
}

/// A dam breaks on 3 May 2031; papers tell of it for weeks. One paper is about a concert.
const Chronicle &dam() {
  static const Chronicle c = [] {
    std::vector<Document> papers = {
        paper("a", "2031-05-04", "The dam at Kelm broke on Saturday and flooded the valley. Police closed the bridge on Sunday."),
        paper("b", "2031-05-05",
              "Engineers blamed the dam's owner for the flood on 4 May 2031. It was not ready. Where were they on 4 May 2031?"),
        paper("c", "2031-06-02",
              "The Kelm dam broke on 3 May 2031 and the flood killed nine people. The owner denied the charge on 1 June 2031."),
        paper("d", "2031-06-20",
              "Judges visited the broken dam at Kelm on 19 June 2031. The Kelm dam broke on 3 May 2031 and the flood killed nine people."),
        paper("e", "2031-05-09", "The orchestra played in Oll on 8 May 2031.")};
    for (const char *july : {"2031-07-01", "2031-07-02", "2031-07-03", "2031-07-04", "2031-07-05"})
      papers.push_back(
          paper(july, july,
                "The Kelm dam broke on 3 May 2031. Engineers blamed its owner for the flood on 4 May 2031. He denied it on 1 June "
                "2031. Judges saw the dam on 19 June 2031."));
    return connect(std::move(papers));
  }();
  return c;
}

Selection days(std::optional<std::size_t> top, std::size_t sentences = 1) {
  Selection s;
  s.by = Selection::By::day;
  s.top = top;
  s.sentences = sentences;
  return s;
}

using List = std::vector<std::string>;

List ids(const Timeline &t) {
  List out;
  for (const Entry &e : t.entries)
    out.push_back(e.id);
  return out;
}

List sentences(const Timeline &t) {
  List out;
  for (const Entry &e : t.entries)
    for (const Quote &q : e.quotes)
      out.push_back(q.text);
  return out;
}

double reads(const std::string &sentence) {
  const Annotations a = annotate(paper("x", "2031-05-04", sentence));
  REQUIRE(!a.text.sentences.empty());
  return select_room::readable(a, a.text.sentences.front());
}

} // namespace

TEST_CASE("by day: the day most papers come back to, even weeks later, matters most") {
  CHECK(ids(select(dam(), days(1))) == List{"day:2031-05-03"});
  CHECK(ids(select(dam(), days(2))) == List{"day:2031-05-03", "day:2031-05-04"});
}

TEST_CASE("by day: what matters next to nothing beside the best days is not told, however many were asked for") {
  const List some = ids(select(dam(), days(50))), all = ids(select(dam(), days(std::nullopt)));
  CHECK(std::find(some.begin(), some.end(), "day:2031-05-08") == some.end());
  CHECK(std::find(all.begin(), all.end(), "day:2031-05-08") != all.end());
}

TEST_CASE("by day: a day is told by sentences that name it, read well by themselves, and are not told twice") {
  const Timeline t = select(dam(), days(50, 5));
  const List told = sentences(t);
  CHECK(std::count(told.begin(), told.end(), "The Kelm dam broke on 3 May 2031 and the flood killed nine people.") == 1);
  for (const Entry &e : t.entries) {
    CHECK(!e.events.empty());
    CHECK(e.why.find(" document") != std::string::npos);
    if (e.id == "day:2031-05-04") {
      REQUIRE(!e.quotes.empty());
      CHECK(e.quotes.front().text == "Engineers blamed the dam's owner for the flood on 4 May 2031.");
    }
    for (const Quote &q : e.quotes)
      CHECK(q.text != "It was not ready."); // names no day
  }
}

TEST_CASE("by day: a span of days, an actor, words") {
  Selection s = days(10);
  s.since = to_day({2031, 6, 1});
  s.until = to_day({2031, 6, 19});
  CHECK(ids(select(dam(), s)) == List{"day:2031-06-01", "day:2031-06-19"});
  s = days(10);
  s.about = "orchestra";
  CHECK(ids(select(dam(), s)) == List{"day:2031-05-08"});
}

TEST_CASE("by day: without a day, the months and years") {
  const Chronicle c = connect({paper("a", "2031-05-04", "The king signed the treaty with France in March 2030.")});
  CHECK(ids(select(c, days(3))) == List{"day:2030-03"});
}

TEST_CASE("an actor whom no list knows: by the name in the text, where it takes part") {
  const Chronicle c =
      connect({paper("a", "2031-05-04",
                     "The Quillphone was launched in Oll on 1 May 2031. The mayor opened a bridge on 2 May 2031 while people "
                     "who had heard of a Quillphone slept.")});
  Selection s;
  s.all = true;
  s.actors = {"Quillphone"};
  List labels;
  for (const Entry &e : select(c, s).entries)
    labels.push_back(e.label);
  CHECK(std::any_of(labels.begin(), labels.end(), [](const std::string &l) { return l.find("launch") != std::string::npos; }));
  CHECK(std::none_of(labels.begin(), labels.end(), [](const std::string &l) { return l.find("bridge") != std::string::npos; }));
  s.actors = {"Quill"};
  CHECK(select(c, s).entries.empty());
}

TEST_CASE("--explain says why, for a person too") {
  Selection s = days(1);
  const auto text = [&] {
    for (const Renderer *r : renderers())
      if (r->name == std::string("text"))
        return r->render(dam(), select(dam(), s));
    return std::string();
  };
  CHECK(text().find("why:") == std::string::npos);
  s.explain = true;
  CHECK(text().find("why: 2031-05-03 named by ") != std::string::npos);
}

TEST_CASE("how well a sentence reads by itself") {
  const double plain = reads("The dam at Kelm broke on Tuesday.");
  CHECK(plain == 1);
  for (const char *worse : {"It broke on Tuesday and flooded the valley.", "We saw the dam break on Tuesday.",
                            "The dam (an old one) broke on Tuesday.", "But the dam at Kelm broke on Tuesday."})
    CHECK_MESSAGE(reads(worse) < plain, worse);
  for (const char *none :
       {"When did the dam at Kelm break?", "Dam broke.", "Home | News | The dam broke.", "the dam at Kelm, an old one with"})
    CHECK_MESSAGE(reads(none) < 0.2, none);
}

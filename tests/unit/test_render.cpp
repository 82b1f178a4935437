#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "render/facts.hpp"
#include "support/world.hpp"

using namespace demarche;
using namespace demarche::test;
using Json = nlohmann::json;

namespace {

std::string render(const char *format, const Chronicle &c, const Timeline &t) {
  for (const Renderer *r : renderers())
    if (std::string(r->name) == format)
      return r->render(c, t);
  FAIL("no such format");
  return {};
}

struct Affair : World {
  Affair() {
    const auto north = actor("NO", "Northland");
    const auto wire =
        document("wire", {"Zürich: talks opened on 3 May 2021.", "A walk-out followed \x1b[31mthe talks."}, "Wire", "Talks", "2021-05-05");
    const auto note = document("note", {"Talks opened on 4 May 2021."}, "Ministry");
    const auto talks = event("Talks open", on("2021-05-03"), Category::CONSULT, {north});
    const auto walk = event("Northland walks out", from("2021-05-03"), Category::REJECT, {north}, {}, Factuality::alleged);
    mention(talks, wire, 0, "opened");
    mention(talks, note, 0, "opened");
    mention(walk, wire, 1, "walk-out");
    link(talks, walk, Relation::PROMPTS, false, wire, 1);
    conflict(Conflict::About::date, {talks}, {{wire, 0}, {note, 0}}, {"3 May 2021", "4 May 2021"});
  }
};

} // namespace

TEST_CASE("JSON: the fixed keys, offsets in code points, links at both ends, only cited documents") {
  Affair a;
  a.document("other", {"Nothing happens."});
  Selection s;
  s.sentences = 2;
  const Json o = Json::parse(render("json", a.c, select(a.c, s)));
  REQUIRE(o["entries"].size() == 2);
  const Json &talks = o["entries"][0], &walk = o["entries"][1];
  CHECK(talks["when"]["start"] == "2021-05-03");
  CHECK(talks["when"]["end"] == "2021-05-04");
  CHECK(talks["when"]["grain"] == "day");
  CHECK(talks["mentions"][0] == Json{{"doc", "wire"}, {"start", 14}, {"end", 20}});
  CHECK(talks["sentences"].size() == talks["quotes"].size());
  CHECK(talks["sources"] == Json{"wire", "note"});
  CHECK(walk["when"]["end"] == nullptr);
  CHECK(talks["order"] == 1);
  CHECK(talks["date"] == "2021-05-03");
  CHECK(walk["order"] == 2);
  CHECK(walk["date"] == "XXXX-XX-XX"); // it began some day since, and no digit of that is known
  CHECK(walk["factuality"] == "alleged");
  CHECK(talks["links"] == walk["links"]);
  CHECK(walk["links"][0]["stated"] == false);
  CHECK(o["documents"].size() == 2);
  CHECK(o["conflicts"][0]["says"] == Json{"3 May 2021", "4 May 2021"});
  for (const Json &x : o["actors"])
    CHECK_FALSE(x["mentions"].empty());
}

TEST_CASE("JSON: a link to what was not selected is left out") {
  const Affair a;
  Selection s;
  s.about = "walk";
  const Json o = Json::parse(render("json", a.c, select(a.c, s)));
  REQUIRE(o["entries"].size() == 1);
  CHECK(o["entries"][0]["links"].empty());
  CHECK(o["conflicts"].empty());
}

TEST_CASE("text: date, label, status, quote with its place, cause, both sides of a conflict; nothing drives the terminal") {
  const Affair a;
  const std::string out = render("text", a.c, select(a.c, {}));
  CHECK(out.find("3 May 2021") == 0);
  CHECK(out.find("Northland walks out [alleged]") != std::string::npos);
  CHECK(out.find("(Wire, Talks, 0-35)") != std::string::npos);
  CHECK(out.find("<- Talks open (inferred, PROMPTS)") != std::string::npos);
  CHECK(out.find("4 May 2021: \"Talks opened on 4 May 2021.\"  (Ministry)") != std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
}

TEST_CASE("an empty timeline renders") {
  const Chronicle c;
  for (const Renderer *r : renderers())
    r->render(c, {});
  CHECK(Json::parse(render("json", c, {})) ==
        Json{{"entries", Json::array()}, {"documents", Json::array()}, {"conflicts", Json::array()}, {"actors", Json::array()}});
}

TEST_CASE("only web addresses are links") {
  using render_room::web_address;
  CHECK(web_address("https://example.org/a?b=c"));
  CHECK_FALSE(web_address("javascript:alert(1)"));
  CHECK_FALSE(web_address("https://a b"));
  CHECK_FALSE(web_address(" https://a"));
}

TEST_CASE("a file without title or source is known by its name, a line of JSONL by its id") {
  Annotations a;
  a.document.id = "0123";
  a.document.origin = "papers/note.txt";
  CHECK(render_room::document_name(a) == "note.txt");
  a.document.origin = "docs.jsonl:3";
  CHECK(render_room::document_name(a) == "0123");
  a.document.title = "A note";
  CHECK(render_room::document_name(a) == "A note");
}

TEST_CASE("a conflict does not say its quote twice") {
  Affair a;
  a.c.conflicts[0].says[0] = "Zürich: talks opened on 3 May 2021.";
  CHECK(render_room::side_of(a.c, a.c.conflicts[0], 0).empty());
  CHECK(render_room::side_of(a.c, a.c.conflicts[0], 1) == "4 May 2021");
}

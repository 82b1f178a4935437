// The nouns as the bytes of a dossier: nothing is lost, and bytes that lie are found out.
#include <cstdio>

#include <doctest/doctest.h>

#include <demarche/conllu.hpp>
#include <demarche/dossier.hpp>
#include <demarche/error.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "dossier/codec.hpp"
#include "support/affair.hpp"
#include "support/many.hpp"

using namespace demarche;
using namespace demarche::dossier;

namespace {

Document document(const std::string &id, const std::string &text) {
  Document d;
  d.id = id;
  d.text = text;
  d.title = "Title: " + id;
  d.source = "Wire";
  d.url = "https://example.org/" + id;
  d.published = parse_iso("2023-04");
  return d;
}

std::vector<Annotations> several() {
  std::vector<Annotations> out;
  Document given = document("given", "The envoy visited Zürich. They didn't meet.");
  given.given_events = {{"g1", {10, 17}}};
  for (Document &d : std::vector<Document>{
           document("a", "Minister Anna Berzina met her counterpart on 3 May 2022 after Estonia suspended the talks in January."),
           document("b",
                    "Officials claim that Latvia, which expelled two diplomats, will impose sanctions next month because of the attack.\n\n"
                    "قالت الوزارة إن المحادثات بدأت. About 490 BC they fought; the raid prompted protests."),
           document("empty", ""), given})
    out.push_back(annotate(std::move(d)));
  return out;
}

/// Document by document, what reading gives of what writing gave.
Annotations again(const Annotations &a) {
  Annotations b;
  b.document.id = a.document.id;
  b.document.text = a.document.text;
  b.document.title = a.document.title;
  b.document.origin = a.document.origin;
  decode_nouns(encode_nouns(a), b);
  decode_words(encode_words(a), b);
  return b;
}

} // namespace

TEST_CASE("what is read is what was written") {
  std::vector<Annotations> first = several(), second;
  for (const Annotations &a : first) {
    const Annotations b = again(a);
    CHECK(annotations_json(b) == annotations_json(a));
    CHECK(conllu(b) == conllu(a));
    CHECK(encode_nouns(b) == encode_nouns(a));
    CHECK(encode_words(b) == encode_words(a));
    second.push_back(b);
  }
  const Chronicle x = link_across(std::move(first)), y = link_across(std::move(second));
  Selection all;
  all.all = true;
  const Renderer *json = nullptr;
  for (const Renderer *r : renderers())
    if (r->name == std::string("json"))
      json = r;
  CHECK(json->render(x, select(x, all)) == json->render(y, select(y, all)));
}

TEST_CASE("a chronicle's nouns come back the same") {
  for (const Chronicle &c : {test::affair(), test::many(300)}) {
    check(c);
    const auto same = [](const auto &list) {
      for (const auto &x : list) {
        std::decay_t<decltype(x)> y;
        decode(encode(x), y);
        CHECK(encode(y) == encode(x));
      }
    };
    same(c.actors);
    same(c.events);
    same(c.links);
    same(c.conflicts);
  }
}

TEST_CASE("an edit comes back the same") {
  Edit e;
  e.number = 300;
  e.kind = EditKind::relink;
  e.by = "anna";
  e.at = "2024-05-01";
  e.events = {{"a", {3, 9}}, {"b", {1000000, 1000004}}};
  e.value = "PROMPTS";
  Edit f;
  decode(encode(e), f);
  CHECK(same_edit(e, f));
  CHECK(f.number == 300);
}

TEST_CASE("bytes cut short or changed are found out, or mean something else that fits") {
  const std::vector<Annotations> all = several();
  const Annotations &a = all[1];
  const std::string nouns = encode_nouns(a), words = encode_words(a);
  const auto read = [&](const std::string &n, const std::string &w) {
    Annotations b;
    b.document.text = a.document.text;
    try {
      decode_nouns(n, b);
      decode_words(w, b);
    } catch (const Damaged &) {
      return false;
    }
    (void)annotations_json(b);
    (void)link_across({b, b});
    return true;
  };
  CHECK(read(nouns, words));
  for (std::size_t i = 0; i < nouns.size(); ++i)
    CHECK(!read(nouns.substr(0, i), words));
  for (std::size_t i = 0; i < words.size(); ++i)
    CHECK(!read(nouns, words.substr(0, i)));
  test::Numbers random;
  std::size_t refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string n = nouns, w = words;
    std::string &changed = i % 2 ? n : w;
    changed[random.below(static_cast<std::uint32_t>(changed.size()))] = static_cast<char>(random.below(256));
    refused += !read(n, w);
  }
  CHECK(refused > 500);
}

TEST_CASE("a recipe is text and back") {
  Recipe r{"2024-04", "dmy", {{"mine.rules", "a | b | c\n"}}, {{"people.tsv", "person\tAnna\n"}}};
  const Recipe s = recipe_of(to_text(r));
  CHECK(to_text(s) == to_text(r));
  CHECK(s.rules.front().text == r.rules.front().text);
  CHECK(to_text(recipe_of(to_text({}))) == to_text({}));
  CHECK_THROWS_AS(recipe_of("[1"), Error);
}

namespace {

/// Of a chronicle, what a person and a program would read.
std::string both(const Chronicle &c, const Answer &a) { return answer_json(c, a) + answer_text(c, a, false); }

} // namespace

TEST_CASE("an answer read from a few rows is the answer of the whole chronicle") {
  const std::string path = "test_dossier.tmp";
  for (const std::uint32_t events : {60U, 900U}) {
    std::remove(path.c_str());
    Chronicle c = test::many(events);
    for (std::uint32_t i = 3; i + 7 < events; i += 5) { // besides the causes: order and what goes on at the same time
      Link l = c.links[i % c.links.size()];
      l.from = i;
      l.to = i + i % 7;
      l.relation = static_cast<Relation>(i % 9);
      l.stated = i % 2;
      if (l.from != l.to && l.relation != Relation::AFTER && l.relation != Relation::IS_INCLUDED)
        c.links.push_back(l);
    }
    {
      Dossier d(path, Dossier::Access::create);
      d.fill(c);
    }
    const EventGraph graph(c);
    const Dossier d(path, Dossier::Access::read);
    std::size_t local_ones = 0, found = 0;
    for (std::uint32_t i = 0; i < events; i += 1 + events / 40)
      for (const char *form : {"what preceded %?", "what followed %?", "why %?", "what came of %?", "when %?", "%",
                               "what happened between % and the grain talks?"}) {
        const std::string question = std::string(form).replace(std::string(form).find('%'), 1, c.events[i].label);
        const Query q = understand(question);
        const Answer whole = ask(c, graph, q);
        const std::optional<Dossier::Asked> part = d.ask(q);
        CHECK(part.has_value() == local(q));
        if (!part)
          continue;
        ++local_ones;
        found += whole.found();
        CHECK_MESSAGE(both(part->chronicle, part->answer) == both(c, whole), question);
      }
    for (const char *question :
         {"what did Delegate No. 12 do?", "what did Delegate No. 23 do in 2014?", "what did Republic of Aland do in 2015?",
          "what did Republic do?", "what did Nobody do?", "who met whom in 2016?", "who sanctioned Republic of Bland?",
          "what happened in March?", "what happened in 2015?", "why did Republic of Aland sanction Republic of Bland?",
          "what preceded the eruption of the volcano?"}) {
      const Query q = understand(question);
      const Answer whole = ask(c, graph, q);
      const std::optional<Dossier::Asked> part = d.ask(q);
      REQUIRE(part);
      CHECK_MESSAGE(both(part->chronicle, part->answer) == both(c, whole), question);
    }
    CHECK(local_ones > 100);
    CHECK(found > 50);
  }
  std::remove(path.c_str());
}

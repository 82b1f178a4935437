// Links inside one document, from text to relation.
#include <doctest/doctest.h>

#include <algorithm>

#include <demarche/pipeline.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text, const std::string &published = "2024-05-10") {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso(published);
  return annotate(std::move(d));
}

/// Every relation the document has between triggers that stand at two words.
std::string between(const Annotations &a, const std::string &from, const std::string &to) {
  std::string out;
  const auto is = [&](std::uint32_t e, const std::string &w) {
    return slice(a.document.text, a.events[e].span).find(w) != std::string_view::npos;
  };
  for (const Link &l : a.links)
    if (is(l.from, from) && is(l.to, to))
      out += (out.empty() ? "" : ", ") + std::string(to_string(l.relation)) + (l.stated ? " stated" : " inferred") +
             (l.negated ? " negated" : "");
  return out;
}

} // namespace

TEST_CASE("what the words state, what follows from them, and what does not") {
  struct {
    const char *text, *from, *to, *relations;
  } table[] = {
      {"Norway withdrew its envoy after the raid on the embassy.", "raid", "withdrew",
       "PROMPTS inferred, BEFORE stated"}, // the learnt reader; of little confidence
      {"The minister resumed the talks that Peru had suspended.", "suspended", "resumed", "PROMPTS inferred, BEFORE inferred"},
      {"The port closed because of the strike.", "strike", "closed", "CAUSES stated"},
      {"The port closed not because of the strike but because of the storm.", "strike", "closed", "CAUSES stated negated"},
      {"The dam burst. As a result the villagers fled.", "burst", "fled", "CAUSES stated"},
      {"Chile arrested three guards. Peru closed the border.", "arrested", "closed",
       "SIMULTANEOUS inferred"}, // one scene; no order from the telling alone
      {"Chile arrested three guards. Peru will close the border.", "arrested", "close", "BEFORE inferred"},
      {"The premier said that the port will close.", "said", "close", "BEFORE inferred"},
      {"The envoys quarrelled at the summit.", "summit", "quarrelled", "INCLUDES inferred"},
  };
  for (const auto &t : table) {
    INFO(t.text);
    CHECK(between(read(t.text), t.from, t.to) == t.relations);
  }
}

TEST_CASE("an answer is inferred only between sides that stand against each other, and never passes for stated") {
  const Annotations a =
      read("France recalled its ambassador from Peru following a trip by the Peruvian president to Cyprus, a move condemned by France.");
  const std::string relations = between(a, "trip", "recalled");
  CHECK(relations.find("BEFORE stated") != std::string::npos);
  CHECK(relations.find("PROMPTS inferred") != std::string::npos);
  CHECK(relations.find("PROMPTS stated") == std::string::npos);
  for (const Link &l : read("The president of Peru visited Cyprus following a trip by the French minister to Malta.").links)
    CHECK_FALSE((causal(l.relation) && (l.stated || l.rule == "answer" || l.confidence > 0.5F)));
}

TEST_CASE("every link cites its sentence and row, and lies within the text") {
  const Annotations a = read("The guild struck on 3 May 2024 because the talks had failed. On 5 May 2024 the army fired on the crowd, "
                             "killing two people, before the premier resigned. The premier said that he would leave.");
  CHECK(a.links.size() >= 3);
  for (const Link &l : a.links) {
    CHECK_FALSE(l.rule.empty());
    CHECK_FALSE(l.evidence.empty());
    CHECK(l.confidence > 0);
    CHECK(l.confidence <= 1);
    for (const auto &span : {l.from_span, l.to_span, l.signal_span})
      if (span)
        CHECK(span->end <= a.document.text.size());
  }
}

namespace {

/// A story whose given events are few: only these words.
Annotations given(const std::string &text, const std::vector<std::string> &words) {
  Document d;
  d.id = "d";
  d.text = text;
  d.published = parse_iso("2024-05-10");
  d.given_events.emplace();
  for (const std::string &w : words) {
    const auto at = static_cast<std::uint32_t>(text.find(w));
    d.given_events->push_back({w, {at, at + static_cast<std::uint32_t>(w.size())}});
  }
  return annotate(std::move(d));
}

bool reaches(const Annotations &a, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> seen{from};
  for (std::size_t i = 0; i < seen.size(); ++i)
    for (const Link &l : a.links)
      if (const bool back = l.relation == Relation::AFTER; l.relation == Relation::BEFORE || back)
        if (const std::uint32_t x = back ? l.to : l.from, y = back ? l.from : l.to;
            x == seen[i] && std::find(seen.begin(), seen.end(), y) == seen.end())
          seen.push_back(y);
  return std::find(seen.begin() + 1, seen.end(), to) != seen.end();
}

} // namespace

TEST_CASE("the course of a few events is inferred, and never against what the words state") {
  const Annotations a =
      given("On Thursday the court sentenced two men who had robbed a bank in 2019, and guards led them away. Police arrested "
            "them after a chase, then searched their house, found the money and closed the case.",
            {"sentenced", "robbed", "arrested", "chase"});
  REQUIRE(a.events.size() == 4);
  const auto event = [&](const std::string &id) {
    return static_cast<std::uint32_t>(std::find_if(a.events.begin(), a.events.end(), [&](const EventMention &e) { return e.id == id; }) -
                                      a.events.begin());
  };
  CHECK(reaches(a, event("robbed"), event("sentenced")));
  CHECK(reaches(a, event("chase"), event("arrested")));
  for (std::uint32_t e = 0; e < a.events.size(); ++e)
    CHECK_FALSE(reaches(a, e, e));
  bool inferred = false;
  for (const Link &l : a.links)
    if (l.rule == "course") {
      inferred = true;
      CHECK_FALSE(l.stated);
      CHECK(l.confidence < 0.5F);
    }
  CHECK(inferred);
}

TEST_CASE("hostile input ends, and quickly") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += "because after following ";
  CHECK(read(text).document.text.size() == text.size());
  CHECK(read("").links.empty());
  CHECK(read("\xef\xbb\xbf .").links.empty());
}

TEST_CASE("a cause that no row states is inferred, says what made it, and has its clauses") {
  const std::string text = "Six miners were arrested on Monday after they set fire to a bus during a protest.";
  const Annotations a = read(text);
  const auto learnt = std::find_if(a.links.begin(), a.links.end(), [](const Link &l) { return l.rule == "cause.learnt"; });
  REQUIRE(learnt != a.links.end());
  CHECK_FALSE(learnt->stated);
  CHECK(causal(learnt->relation));
  CHECK(learnt->confidence > 0);
  CHECK(learnt->confidence < 1);
  CHECK(slice(text, learnt->evidence) == text);
  REQUIRE(learnt->from_span);
  REQUIRE(learnt->to_span);
  CHECK(slice(text, *learnt->from_span).starts_with("they set fire to a bus"));
  CHECK(slice(text, *learnt->to_span) == "Six miners were arrested on Monday");
}

TEST_CASE("a row keeps its name and stays stated; the learnt reader gives it the clauses") {
  const std::string text = "Hundreds of nurses marched through the capital on Friday to demand higher wages.";
  const Annotations a = read(text);
  const auto row = std::find_if(a.links.begin(), a.links.end(), [](const Link &l) { return l.rule == "purpose"; });
  REQUIRE(row != a.links.end());
  CHECK(row->stated);
  REQUIRE(row->from_span);
  REQUIRE(row->to_span);
  CHECK(slice(text, *row->from_span) == "to demand higher wages");
  CHECK(slice(text, *row->to_span) == "Hundreds of nurses marched through the capital on Friday");
  CHECK(std::none_of(a.links.begin(), a.links.end(), [](const Link &l) { return l.rule == "cause.learnt"; }));
}

TEST_CASE("no cause is read where a sentence only tells what came after what") {
  for (const char *text : {"The envoy arrived in Lima on Monday and left on Tuesday.", "The two ministers met again after lunch."}) {
    INFO(text);
    const Annotations a = read(text);
    CHECK(std::none_of(a.links.begin(), a.links.end(), [](const Link &l) { return causal(l.relation); }));
  }
}

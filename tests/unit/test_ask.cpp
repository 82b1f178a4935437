#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <demarche/ask.hpp>
#include <demarche/renderer.hpp>

#include "story.hpp"

using namespace demarche;
using test::Story;

namespace {

/// A dispute between Arland and Borland, with a grain deal beside it.
Chronicle dispute() {
  return link_across({Story("wire")
                          .made("2024-05-10")
                          .tell("close", "Arland closed the border.", "close", {"Arland"}, "2023-02-03")
                          .tell("recall", "Borland recalled its envoy.", "recall", {"Borland"}, "2023-02-07")
                          .tell("deal", "Corland and Dorland signed a grain deal.", "agree", {"Corland", "Dorland"}, "2023-04")
                          .tell("meet", "Arland and Borland met in Geneva.", "meet", {"Arland", "Borland"}, "2024-04-12", {"Geneva"})
                          .tell("reopen", "Arland reopened the border.", "reopen", {"Arland"}, "2024-05-02")
                          .link("close", Relation::PROMPTS, "recall")
                          .link("recall", Relation::CAUSES, "meet", false, 0.5F)
                          .link("meet", Relation::ENABLES, "reopen")});
}

std::string answer_to(const std::string &question) {
  static const Chronicle c = dispute();
  static const EventGraph g(c);
  const Answer a = ask(c, g, understand(question));
  std::string out = a.verdict.value_or("");
  for (const Step &s : a.events)
    out += (out.empty() ? "" : " ") + c.documents[0].events[c.events[s.event].mentions[0].event].id +
           (s.cause == CauseKind::none     ? ""
            : s.cause == CauseKind::stated ? "!"
                                           : "?");
  return out;
}

} // namespace

TEST_CASE("questions and what answers them") {
  struct {
    const char *question, *answer;
  } table[] = {
      {"what preceded the April meeting?", "close? recall? deal"},
      {"What led up to the meeting in Geneva?", "close? recall? deal"},
      {"what followed the closing of the border?", "recall! deal meet? reopen?"},
      {"why did Borland recall its envoy?", "close!"},
      {"what caused the reopening of the border?", "close? recall? meet!"},
      {"what did Borland do after Arland closed the border?", "recall! meet?"},
      {"when did Borland recall its envoy?", "recall"},
      {"who met whom in April 2024?", "meet"},
      {"what happened in April 2023?", "deal"},
      {"what happened between February 2023 and March 2023?", "close recall"},
      {"what happened between the recall of the envoy and the Geneva meeting?", "deal"},
      {"was the grain deal before the meeting in Geneva?", "yes deal meet"},
      {"did the reopening come before the recall?", "no recall reopen"},
      {"what preceded the coronation?", ""},
      {"why was the grain deal signed?", ""},
      {"what did Zedland do after the meeting?", ""},
      {"", ""},
      {"???", ""},
  };
  for (const auto &t : table) {
    INFO(t.question);
    CHECK(answer_to(t.question) == t.answer);
  }
}

TEST_CASE("without an answer it is said what was looked for, and what stands nearest") {
  const Chronicle c = dispute();
  const EventGraph g(c);
  const Answer a = ask(c, g, understand("what preceded the coronation?"));
  CHECK_FALSE(a.found());
  CHECK(a.alternatives.size() == 5);
  const std::string text = answer_text(c, a, false);
  CHECK(text.find("looked for \"the coronation\"") != std::string::npos);
  CHECK(text.find("Arland closed the border.") != std::string::npos);
}

TEST_CASE("an answer as JSON has the fixed keys, and its text is quoted") {
  const Chronicle c = dispute();
  const EventGraph g(c);
  const Answer a = ask(c, g, understand("why did Borland recall its envoy?"));
  const nlohmann::json o = nlohmann::json::parse(answer_json(c, a));
  CHECK(o["target"]["label"] == "Borland recalled its envoy.");
  REQUIRE(o["events"].size() == 1);
  CHECK(o["events"][0]["cause"] == "stated");
  CHECK(o["events"][0]["rank"] == 1);
  CHECK(o["events"][0]["when"]["edtf"] == "2023-02-03");
  CHECK(o["events"][0]["evidence"][0]["doc"] == "wire");
  CHECK(o["events"][0]["evidence"][0]["start"] == 0);
  const std::string text = answer_text(c, a, false);
  CHECK(text.find("\"Arland closed the border.\"  (wire)") != std::string::npos);
  CHECK(text.find("cause, stated") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(answer_text(c, a, true).find('\x1b') != std::string::npos);
}

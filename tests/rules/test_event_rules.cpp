// Every row of the event files shows its examples: they are run through the whole pipeline.
#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>
#include <demarche/rules.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text) {
  Document d;
  d.id = "example";
  d.text = text;
  return annotate(std::move(d), {.until = Stage::events});
}

std::string trigger(const Annotations &a, const EventMention &e) { return std::string(slice(a.document.text, e.span)); }

std::string all(const Annotations &a) {
  std::string out;
  for (const EventMention &e : a.events)
    out += "\n    " + trigger(a, e) + " [" + e.rule + " " + to_string(e.category) + "] " + to_string(e.factuality) + " \"" + e.label + '"';
  return out;
}

const EventMention *event_at(const Annotations &a, const std::string &word) {
  for (const EventMention &e : a.events)
    if (trigger(a, e) == word)
      return &e;
  return nullptr;
}

} // namespace

TEST_CASE("rows of event.rules find their triggers") {
  const RuleFile file = parse_rules(builtin("en/event.rules"), "en/event.rules", 5, 5);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      INFO(file.name, ":", x.line, ": ", x.text, all(a));
      const auto by_row = [&](const EventMention &e) { return e.rule == row.name(); };
      if (!x.positive) {
        CHECK(std::none_of(a.events.begin(), a.events.end(), by_row));
        continue;
      }
      REQUIRE(x.expected.size() == 1);
      const EventMention *e = event_at(a, x.expected[0]);
      CHECK((e != nullptr && by_row(*e)));
    }
}

TEST_CASE("rows of factuality.rules judge their words") {
  const RuleFile file = parse_rules(builtin("en/factuality.rules"), "en/factuality.rules", 4, 4);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      INFO(file.name, ":", x.line, ": ", row.name(), ": ", x.text, all(a));
      REQUIRE(x.expected.size() == 1);
      const auto space = x.expected[0].find(' ');
      const EventMention *e = event_at(a, x.expected[0].substr(0, space));
      CHECK((e != nullptr && (to_string(e->factuality) == x.expected[0].substr(space + 1)) == x.positive));
    }
}

TEST_CASE("rows of event_labels.rules write their headlines") {
  const RuleFile file = parse_rules(builtin("en/event_labels.rules"), "en/event_labels.rules", 5, 5);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      INFO(file.name, ":", x.line, ": ", row.name(), ": ", x.text, all(a));
      REQUIRE(x.expected.size() == 1);
      const auto same = [&](const EventMention &e) { return e.label == x.expected[0]; };
      CHECK(std::any_of(a.events.begin(), a.events.end(), same) == x.positive);
    }
}

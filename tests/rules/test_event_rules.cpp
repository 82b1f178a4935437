// Every row of the event files shows its examples: they are run through the whole pipeline, whose tagger and
// parser are statistical. So a file may fail a few of its examples (each is printed), but not more than one in ten.
#include <doctest/doctest.h>

#include <algorithm>

#include <demarche/pipeline.hpp>
#include <demarche/rules.hpp>

using namespace demarche;

namespace {

Annotations read(const std::string &text) {
  Document d;
  d.id = "example";
  d.text = text;
  PipelineOptions options;
  options.until = Stage::events;
  return annotate(std::move(d), options);
}

std::string trigger(const Annotations &a, const EventMention &e) { return std::string(slice(a.document.text, e.span)); }

std::string all(const Annotations &a) {
  std::string out;
  for (const EventMention &e : a.events)
    out += "\n    " + trigger(a, e) + " [" + e.rule + " " + to_string(e.category) + "] " + to_string(e.factuality) + " \"" + e.label + '"';
  return out;
}

class Tally {
public:
  explicit Tally(std::string file) : file_(std::move(file)) {}
  ~Tally() { CHECK_MESSAGE(failed_ * 10 <= run_, file_, ": ", failed_, " of ", run_, " examples fail"); }
  void count(bool holds, const RuleFile &file, const Row &row, const Example &x, const Annotations &a) {
    ++run_;
    if (holds)
      return;
    ++failed_;
    MESSAGE(file.name, ":", x.line, ": ", row.name(), ": ", x.text, all(a));
  }

private:
  std::string file_;
  int run_ = 0, failed_ = 0;
};

const EventMention *event_at(const Annotations &a, const std::string &word) {
  for (const EventMention &e : a.events)
    if (trigger(a, e) == word)
      return &e;
  return nullptr;
}

} // namespace

TEST_CASE("rows of event.rules find their triggers") {
  const RuleFile file = parse_rules(builtin("en/event.rules"), "en/event.rules", 5, 5);
  Tally tally(file.name);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      const auto by_row = [&](const EventMention &e) { return e.rule == row.name(); };
      if (!x.positive) {
        tally.count(std::none_of(a.events.begin(), a.events.end(), by_row), file, row, x, a);
        continue;
      }
      REQUIRE(x.expected.size() == 1);
      const EventMention *e = event_at(a, x.expected[0]);
      tally.count(e != nullptr && by_row(*e), file, row, x, a);
    }
}

TEST_CASE("rows of factuality.rules judge their words") {
  const RuleFile file = parse_rules(builtin("en/factuality.rules"), "en/factuality.rules", 4, 4);
  Tally tally(file.name);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      REQUIRE(x.expected.size() == 1);
      const auto space = x.expected[0].find(' ');
      const EventMention *e = event_at(a, x.expected[0].substr(0, space));
      tally.count(e != nullptr && (to_string(e->factuality) == x.expected[0].substr(space + 1)) == x.positive, file, row, x, a);
    }
}

TEST_CASE("rows of event_labels.rules write their headlines") {
  const RuleFile file = parse_rules(builtin("en/event_labels.rules"), "en/event_labels.rules", 5, 5);
  Tally tally(file.name);
  for (const Row &row : file.rows)
    for (const Example &x : row.examples) {
      const Annotations a = read(x.text);
      REQUIRE(x.expected.size() == 1);
      const auto same = [&](const EventMention &e) { return e.label == x.expected[0]; };
      tally.count(std::any_of(a.events.begin(), a.events.end(), same) == x.positive, file, row, x, a);
    }
}

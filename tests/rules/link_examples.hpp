// Runs the examples of order.rules and cause.rules: '>' gives the relation its row must find between two words of the text;
// '!' is a text in which the row finds nothing.
#pragma once
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include <demarche/pipeline.hpp>
#include <demarche/rules.hpp>

namespace demarche::test {

struct Expected {
  std::string from, relation, to;
};

inline Expected expected_of(const std::string &cell) {
  Expected e;
  std::istringstream(cell) >> e.from >> e.relation >> e.to;
  return e;
}

/// The two words as the document's events.
inline Document with_events(const std::string &text, const Expected &e) {
  Document d;
  d.id = "example";
  d.text = text;
  d.given_events.emplace();
  for (const std::string &word : {e.from, e.to}) {
    const auto at = static_cast<std::uint32_t>(text.find(word));
    d.given_events->push_back({word, {at, at + static_cast<std::uint32_t>(word.size())}});
  }
  return d;
}

inline std::string links_of(const Annotations &a, const std::string &rule) {
  std::string out;
  for (const Link &l : a.links)
    if (l.rule == rule)
      out += (out.empty() ? "" : "; ") + a.events[l.from].id + " " + to_string(l.relation) + " " + a.events[l.to].id;
  return out;
}

inline void run_link_examples(const std::string &name) {
  const RuleFile file = parse_rules(builtin(name), name, 5, 5);
  for (const Row &row : file.rows)
    for (const Example &e : row.examples) {
      INFO(name << ":" << e.line << ": " << row.name() << ": " << e.text);
      if (!e.positive) {
        Document d;
        d.text = e.text;
        CHECK(links_of(annotate(std::move(d)), row.name()).empty());
        continue;
      }
      REQUIRE(e.expected.size() == 1);
      CHECK(links_of(annotate(with_events(e.text, expected_of(e.expected[0]))), row.name()) == e.expected[0]);
    }
}

} // namespace demarche::test

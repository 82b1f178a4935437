// The examples of en/ask.rules: '>' gives the intent, the words of the target, and of the other event or the actor; '!' is
// not understood by the row.
#include <doctest/doctest.h>

#include <demarche/ask.hpp>
#include <demarche/rules.hpp>

using namespace demarche;

TEST_CASE("every example of the question rules") {
  const RuleFile file = parse_rules(builtin("en/ask.rules"), "en/ask.rules", 3, 3);
  for (const Row &row : file.rows)
    for (const Example &e : row.examples) {
      INFO("en/ask.rules:" << e.line << ": " << row.name() << ": " << e.text);
      const Query q = understand(e.text + (e.positive ? "?" : ""));
      if (!e.positive) {
        CHECK(q.rule != row.name());
        continue;
      }
      CHECK(q.rule == row.name());
      REQUIRE(e.expected.size() >= 2);
      CHECK(std::string(to_string(q.intent)) == e.expected[0]);
      CHECK(q.target == e.expected[1]);
      if (e.expected.size() > 2)
        CHECK((q.actors.empty() ? q.other : q.actors.front()) == e.expected[2]);
    }
}

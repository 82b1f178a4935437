// The examples of en/timex.rules: '>' is matched by its row, whole (or what its braces hold), with its value; '!' by its row not at all.
#include <doctest/doctest.h>

#include <demarche/rules.hpp>
#include <demarche/timex.hpp>

using namespace demarche;

namespace {

struct Marked {
  std::string text;
  Span extent;
};

Marked marked(const std::string &example) {
  const auto open = example.find('{'), close = example.find('}');
  if (open == std::string::npos || close == std::string::npos)
    return {example, {0, static_cast<std::uint32_t>(example.size())}};
  std::string text = example.substr(0, open) + example.substr(open + 1, close - open - 1) + example.substr(close + 1);
  return {text, {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)}};
}

std::vector<Timex> times_of(const RuleFile &file, const std::string &text) {
  Document d;
  d.text = text;
  d.published = parse_iso(file.settings.at("creation"));
  return find_times(d, {}, {}).timexes;
}

/// What the row made of the example, as "value type"; or what stands there instead.
std::string found(const std::vector<Timex> &times, Span extent, const std::string &rule) {
  std::string other = "none";
  for (const Timex &t : times) {
    if (t.span == extent && t.rule == rule)
      return t.value + " " + to_string(t.type);
    if (t.span.overlaps(extent))
      other = "[" + std::to_string(t.span.begin) + "," + std::to_string(t.span.end) + ") " + t.value + " by " + t.rule;
  }
  return other;
}

} // namespace

TEST_CASE("every example of the time rules") {
  const RuleFile file = parse_rules(builtin("en/timex.rules"), "en/timex.rules", 3, 4);
  for (const Row &row : file.rows)
    for (const Example &e : row.examples) {
      const Marked m = marked(e.text);
      const auto times = times_of(file, m.text);
      INFO("en/timex.rules:" << e.line << ": " << row.name() << ": " << e.text);
      if (e.positive) {
        REQUIRE(!e.expected.empty());
        const std::string got = found(times, m.extent, row.name());
        CHECK(got.substr(0, got.find(' ')) == e.expected[0]);
        if (e.expected.size() > 1)
          CHECK(got == e.expected[0] + " " + e.expected[1]);
        if (got.substr(0, got.find(' ')) != e.expected[0])
          MESSAGE(got);
      } else {
        for (const Timex &t : times)
          CHECK(t.rule != row.name());
      }
    }
}

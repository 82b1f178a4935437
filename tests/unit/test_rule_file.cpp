#include <doctest/doctest.h>

#include <demarche/rules.hpp>

using namespace demarche;

namespace {

std::string error_of(const char *text) {
  try {
    parse_rules(text, "my.rules", 3, 3);
  } catch (const RuleError &e) {
    return e.what();
  }
  return "no error";
}

} // namespace

TEST_CASE("rows, settings and examples are read") {
  const RuleFile f = parse_rules("# a comment\n@creation 1978-09-17\nago | [Int] [Unit] ago | anchor - 1\n"
                                 "  > three days ago | 1978-09-14\n  ! three \\| days agony\n",
                                 "my.rules", 3, 3);
  REQUIRE(f.rows.size() == 1);
  CHECK(f.settings.at("creation") == "1978-09-17");
  CHECK(f.rows[0].cells == std::vector<std::string>{"ago", "[Int] [Unit] ago", "anchor - 1"});
  CHECK(f.rows[0].columns == std::vector<int>{1, 7, 26});
  REQUIRE(f.rows[0].examples.size() == 2);
  CHECK(f.rows[0].examples[0].expected == std::vector<std::string>{"1978-09-14"});
  CHECK(f.rows[0].examples[1].text == "three | days agony");
}

TEST_CASE("a bad row is an error with file, line and column") {
  CHECK(error_of("a | b\n") == "my.rules:1:1: a row has 3 cells parted by '|', this one 2");
  CHECK(error_of("a | b | c\n") == "my.rules:1:1: the row 'a' has no example: add a line '  > words it must match'");
  CHECK(error_of("  > x\n") == "my.rules:1:3: an example before any row: examples stand below the row they belong to");
  CHECK(error_of("a | b | c\n  > x\na | b | c\n  > x\n") == "my.rules:3:1: the name 'a' is used twice");
}

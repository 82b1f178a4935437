// Rules are rows, and carry their own tests.
//
//     # name | pattern             | value
//     ago    | [Int] [Unit] ago    | anchor - [Int] [Unit]
//       > three days ago           | 1978-09-14
//       ! three days agony
//
// A row is a line of cells parted by '|'. Below it, indented, its examples: '>' must match (with the
// cells after it as expected), '!' must match nothing. '#' starts a comment line; a blank line ends nothing.
// A '|' inside a cell is written '\|'. `@key value` lines set the file's own settings (`@creation 1978-09-17`).
// A row without a positive example is an error, in the built-in files and in a user's (--rules FILE).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/error.hpp>

namespace demarche {

struct Example {
  bool positive = true;
  std::string text;
  std::vector<std::string> expected; ///< cells after the text
  int line = 0;
};

struct Row {
  std::vector<std::string> cells; ///< trimmed; cells[0] is the name
  std::vector<int> columns;       ///< where each cell begins, from 1
  std::vector<Example> examples;
  int line = 0;
  const std::string &name() const { return cells.front(); }
};

struct RuleFile {
  std::string name; ///< for messages: "en/timex.rules" or a user's path
  std::map<std::string, std::string> settings;
  std::vector<Row> rows;
};

/// Throws RuleError (file, line, column) when a row has fewer or more cells than asked for, a name is
/// used twice, or a row has no positive example (unless `lexicon`).
RuleFile parse_rules(std::string_view text, const std::string &file, std::size_t min_cells, std::size_t max_cells, bool lexicon = false);

/// A tab-separated lexicon: '#' comments, one entry a line; cells trimmed.
std::vector<std::vector<std::string>> parse_lexicon(std::string_view text, const std::string &file, std::size_t min_cells);

/// A file compiled into the program, by its path under src/rules ("en/timex.rules"); asserts that it exists.
std::string_view builtin(std::string_view path);
std::vector<std::string_view> builtins();

} // namespace demarche

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
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/error.hpp>
#include <demarche/syntax.hpp>
#include <demarche/text.hpp>

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

using WordSet = std::set<std::string, std::less<>>;
/// The words of a lexicon compiled into the program: the first cells of its rows, as they stand.
WordSet lexicon_words(const std::string &file);
/// Those of a class: the lemmas, parted by blanks, of the second cells of the rows whose first cell names it.
WordSet lexicon_words(const std::string &file, std::string_view word_class);

/// A file compiled into the program, by its path under src/rules ("en/timex.rules"); asserts that it exists.
std::string_view builtin(std::string_view path);
std::vector<std::string_view> builtins();

// ---------------------------------------------------------------------------------------------
// Patterns over words: what stands in the second cell of a rule row.
//
//     because of            words, whatever their case;  May   with a capital: only so written
//     "$"  "/"              quoted: characters that would otherwise mean something
//     <lead>  <lead:VERB>   any form of a lemma; of that part of speech only
//     :VERB                 any word of a part of speech (UPOS)
//     _                     any one word;  *3  none to three words of any kind
//     [Month]               a word of a class (or a defined pattern); captured under its name; [Month2] captures apart
//     (a / b c / d)         alternatives
//     x?                    may be missing;  ~x  follows without a space;  !x  does not follow here (before '{': does not precede)
//     cause=(...)           captured under a name
//     a { b c } d           what stands in the braces is the match, the rest its surroundings
//     ^  $                  the beginning and the end of the range that is searched (a sentence)
//
// Example: `following {effect=*6} [Cause]`. Words are what the caller's units are: tokens of Text with
// the tags of Syntax, or a room's own. Matching a pattern at a place costs at most a constant number of
// steps, so that a search is linear in the words. A PatternSet is filled once and then only read:
// reading is thread-safe.

/// A word as patterns see it.
struct Unit {
  Span span;
  std::uint32_t form = 0;    ///< of the lower-case form, as PatternSet::word_id has it; 0 = in no pattern
  std::uint32_t lemma = 0;   ///< of the lemma
  std::uint64_t classes = 0; ///< bit i = class i
  Upos upos = Upos::X;
  bool glued = false;   ///< no white space before it
  bool capital = false; ///< begins with a capital letter
};

/// [first, last) of the units searched.
struct Capture {
  std::uint8_t name = 0; ///< PatternSet::capture_name
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Match {
  static constexpr std::size_t max_captures = 20;
  std::uint32_t pattern = 0;                     ///< in the order of add()
  std::uint32_t first = 0, last = 0;             ///< the extent: what the braces hold, or all
  std::uint32_t outer_first = 0, outer_last = 0; ///< with the surroundings
  std::uint8_t capture_count = 0;
  std::array<Capture, max_captures> captures{};
  const Capture *capture(std::uint8_t name) const noexcept {
    for (std::size_t i = 0; i < capture_count; ++i)
      if (captures[i].name == name)
        return &captures[i];
    return nullptr;
  }
};

class PatternSet {
public:
  PatternSet();
  ~PatternSet();
  PatternSet(PatternSet &&) noexcept;
  PatternSet &operator=(PatternSet &&) noexcept;

  /// A class of words, made at first use; at most 64. Its number is the bit in Unit::classes.
  unsigned class_bit(std::string_view name);
  /// The bit of a class that exists.
  std::optional<unsigned> find_class(std::string_view name) const noexcept;
  /// Puts a word into a class, with a value that value() gives back. A word written with a capital asks for one.
  void add_word(std::string_view class_name, std::string_view word, std::string_view value = {});
  /// `[name]` in later patterns stands for this pattern. Throws RuleError.
  void define(std::string_view name, std::string_view pattern, const std::string &file, int line, int column);
  /// Returns the pattern's number. Throws RuleError that points into the pattern.
  std::uint32_t add(std::string_view pattern, const std::string &file, int line, int column);

  /// Of a lower-case form; 0 when no pattern or class has it.
  std::uint32_t word_id(std::string_view lower) const noexcept;
  std::uint64_t classes_of(std::uint32_t word, bool capital) const noexcept;
  /// The value a word has in a class; empty when it is not in it.
  std::string_view value(unsigned class_bit, std::uint32_t word) const noexcept;
  /// Number of a capture by its name; 255 when no pattern has it.
  std::uint8_t capture_id(std::string_view name) const noexcept;
  std::string_view capture_name(std::uint8_t id) const noexcept;

  /// The units of tokens [first, last): forms, lemmas (none when `syntax` is empty) and tags.
  std::vector<Unit> units(std::string_view text, const Text &, const Syntax &, std::uint32_t first, std::uint32_t last) const;

  /// Appends the longest match of every pattern that matches at units[at].
  void match_at(const std::vector<Unit> &units, std::uint32_t at, std::uint32_t first, std::uint32_t last, std::vector<Match> &out) const;
  /// Matches of units [first, last), from left to right, longest first, not overlapping in their extents;
  /// of two equal ones the pattern that was added later.
  std::vector<Match> find(const std::vector<Unit> &units, std::uint32_t first, std::uint32_t last) const;
  /// find() over one sentence of a tagged text: captures and extents are token indices of the document.
  std::vector<Match> find_in(std::string_view text, const Text &, const Syntax &, const Sentence &) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Leftmost-longest choice among matches that overlap, as find() has it.
std::vector<Match> choose(std::vector<Match>);

} // namespace demarche

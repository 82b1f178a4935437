#include <cassert>
#include <iterator>
#include <set>
#include <sstream>

#include <demarche/rules.hpp>

#include "base/embedded.hpp"

namespace demarche {

namespace {

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view{} : s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

struct Cells {
  std::vector<std::string> text;
  std::vector<int> columns;
};

/// Cells parted by '|'; "\|" is a bar.
Cells cells_of(std::string_view line, std::size_t from) {
  Cells cells;
  std::string cell;
  std::size_t begin = from;
  auto close = [&] {
    const auto lead = cell.find_first_not_of(" \t");
    cells.columns.push_back(static_cast<int>(begin + (lead == std::string::npos ? 0 : lead)) + 1);
    cells.text.emplace_back(trim(cell));
    cell.clear();
  };
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
      cell += '|';
      ++i;
    } else if (line[i] == '|') {
      close();
      begin = i + 1;
    } else {
      cell += line[i];
    }
  }
  close();
  return cells;
}

class Parser {
public:
  Parser(const std::string &file, std::size_t min_cells, std::size_t max_cells, bool lexicon)
      : min_(min_cells), max_(max_cells), lexicon_(lexicon) {
    out_.name = file;
  }

  RuleFile parse(std::string_view text) {
    while (!text.empty()) {
      const auto eol = text.find('\n');
      ++line_;
      take(text.substr(0, eol));
      text = eol == std::string_view::npos ? std::string_view{} : text.substr(eol + 1);
    }
    require_example();
    return std::move(out_);
  }

private:
  void take(std::string_view line) {
    const auto lead = line.find_first_not_of(" \t\r");
    if (lead == std::string_view::npos || line[lead] == '#')
      return;
    if (line[lead] == '@')
      setting(line, lead);
    else if (lead > 0 && (line[lead] == '>' || line[lead] == '!'))
      example(line, lead);
    else
      row(line, lead);
  }

  void setting(std::string_view line, std::size_t lead) {
    const std::string_view body = trim(line.substr(lead + 1));
    const auto space = body.find_first_of(" \t");
    if (space == std::string_view::npos)
      fail(lead, "a setting is '@key value'");
    out_.settings[std::string(body.substr(0, space))] = std::string(trim(body.substr(space)));
  }

  void example(std::string_view line, std::size_t lead) {
    if (out_.rows.empty())
      fail(lead, "an example before any row: examples stand below the row they belong to");
    Cells cells = cells_of(line, lead + 1);
    if (cells.text.front().empty())
      fail(lead, "an example without text");
    Example e{line[lead] == '>', cells.text.front(), {cells.text.begin() + 1, cells.text.end()}, line_};
    out_.rows.back().examples.push_back(std::move(e));
  }

  void row(std::string_view line, std::size_t lead) {
    require_example();
    Cells cells = cells_of(line, lead);
    if (cells.text.size() < min_ || cells.text.size() > max_)
      fail(lead, "a row has " + std::to_string(min_) + (max_ > min_ ? " to " + std::to_string(max_) : "") +
                     " cells parted by '|', this one " + std::to_string(cells.text.size()));
    if (cells.text.front().empty())
      fail(lead, "a row begins with its name");
    if (!names_.insert(cells.text.front()).second)
      fail(lead, "the name '" + cells.text.front() + "' is used twice");
    out_.rows.push_back({std::move(cells.text), std::move(cells.columns), {}, line_});
  }

  void require_example() const {
    if (lexicon_ || out_.rows.empty())
      return;
    const Row &last = out_.rows.back();
    for (const Example &e : last.examples)
      if (e.positive)
        return;
    throw RuleError(out_.name, last.line, 1, "the row '" + last.name() + "' has no example: add a line '  > words it must match'");
  }

  [[noreturn]] void fail(std::size_t column, const std::string &what) const {
    throw RuleError(out_.name, line_, static_cast<int>(column) + 1, what);
  }

  std::size_t min_, max_;
  bool lexicon_;
  int line_ = 0;
  std::set<std::string> names_;
  RuleFile out_;
};

} // namespace

RuleFile parse_rules(std::string_view text, const std::string &file, std::size_t min_cells, std::size_t max_cells, bool lexicon) {
  return Parser(file, min_cells, max_cells, lexicon).parse(text);
}

std::vector<std::vector<std::string>> parse_lexicon(std::string_view text, const std::string &file, std::size_t min_cells) {
  std::vector<std::vector<std::string>> rows;
  for (int line = 1; !text.empty(); ++line) {
    const auto eol = text.find('\n');
    std::string_view body = text.substr(0, eol);
    text = eol == std::string_view::npos ? std::string_view{} : text.substr(eol + 1);
    if (trim(body).empty() || body.front() == '#')
      continue;
    std::vector<std::string> cells;
    for (;;) {
      const auto tab = body.find('\t');
      cells.emplace_back(trim(body.substr(0, tab)));
      if (tab == std::string_view::npos)
        break;
      body.remove_prefix(tab + 1);
    }
    if (cells.size() < min_cells)
      throw RuleError(file, line, 1,
                      "an entry has at least " + std::to_string(min_cells) + " cells parted by tabs, this one " +
                          std::to_string(cells.size()));
    rows.push_back(std::move(cells));
  }
  return rows;
}

WordSet lexicon_words(const std::string &file) {
  WordSet out;
  for (auto &row : parse_lexicon(builtin(file), file, 1))
    out.insert(std::move(row.front()));
  return out;
}

WordSet lexicon_words(const std::string &file, std::string_view word_class) {
  WordSet out;
  for (const auto &row : parse_lexicon(builtin(file), file, 2))
    if (row[0] == word_class) {
      std::istringstream lemmas(row[1]);
      out.insert(std::istream_iterator<std::string>(lemmas), {});
    }
  return out;
}

std::string_view builtin(std::string_view path) { return base::embedded("rules/" + std::string(path)); }

std::vector<std::string_view> builtins() {
  std::vector<std::string_view> names;
  for (const base::EmbeddedFile &f : base::embedded_files())
    if (f.name.starts_with("rules/"))
      names.push_back(f.name.substr(6));
  return names;
}

} // namespace demarche

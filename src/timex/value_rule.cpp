// The third and fourth cell of a rule, read.
#include <algorithm>
#include <stdexcept>

#include "timex/value.hpp"

namespace demarche::timex {

namespace {

std::vector<std::string_view> split_words(std::string_view s, char by = ' ') {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    const auto end = s.find(by);
    if (end != 0)
      out.push_back(s.substr(0, end));
    s = end == std::string_view::npos ? std::string_view{} : s.substr(end + 1);
  }
  return out;
}

} // namespace

ValueRule::Piece ValueRule::piece(std::string_view s) {
  const auto open = s.find('[');
  if (open == std::string_view::npos)
    return {std::string(s), {}};
  if (s.back() != ']' || s.find(']') != s.size() - 1)
    throw std::runtime_error("'" + std::string(s) + "' is no part of a value: write [Class] or a word before it");
  return {std::string(s.substr(0, open)), std::string(s.substr(open + 1, s.size() - open - 2))};
}

/// "[Int][Unit]": one after the other.
std::vector<ValueRule::Piece> ValueRule::run_of_pieces(std::string_view s) {
  std::vector<Piece> out;
  while (!s.empty()) {
    const auto close = s.find(']');
    const std::size_t end = close == std::string_view::npos ? s.size() : close + 1;
    out.push_back(piece(s.substr(0, end)));
    s.remove_prefix(end);
  }
  return out;
}

/// Parts of a date parted by '-', of a duration one after the other.
std::vector<ValueRule::Piece> ValueRule::pieces(std::string_view s) {
  if (s.front() == 'P')
    return run_of_pieces(s.substr(1));
  std::vector<Piece> out;
  for (const std::string_view part : split_words(s, '-'))
    out.push_back(piece(part));
  return out;
}

namespace {

std::optional<unsigned> dialects_named(std::string_view mode) {
  const auto bits = [](auto... dialect) { return (0U | ... | (1U << static_cast<unsigned>(dialect))); };
  if (mode == "news")
    return bits(Dialect::news, Dialect::paper);
  if (mode == "narrative")
    return bits(Dialect::narrative);
  if (mode == "reports")
    return bits(Dialect::news, Dialect::paper, Dialect::narrative);
  if (mode == "dated")
    return bits(Dialect::news, Dialect::paper, Dialect::spoken);
  return {};
}

} // namespace

ValueRule::ValueRule(std::string_view cell, std::string_view modes, const std::string &file, int line, int column) {
  try {
    parse(split_words(cell));
    for (const std::string_view mode : split_words(modes))
      if (const auto dialects = dialects_named(mode))
        dialects_ = *dialects;
      else if (mode == "doubtful")
        doubtful_ = true;
      else if (mode.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string_view::npos)
        mod_ = mode;
      else
        throw std::runtime_error("'" + std::string(mode) +
                                 "' is no mod (APPROX, START ...) and no dialect (news, narrative, reports, dated), nor doubtful");
  } catch (const std::runtime_error &e) {
    throw RuleError(file, line, column, e.what());
  }
}

void ValueRule::parse(std::vector<std::string_view> words) {
  if (!words.empty() && words.front() == "set") {
    set_ = true;
    words.erase(words.begin());
  }
  if (words.empty())
    throw std::runtime_error("a value is missing");
  static constexpr std::string_view sides[] = {"near", "last", "next", "this", "past", "before", "after"};
  std::size_t at = 1;
  static constexpr std::pair<std::string_view, Base> bases[] = {
      {"dct", Base::dct},       {"ref", Base::ref},   {"anchor", Base::anchor}, {"likewise", Base::likewise},
      {"latest", Base::latest}, {"none", Base::none}, {"slash", Base::slash}};
  const auto *base = std::find_if(std::begin(bases), std::end(bases), [&](const auto &b) { return b.first == words[0]; });
  if (base != std::end(bases)) {
    base_ = base->second;
  } else if (const auto *side = std::find(std::begin(sides), std::end(sides), words[0]); side != std::end(sides)) {
    if (words.size() < 2)
      throw std::runtime_error("'" + std::string(words[0]) + "' wants a date behind it");
    base_ = Base::date;
    side_ = static_cast<int>(side - std::begin(sides));
    pieces_ = pieces(words[at++]);
  } else if (words[0].find('[') == std::string_view::npos) {
    base_ = Base::literal;
    pieces_ = {{std::string(words[0]), {}}};
  } else {
    base_ = words[0].front() == 'P' ? Base::duration : Base::date;
    if (set_ && words[0].starts_with("XXXX"))
      base_ = Base::literal;
    pieces_ = base_ == Base::literal ? run_of_pieces(words[0]) : pieces(words[0]);
  }
  parse_operations(words, at);
}

void ValueRule::parse_operations(const std::vector<std::string_view> &words, std::size_t i) {
  while (i < words.size()) {
    const std::string_view w = words[i++];
    const auto next = [&](const char *what) {
      if (i == words.size())
        throw std::runtime_error("'" + std::string(w) + "' wants " + what + " behind it");
      return piece(words[i++]);
    };
    Operation op;
    if (w == "+" || w == "-") {
      op.sign = w == "+" ? 1 : -1;
      op.amount = next("a number and a unit");
      op.unit = next("a unit");
    } else if (w == "as") {
      op.kind = OpKind::as;
      op.unit = next("a unit");
    } else if (w == "at") {
      op.kind = OpKind::at;
      op.unit = next("a time of day");
    } else if (w == "of") {
      op.kind = OpKind::of;
      op.unit = next("a year");
      if (op.unit.capture.empty())
        throw std::runtime_error("'of' wants a captured year behind it");
    } else if (w == "in") {
      op.kind = OpKind::in;
      if (i == words.size())
        throw std::runtime_error("'in' wants a part of the year behind it");
      op.parts = pieces(words[i++]);
    } else if (w == "bc") {
      before_christ_ = true;
      continue;
    } else {
      throw std::runtime_error("'" + std::string(w) + "' is not understood: expected + - as at in of bc");
    }
    operations_.push_back(std::move(op));
  }
}

bool ValueRule::counts_from_dct() const {
  return base_ == Base::dct && !operations_.empty() && (operations_[0].kind == OpKind::shift || operations_[0].kind == OpKind::as);
}

int ValueRule::shift_from_dct() const {
  if (base_ != Base::dct || operations_.size() != 1 || operations_[0].kind != OpKind::shift)
    return 0;
  return operations_[0].amount.literal == "1" ? operations_[0].sign : 0;
}

std::vector<std::string> ValueRule::captures() const {
  std::vector<std::string> out;
  const auto note = [&](const Piece &p) {
    if (!p.capture.empty())
      out.push_back(p.capture);
  };
  for (const Piece &p : pieces_)
    note(p);
  for (const Operation &o : operations_) {
    note(o.amount);
    note(o.unit);
    for (const Piece &p : o.parts)
      note(p);
  }
  return out;
}

} // namespace demarche::timex

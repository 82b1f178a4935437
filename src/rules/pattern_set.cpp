// A set of patterns, with the index that says which can begin at a word.
#include <algorithm>
#include <cassert>

#include "rules/machine.hpp"

namespace demarche {

using namespace rules;

namespace {

/// What the unit behind the first of a match can be. Most patterns that begin with "the" go on with a word of their own: where that
/// is not there, the machine need not run.
struct Second {
  std::uint64_t classes = 0;
  std::array<std::uint64_t, 4> forms{}; ///< by their last eight bits
  bool any = false;                     ///< also none at all

  bool allows(const Unit *u) const {
    return any || (u && ((u->classes & classes) != 0 || ((forms[(u->form >> 6) & 3] >> (u->form & 63)) & 1) != 0));
  }
  void add_form(std::uint32_t form) { forms[(form >> 6) & 3] |= std::uint64_t{1} << (form & 63); }
  void add(const Second &other) {
    classes |= other.classes;
    for (std::size_t i = 0; i < forms.size(); ++i)
      forms[i] |= other.forms[i];
    any |= other.any;
  }
};

struct Start {
  std::uint32_t pattern;
  Second second;
};
using Starts = std::vector<Start>;

/// Walks from an operation over everything that takes no unit, to those that take one or end the match.
template <class Take> void reach(const std::vector<Op> &ops, std::uint32_t from, Take &&take) {
  std::vector<std::uint32_t> todo{from};
  std::vector<bool> seen(ops.size());
  while (!todo.empty()) {
    const std::uint32_t i = todo.back();
    todo.pop_back();
    if (seen[i])
      continue;
    seen[i] = true;
    switch (ops[i].code) {
    case OpCode::form:
    case OpCode::lemma:
    case OpCode::klass:
    case OpCode::upos:
    case OpCode::any:
    case OpCode::done:
      take(i);
      break;
    case OpCode::split:
      todo.push_back(ops[i].word);
      todo.push_back(i + 1);
      break;
    case OpCode::jump:
    case OpCode::not_next:
    case OpCode::not_previous:
      todo.push_back(ops[i].word);
      break;
    default:
      todo.push_back(i + 1);
    }
  }
}

Second second_after(const std::vector<Op> &ops, std::uint32_t first) {
  Second s;
  if (ops[first].code == OpCode::done)
    s.any = true;
  else
    reach(ops, first + 1, [&](std::uint32_t i) {
      if (ops[i].code == OpCode::form)
        s.add_form(ops[i].word);
      else if (ops[i].code == OpCode::klass)
        s.classes |= std::uint64_t{1} << ops[i].arg;
      else
        s.any = true;
    });
  return s;
}

void can_start(Starts &list, std::uint32_t pattern, const Second &second) {
  if (list.empty() || list.back().pattern != pattern) {
    list.push_back({pattern, second});
    return;
  }
  list.back().second.add(second);
}

Starts &at_word(std::vector<Starts> &lists, std::uint32_t word) {
  if (lists.size() <= word)
    lists.resize(word + 1);
  return lists[word];
}

} // namespace

struct PatternSet::Impl {
  Names names;
  std::vector<Program> programs;
  struct ClassWord {
    std::uint8_t bit;
    bool capital;
    std::string value;
  };
  std::vector<std::vector<ClassWord>> class_words; ///< by word
  std::vector<Starts> by_form;                     ///< patterns that can begin with a form
  std::vector<Starts> by_lemma;                    ///< ... with a lemma
  std::array<Starts, 64> by_class{};               ///< ... with a class
  Starts by_any;                                   ///< ... with something else
  std::uint64_t first_classes = 0;

  void index(std::uint32_t pattern);
};

PatternSet::PatternSet() : impl_(std::make_unique<Impl>()) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet &&) noexcept = default;
PatternSet &PatternSet::operator=(PatternSet &&) noexcept = default;

void PatternSet::Impl::index(std::uint32_t pattern) {
  const std::vector<Op> &ops = programs[pattern].ops;
  reach(ops, 0, [&](std::uint32_t i) {
    const Op &op = ops[i];
    const Second second = second_after(ops, i);
    if (op.code == OpCode::form) {
      can_start(at_word(by_form, op.word), pattern, second);
    } else if (op.code == OpCode::lemma) {
      can_start(at_word(by_lemma, op.word), pattern, second);
    } else if (op.code == OpCode::klass) {
      can_start(by_class[op.arg], pattern, second);
      first_classes |= std::uint64_t{1} << op.arg;
    } else {
      can_start(by_any, pattern, second);
    }
  });
}

unsigned PatternSet::class_bit(std::string_view name) { return impl_->names.class_bit(name); }

std::optional<unsigned> PatternSet::find_class(std::string_view name) const noexcept {
  const auto &all = impl_->names.classes;
  const auto at = std::find(all.begin(), all.end(), name);
  return at == all.end() ? std::nullopt : std::optional(static_cast<unsigned>(at - all.begin()));
}

void PatternSet::add_word(std::string_view class_name, std::string_view word, std::string_view value) {
  assert(!word.empty());
  std::string lower(word);
  for (char &c : lower)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const std::uint32_t id = impl_->names.words.add(lower);
  if (impl_->class_words.size() <= id)
    impl_->class_words.resize(id + 1);
  impl_->class_words[id].push_back({static_cast<std::uint8_t>(class_bit(class_name)), lower[0] != word[0], std::string(value)});
}

void PatternSet::define(std::string_view name, std::string_view pattern, const std::string &file, int line, int column) {
  compile(impl_->names, pattern, file, line, column);
  impl_->names.definitions.emplace_back(name, pattern);
}

std::uint32_t PatternSet::add(std::string_view pattern, const std::string &file, int line, int column) {
  impl_->programs.push_back(compile(impl_->names, pattern, file, line, column));
  const auto number = static_cast<std::uint32_t>(impl_->programs.size() - 1);
  impl_->index(number);
  return number;
}

std::uint32_t PatternSet::word_id(std::string_view lower) const noexcept { return impl_->names.words.find(lower); }

std::uint64_t PatternSet::classes_of(std::uint32_t word, bool capital) const noexcept {
  std::uint64_t bits = 0;
  if (word < impl_->class_words.size())
    for (const auto &c : impl_->class_words[word])
      if (capital || !c.capital)
        bits |= std::uint64_t{1} << c.bit;
  return bits;
}

std::string_view PatternSet::value(unsigned class_bit, std::uint32_t word) const noexcept {
  if (word < impl_->class_words.size())
    for (const auto &c : impl_->class_words[word])
      if (c.bit == class_bit)
        return c.value;
  return {};
}

std::uint8_t PatternSet::capture_id(std::string_view name) const noexcept {
  const auto &all = impl_->names.captures;
  const auto at = std::find(all.begin(), all.end(), name);
  return at == all.end() ? 255 : static_cast<std::uint8_t>(at - all.begin());
}

std::string_view PatternSet::capture_name(std::uint8_t id) const noexcept { return impl_->names.captures[id]; }

void PatternSet::match_at(const std::vector<Unit> &units, std::uint32_t at, std::uint32_t first, std::uint32_t last,
                          std::vector<Match> &out) const {
  Machine machine(units, first, last);
  Match m;
  const Unit *const next = at + 1 < last ? &units[at + 1] : nullptr;
  const auto attempt = [&](const Starts &starts) {
    for (const Start &s : starts)
      if (s.second.allows(next) && machine.run(impl_->programs[s.pattern], at, m)) {
        m.pattern = s.pattern;
        out.push_back(m);
      }
  };
  const Unit &u = units[at];
  if (u.form != 0 && u.form < impl_->by_form.size())
    attempt(impl_->by_form[u.form]);
  if (u.lemma != 0 && u.lemma < impl_->by_lemma.size())
    attempt(impl_->by_lemma[u.lemma]);
  for (std::uint64_t bits = u.classes & impl_->first_classes; bits != 0; bits &= bits - 1)
    attempt(impl_->by_class[static_cast<std::size_t>(__builtin_ctzll(bits))]);
  attempt(impl_->by_any);
}

std::vector<Unit> PatternSet::units(std::string_view text, const Text &cut, const Syntax &syntax, std::uint32_t first,
                                    std::uint32_t last) const {
  std::vector<Unit> out;
  out.reserve(last - first);
  std::string lower;
  for (std::uint32_t i = first; i < last; ++i) {
    const Span span = cut.tokens[i].span;
    lower.assign(slice(text, span));
    Unit u;
    u.span = span;
    u.capital = !lower.empty() && lower[0] >= 'A' && lower[0] <= 'Z';
    u.glued = i > first && cut.tokens[i - 1].span.end == span.begin;
    for (char &c : lower)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    u.form = word_id(lower);
    u.classes = classes_of(u.form, u.capital);
    if (i < syntax.words.size()) {
      u.lemma = word_id(syntax.lemma(i));
      u.upos = syntax.words[i].upos;
    }
    out.push_back(u);
  }
  return out;
}

std::vector<Match> choose(std::vector<Match> all) {
  std::stable_sort(all.begin(), all.end(), [](const Match &a, const Match &b) {
    if (a.first != b.first)
      return a.first < b.first;
    if (a.last != b.last)
      return a.last > b.last;
    return a.pattern > b.pattern;
  });
  std::vector<Match> chosen;
  for (const Match &m : all)
    if (chosen.empty() || m.first >= chosen.back().last)
      chosen.push_back(m);
  return chosen;
}

std::vector<Match> PatternSet::find(const std::vector<Unit> &units, std::uint32_t first, std::uint32_t last) const {
  std::vector<Match> all;
  for (std::uint32_t at = first; at < last; ++at)
    match_at(units, at, first, last, all);
  return choose(std::move(all));
}

std::vector<Match> PatternSet::find_in(std::string_view text, const Text &cut, const Syntax &syntax, const Sentence &sentence) const {
  std::vector<Match> found = find(units(text, cut, syntax, sentence.first, sentence.last), 0, sentence.last - sentence.first);
  for (Match &m : found) {
    for (std::uint32_t *i : {&m.first, &m.last, &m.outer_first, &m.outer_last})
      *i += sentence.first;
    for (std::size_t c = 0; c < m.capture_count; ++c) {
      m.captures[c].first += sentence.first;
      m.captures[c].last += sentence.first;
    }
  }
  return found;
}

} // namespace demarche

// The written form of a pattern, read; with errors that say where.
#include <algorithm>

#include "event/pattern.hpp"

namespace demarche::event {

std::vector<std::string_view> split_on(std::string_view s, char c) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto at = s.find(c);
    if (const auto part = s.substr(0, at); !part.empty())
      out.push_back(part);
    if (at == std::string_view::npos)
      return out;
    s.remove_prefix(at + 1);
  }
}

namespace {

std::uint32_t bits(std::initializer_list<Category> cs) {
  std::uint32_t b = 0;
  for (const Category c : cs)
    b |= 1u << static_cast<unsigned>(c);
  return b;
}

class Compiler {
public:
  Compiler(const RuleFile &file, const Row &row, std::size_t column) : file_(file), row_(row), column_(column) {}

  Pattern compile(std::string_view text) const {
    const auto items = split_on(text, ' ');
    if (items.empty())
      fail("an empty pattern");
    Pattern p = head(items.front());
    for (std::size_t i = 1; i < items.size(); ++i)
      p.conditions.push_back(condition(items[i]));
    return p;
  }

private:
  Pattern head(std::string_view item) const {
    Pattern p;
    const auto colon = item.find(':');
    const std::string_view key = item.substr(0, colon);
    p.word_class = key == "v"   ? WordClass::verb
                   : key == "n" ? WordClass::noun
                   : key == "a" ? WordClass::adjective
                   : key == "x" ? WordClass::auxiliary
                   : key == "d" ? WordClass::other
                                : static_cast<WordClass>(255);
    if (colon == std::string_view::npos || p.word_class > WordClass::other)
      fail("a pattern begins with v:, n:, a:, x: or d: and lemmas, not '" + std::string(item) + "'");
    p.heads = lemmas(item.substr(colon + 1));
    return p;
  }

  Condition condition(std::string_view item) const {
    Condition c;
    c.negated = item.front() == '!';
    if (c.negated)
      item.remove_prefix(1);
    const auto colon = item.find(':');
    const std::string key(item.substr(0, colon));
    static const std::pair<const char *, Condition::Where> names[] = {
        {"obj", Condition::Where::object},        {"subj", Condition::Where::subject},  {"prt", Condition::Where::particle},
        {"xcomp", Condition::Where::open_clause}, {"clause", Condition::Where::clause}, {"mod", Condition::Where::modifier},
        {"aux", Condition::Where::auxiliary}};
    c.where = Condition::Where::preposition;
    c.preposition = key;
    for (const auto &[name, where] : names)
      if (key == name)
        c.where = where;
    const std::string_view value = colon == std::string_view::npos ? "*" : item.substr(colon + 1);
    if (value.starts_with('@')) {
      c.categories = quad_bits(value.substr(1));
      if (c.categories == 0)
        fail("'" + std::string(value) + "' is neither a category nor one of VC, MC, VX, MX");
    } else {
      c.lemmas = lemmas(value);
    }
    return c;
  }

  std::vector<std::string> lemmas(std::string_view value) const {
    std::vector<std::string> out;
    if (value == "*")
      return out;
    for (const std::string_view part : split_on(value, '/'))
      if (part.size() > 2 && part.front() == '[' && part.back() == ']') {
        const auto found = file_.settings.find(std::string(part.substr(1, part.size() - 2)));
        if (found == file_.settings.end())
          fail("no class '" + std::string(part) + "': write '@name word word' above");
        for (const std::string_view w : split_on(found->second, ' '))
          out.emplace_back(w);
      } else {
        out.emplace_back(part);
      }
    if (out.empty())
      fail("a condition names no lemma: '*' is any");
    std::sort(out.begin(), out.end());
    return out;
  }

  [[noreturn]] void fail(const std::string &what) const { throw RuleError(file_.name, row_.line, row_.columns[column_], what); }

  const RuleFile &file_;
  const Row &row_;
  std::size_t column_;
};

} // namespace

std::uint32_t quad_bits(std::string_view name) {
  using C = Category;
  if (name == "VC")
    return bits({C::AGREE, C::CONSULT, C::SUPPORT, C::CONCEDE});
  if (name == "MC")
    return bits({C::COOPERATE, C::AID, C::RETREAT});
  if (name == "VX")
    return bits({C::REQUEST, C::ACCUSE, C::REJECT, C::THREATEN});
  if (name == "MX")
    return bits({C::PROTEST, C::SANCTION, C::MOBILIZE, C::COERCE, C::ASSAULT});
  for (unsigned c = 1; c <= static_cast<unsigned>(C::ASSAULT); ++c)
    if (name == to_string(static_cast<C>(c)))
      return 1u << c;
  return 0;
}

Pattern compile_pattern(const RuleFile &file, const Row &row, std::size_t column, std::string_view text) {
  return Compiler(file, row, column).compile(text);
}

} // namespace demarche::event

#include "syntax/irregular.hpp"

#include <string>
#include <unordered_map>

#include <demarche/rules.hpp>

#include "base/inflect.hpp"
#include "syntax/lemma.hpp"

namespace demarche::syntax {

namespace {

using Table = std::unordered_map<std::string, std::string>;

/// Words parted by blanks.
template <class F> void each_word(std::string_view words, F f) {
  while (!words.empty()) {
    const auto space = words.find(' ');
    f(std::string(words.substr(0, space)));
    words = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  }
}

Table read() {
  Table table;
  for (const auto &cells : parse_lexicon(builtin("en/irregular_verbs.tsv"), "en/irregular_verbs.tsv", 2))
    each_word(cells[1], [&](std::string form) { table.emplace(std::move(form), cells[0]); });
  for (const auto &cells : parse_lexicon(builtin("en/e_verbs.tsv"), "en/e_verbs.tsv", 1))
    each_word(cells[0], [&](const std::string &verb) {
      table.emplace(verb + 'd', verb);
      if (!verb.ends_with("ie")) // "tying"
        table.emplace(verb.substr(0, verb.size() - 1) + "ing", verb);
    });
  return table;
}

std::string_view found(const Table &table, std::string_view form) {
  constexpr std::size_t longest = 16;
  if (form.size() > longest)
    return {};
  const auto at = table.find(lower_case(form));
  return at == table.end() ? std::string_view{} : std::string_view(at->second);
}

} // namespace

std::string_view lemma_of_third_person(std::string_view form) {
  static const Table table = [] {
    Table out;
    for (const std::string &verb : lexicon_words("en/verbs.tsv", "finite"))
      out.emplace(base::third_person(verb), verb);
    return out;
  }();
  return form.ends_with('s') ? found(table, form) : std::string_view{};
}

std::string_view lemma_of_verb(std::string_view form) {
  static const Table table = read();
  return found(table, form);
}

} // namespace demarche::syntax

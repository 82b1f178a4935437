#include "syntax/irregular.hpp"

#include <string>
#include <unordered_map>

#include <demarche/rules.hpp>

#include "syntax/lemma.hpp"

namespace demarche::syntax {

namespace {

using Table = std::unordered_map<std::string, std::string>;

Table read() {
  Table table;
  for (const auto &cells : parse_lexicon(builtin("en/irregular_verbs.tsv"), "en/irregular_verbs.tsv", 2))
    for (std::string_view forms = cells[1]; !forms.empty();) {
      const auto space = forms.find(' ');
      table.emplace(forms.substr(0, space), cells[0]);
      forms = space == std::string_view::npos ? std::string_view{} : forms.substr(space + 1);
    }
  return table;
}

} // namespace

std::string_view irregular_lemma(std::string_view form) {
  static const Table table = read();
  constexpr std::size_t longest = 16;
  if (form.size() > longest)
    return {};
  const auto at = table.find(lower_case(form));
  return at == table.end() ? std::string_view{} : std::string_view(at->second);
}

} // namespace demarche::syntax

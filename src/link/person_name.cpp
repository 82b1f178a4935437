#include "link/person_name.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

#include <demarche/rules.hpp>

namespace demarche::link {

namespace {

bool suffix(std::string_view w) {
  static constexpr std::string_view all[] = {"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."};
  return std::find(std::begin(all), std::end(all), w) != std::end(all);
}

char folded(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Lower-cased and without what spellings differ in: "En-Lai" and "En Lai" are "enlai".
std::string squeezed(std::string_view s) {
  std::string out;
  for (const char c : s)
    if (c != '-' && c != ' ' && c != '.' && c != '\'')
      out += folded(c);
  return out;
}

bool initial(std::string_view w) { return w.size() == 1 || (w.size() == 2 && w[1] == '.'); }

/// "A.W." is two words.
void add_words(std::vector<std::string> &out, std::string_view w) {
  while (w.size() > 2 && w[1] == '.' && std::isupper(static_cast<unsigned char>(w[0])) != 0) {
    out.emplace_back(w.substr(0, 2));
    w.remove_prefix(2);
  }
  out.emplace_back(w);
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  while (!name.empty()) {
    const std::size_t blank = std::min(name.find(' '), name.size());
    std::string_view w = name.substr(0, blank);
    if (w.ends_with(','))
      w.remove_suffix(1);
    if (!w.empty() && !suffix(w))
      add_words(out, w);
    name.remove_prefix(std::min(blank + 1, name.size()));
  }
  return out;
}

/// "Bob" of "Robert".
bool short_for(std::string_view a, std::string_view b) {
  static const std::set<std::pair<std::string, std::string>> pairs = [] {
    std::set<std::pair<std::string, std::string>> out;
    const std::string file = "en/short_names.tsv";
    for (const auto &row : parse_lexicon(builtin(file), file, 2))
      for (const std::string &name : words_of(row[1]))
        out.emplace(row[0], name);
    return out;
  }();
  return pairs.count({std::string(a), std::string(b)}) != 0;
}

bool given_fit(std::string_view a, std::string_view b) {
  if (a.size() > b.size() || (a.size() == b.size() && b.ends_with('e')))
    std::swap(a, b);
  if (initial(a))
    return folded(a[0]) == folded(b[0]);
  if (a == b || short_for(a, b) || short_for(b, a))
    return true;
  if ((a.ends_with('e') || a.ends_with('y')) && a.size() > 4) // "Charlie", "Charles"
    a.remove_suffix(a.ends_with("ie") ? 2 : 1);
  return squeezed(b).rfind(squeezed(a), 0) == 0;
}

} // namespace

std::size_t PersonName::letters() const {
  std::size_t n = 0;
  for (const std::string &g : given)
    n += g.size();
  return n;
}

PersonName parse_person(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  PersonName p;
  if (words.empty())
    return p;
  // A short word before a hyphened one: a Chinese or Korean name.
  p.family_first =
      words.size() == 2 && words[1].find('-') != std::string::npos && words[0].find('-') == std::string::npos && words[0].size() <= 6;
  const std::size_t at = p.family_first ? 0 : words.size() - 1;
  p.family = squeezed(words[at]);
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  p.given = std::move(words);
  return p;
}

bool may_be_one(const PersonName &a, const PersonName &b) {
  if (a.family_first != b.family_first || a.family != b.family)
    return false;
  if (a.family_first)
    return squeezed(a.given.front()) == squeezed(b.given.front());
  const PersonName &shorter = a.given.size() <= b.given.size() ? a : b, &longer = a.given.size() <= b.given.size() ? b : a;
  std::size_t at = 0;
  for (std::size_t i = 0; i < shorter.given.size(); ++i, ++at) {
    while (at < longer.given.size() && !given_fit(shorter.given[i], longer.given[at])) {
      if (i == 0 && !initial(longer.given[at]))
        return false;
      ++at;
    }
    if (at == longer.given.size())
      return false;
  }
  return true;
}

} // namespace demarche::link

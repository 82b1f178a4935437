#include "text/lexicon.hpp"

#include <algorithm>
#include <sstream>

#include <demarche/rules.hpp>

namespace demarche::text {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows(const char *file, std::size_t cells) { return parse_lexicon(builtin(file), file, cells); }

Set words(const char *file) {
  Set out;
  for (const auto &row : rows(file, 1))
    out.insert(row[0]);
  return out;
}

Abbreviation kind_of(const std::string &name) {
  if (name == "title")
    return Abbreviation::title;
  if (name == "inner")
    return Abbreviation::inner;
  return name == "number" ? Abbreviation::number : Abbreviation::either;
}

Lexicon read() {
  Lexicon l;
  for (const auto &row : rows("en/abbreviations.tsv", 2))
    l.abbreviations.emplace(row[0], kind_of(row[1]));
  for (const auto &row : rows("en/contractions.tsv", 2)) {
    std::vector<std::uint8_t> parts;
    std::istringstream in(row[1]);
    for (std::string part; in >> part;)
      parts.push_back(static_cast<std::uint8_t>(part.size()));
    l.contractions.emplace(row[0], std::move(parts));
  }
  l.prefixes = words("en/hyphen_prefixes.tsv");
  l.starters = words("en/sentence_starters.tsv");
  l.captions = words("en/captions.tsv");
  l.units = words("en/units.tsv");
  for (const auto &row : rows("en/emoticons.tsv", 1))
    l.emoticons.push_back(row[0]);
  std::stable_sort(l.emoticons.begin(), l.emoticons.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
  return l;
}

} // namespace

const Lexicon &lexicon() {
  static const Lexicon l = read();
  return l;
}

} // namespace demarche::text

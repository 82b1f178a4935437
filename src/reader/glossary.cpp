#include "reader/glossary.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

constexpr std::size_t longest_name = 100; // bytes

/// What a list puts between surname and given names: ranks and styles of address.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 39> titles = {
      "Generalissimo", "Admiral", "Adm.",       "Ambassador", "Baron",       "Brig.", "Brigadier", "Captain",  "Capt.",   "Col.",
      "Colonel",       "Count",   "Commander",  "Cmdr.",      "Congressman", "Dr.",   "Field",     "Fleet",    "Gen.",    "General",
      "Governor",      "Justice", "Lieutenant", "Lt.",        "Lady",        "Lord",  "Maj.",      "Major",    "Marshal", "Mrs.",
      "Mr.",           "Prince",  "Professor",  "Rear",       "Senator",     "Sir",   "Vice",      "Viscount", "Air"};
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

bool is_suffix(std::string_view word) {
  return word == "Jr." || word == "Sr." || word == "II" || word == "III" || word == "IV" || word == "Jr";
}

std::vector<std::string> split(const std::string &s, char at) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= s.size();) {
    const auto end = std::min(s.find(at, begin), s.size());
    std::string part;
    append_folded(part, std::string_view(s).substr(begin, end - begin));
    trim_end(part);
    if (!part.empty())
      out.push_back(std::move(part));
    begin = end + 1;
  }
  return out;
}

std::string without_titles(const std::string &name) {
  std::string out;
  for (const std::string &word : split(name, ' '))
    if (!is_title(word))
      out += (out.empty() ? "" : " ") + word;
  return out;
}

/// "Yeh, George K.C." of "Yeh, George K.C. (Yeh Kung-ch'ao)".
std::string without_brackets(const std::string &s) {
  std::string out;
  int depth = 0;
  for (const char c : s) {
    depth += c == '(';
    if (depth == 0)
      out += c;
    depth -= c == ')' && depth > 0;
  }
  return out;
}

/// A cell of a row: one line, no tab, no mark that parts names.
std::string cell(std::string_view s) {
  std::string out;
  append_folded(out, s);
  std::replace(out.begin(), out.end(), ';', ',');
  trim_end(out);
  while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == ':'))
    out.pop_back();
  return out.size() > longest_name || out == "-" || out.find('\n') != std::string::npos ? std::string{} : out;
}

/// "United Nations" is a body; "anti-aircraft" and "aide-mémoire" are words.
bool names_a_body(const std::string &meaning) {
  const std::vector<std::string> words = split(meaning, ' ');
  static constexpr std::array<std::string_view, 9> small = {"of", "the", "for", "and", "on", "to", "in", "de", "du"};
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [&](const std::string &w) {
           return (w[0] >= 'A' && w[0] <= 'Z') || std::find(small.begin(), small.end(), w) != small.end();
         });
}

bool stands_for_a_body(const std::string &term, const std::string &meaning) {
  return std::count_if(term.begin(), term.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1 && names_a_body(meaning);
}

/// What the list says behind a term: "U.S. Navy" of "USN, U.S. Navy, or its officers".
std::string meaning_of(const pugi::xml_node &term_node, const std::string &term) {
  pugi::xml_node item = term_node.parent();
  while (item && local_name(item) != "item" && local_name(item) != "list")
    item = item.parent();
  const std::string all = words_of(item);
  const auto at = all.find(term);
  if (local_name(item) != "item" || at == std::string::npos)
    return {};
  const auto begin = all.find_first_not_of(" ,:", at + term.size());
  return begin == std::string::npos ? std::string{} : all.substr(begin, all.find_first_of(",;(", begin) - begin);
}

} // namespace

std::string spoken_name(const std::string &listed) {
  const std::vector<std::string> parts = split(without_brackets(listed), ',');
  std::string given, suffix;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (is_suffix(parts[i])) {
      suffix = ' ' + parts[i];
      continue;
    }
    if (!given.empty())
      break; // an office
    given = without_titles(parts[i]);
  }
  std::string family = parts.empty() ? std::string{} : without_titles(parts[0]);
  if (family.empty() && !parts.empty())
    family = parts[0]; // "Major, John"
  return (given.empty() ? family : given + ' ' + family) + suffix;
}

/// "Falk" names Ida M. Falk; "the Ambassador" does not: it is a description, good where it stands only.
bool Glossary::names_it(const std::string &words, const Row &row) {
  const std::vector<std::string> own = split(row.name, ' ');
  const auto shares = [&](const std::string &w) { return w.size() > 1 && std::find(own.begin(), own.end(), w) != own.end(); };
  const std::vector<std::string> said = split(words, ' ');
  return row.kind != "person" ? words.size() > 1 : std::any_of(said.begin(), said.end(), shares);
}

Glossary::Glossary(const pugi::xml_node &tei) {
  const auto keep = [this](const std::string &id, Row row) {
    if (!row.name.empty())
      row_of_.emplace(id, std::move(row));
  };
  const auto enter = [&](const pugi::xml_node &n) {
    const std::string id = n.attribute("xml:id").value();
    if (!id.empty() && local_name(n) == "persName") {
      keep(id, {"person", cell(spoken_name(words_of(n)))});
    } else if (!id.empty() && local_name(n) == "term") {
      const std::string term = words_of(n), meaning = meaning_of(n, term);
      if (stands_for_a_body(term, meaning))
        keep(id, {"organization", cell(meaning)});
    }
    return true;
  };
  walk(tei, {enter, [](std::string_view) {}, {}});
}

std::string Glossary::rows(const References &references) const {
  std::map<std::string, int> bearers;
  for (const auto &[id, names] : references)
    for (const std::string &n : names)
      bearers[n] += static_cast<int>(row_of_.count(id));
  std::string out;
  for (const auto &[id, names] : references) {
    const auto row = row_of_.find(id);
    if (row == row_of_.end())
      continue;
    std::string others;
    for (const std::string &n : names)
      if (const std::string name = cell(n); bearers[n] == 1 && name != row->second.name && names_it(name, row->second))
        others += (others.empty() ? "" : "; ") + name;
    out += row->second.kind + '\t' + row->second.name + '\t' + (others.empty() ? "-" : others) + '\n';
  }
  return out;
}

} // namespace demarche

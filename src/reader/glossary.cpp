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
  static constexpr std::array<std::string_view, 38> titles = {
      "Admiral", "Adm.",       "Ambassador", "Baron",       "Brig.", "Brigadier", "Captain",  "Capt.",   "Col.",    "Colonel",
      "Count",   "Commander",  "Cmdr.",      "Congressman", "Dr.",   "Field",     "Fleet",    "Gen.",    "General", "Governor",
      "Justice", "Lieutenant", "Lt.",        "Lady",        "Lord",  "Maj.",      "Major",    "Marshal", "Mrs.",    "Mr.",
      "Prince",  "Professor",  "Rear",       "Senator",     "Sir",   "Vice",      "Viscount", "Air"};
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
  const std::vector<std::string> parts = split(listed, ',');
  if (parts.size() < 2)
    return parts.empty() ? std::string{} : parts[0];
  std::string given, suffix;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (is_suffix(parts[i])) {
      suffix = ' ' + parts[i];
      continue;
    }
    if (!given.empty())
      break; // an office
    for (const std::string &word : split(parts[i], ' '))
      if (!is_title(word))
        given += (given.empty() ? "" : " ") + word;
  }
  return (given.empty() ? parts[0] : given + ' ' + parts[0]) + suffix;
}

Glossary::Glossary(const pugi::xml_node &tei) {
  const auto keep = [this](const std::string &id, Row row) {
    if (!row.name.empty())
      row_of_.emplace(id, std::move(row));
  };
  const auto enter = [&](const pugi::xml_node &n) {
    const std::string id = n.attribute("xml:id").value();
    if (!id.empty() && local_name(n) == "persName") {
      const std::string listed = words_of(n); // the surname alone is how these papers mostly name somebody
      keep(id, {"person", cell(spoken_name(listed)), cell(listed.substr(0, listed.find(',')))});
    } else if (!id.empty() && local_name(n) == "term") {
      const std::string term = words_of(n), meaning = meaning_of(n, term);
      if (stands_for_a_body(term, meaning))
        keep(id, {"organization", cell(meaning), cell(term)});
    }
    return true;
  };
  walk(tei, {enter, [](std::string_view) {}, {}});
}

std::string Glossary::rows(const std::set<std::string> &ids) const {
  std::vector<const Row *> rows;
  std::map<std::string, int> bearers; // two of one surname: neither is meant by it alone
  for (const std::string &id : ids)
    if (const auto at = row_of_.find(id); at != row_of_.end()) {
      rows.push_back(&at->second);
      ++bearers[at->second.other];
    }
  std::string out;
  for (const Row *r : rows) {
    const bool plain = r->other.empty() || r->other == r->name || bearers[r->other] > 1;
    out += r->kind + '\t' + r->name + '\t' + (plain ? "-" : r->other) + '\n';
  }
  return out;
}

} // namespace demarche

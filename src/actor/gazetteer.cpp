#include "actor/gazetteer.hpp"

#include <algorithm>

#include <demarche/rules.hpp>

namespace demarche::actor {

namespace {

using Row = std::vector<std::string>;

std::string cell(const Row &row, std::size_t i) { return i < row.size() && row[i] != "-" ? row[i] : std::string{}; }

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
}

/// The run of letters and digits a phrase begins with: its key, in lower case.
std::string_view first_word(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && letter(s[n]) && !(n > 0 && s.substr(n).starts_with("’")))
    ++n;
  return s.substr(0, n);
}

bool upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Length of one apostrophe, dash or run of white space at i, and the ASCII sign that stands for it; else 0.
std::size_t variant(std::string_view s, std::size_t i, char &plain) {
  if (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r') {
    plain = ' ';
    std::size_t n = 1;
    while (i + n < s.size() && (s[i + n] == ' ' || s[i + n] == '\n' || s[i + n] == '\t' || s[i + n] == '\r'))
      ++n;
    return n;
  }
  const std::string_view rest = s.substr(i, 3);
  plain = rest == "’" || rest == "‘" || rest == "ʼ" ? '\'' : rest == "–" || rest == "‐" || rest == "‑" ? '-' : '\0';
  if (plain)
    return 3;
  if (s.substr(i, 2) == "\u00a0") {
    plain = ' ';
    return 2;
  }
  return 0;
}

} // namespace

std::uint32_t Gazetteer::match(std::string_view phrase, std::string_view text, std::uint32_t begin) noexcept {
  std::size_t i = begin;
  bool shouting = false;
  for (std::size_t p = 0; p < phrase.size(); ++p) {
    if (i >= text.size())
      return 0;
    if (phrase[p] == text[i] && phrase[p] != ' ') {
      ++i;
      continue;
    }
    char plain = 0;
    if (const std::size_t n = variant(text, i, plain); n && phrase[p] == plain) {
      i += n;
      continue;
    }
    // "CHINA" for "China": every letter after the first is raised, and there are at least four.
    const bool raised = phrase[p] >= 'a' && phrase[p] <= 'z' && text[i] == phrase[p] - 'a' + 'A';
    if (!raised || phrase.size() < 4 || !upper(phrase[0]) || (!shouting && p != 1))
      return 0;
    shouting = true;
    ++i;
  }
  if (shouting)
    for (std::size_t k = begin; k < i; ++k)
      if (text[k] >= 'a' && text[k] <= 'z')
        return 0;
  return static_cast<std::uint32_t>(i);
}

const std::vector<std::uint32_t> *Gazetteer::bucket_at(std::string_view text, std::uint32_t begin) const noexcept {
  const std::string_view key = first_word(text.substr(begin, 40));
  char buffer[40] = {};
  for (std::size_t i = 0; i < key.size(); ++i)
    buffer[i] = upper(key[i]) ? static_cast<char>(key[i] - 'A' + 'a') : key[i];
  const auto at = by_first_word_.find(std::string_view(buffer, key.size()));
  return at == by_first_word_.end() ? nullptr : &at->second;
}

std::uint32_t Gazetteer::add_entry(Entry e) {
  const auto [at, fresh] = by_id_.emplace(e.id, static_cast<std::uint32_t>(entries_.size()));
  if (fresh)
    entries_.push_back(std::move(e));
  return at->second;
}

void Gazetteer::add_phrase(std::string_view text, std::uint32_t entry, Sort sort) {
  const auto [at, fresh] = by_phrase_.emplace(std::string(text), static_cast<std::uint32_t>(phrases_.size()));
  if (fresh)
    phrases_.push_back({std::string(text), {}});
  std::vector<Sense> &senses = phrases_[at->second].senses;
  for (const Sense &s : senses)
    if (s.entry == entry && s.sort == sort)
      return;
  senses.push_back({entry, sort});
  if (sort == Sort::name && entry >= below())
    entries_[entry - below()].names.emplace_back(text);
}

void Gazetteer::finish() {
  by_first_word_.clear();
  for (std::uint32_t p = 0; p < phrases_.size(); ++p)
    by_first_word_[lower(first_word(phrases_[p].text))].push_back(p);
  for (auto &[key, bucket] : by_first_word_)
    std::sort(bucket.begin(), bucket.end(), [&](std::uint32_t a, std::uint32_t b) {
      return phrases_[a].text.size() != phrases_[b].text.size() ? phrases_[a].text.size() > phrases_[b].text.size()
                                                                : phrases_[a].text < phrases_[b].text;
    });
}

void Gazetteer::read_countries() {
  const std::string file = "en/countries.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 5)) {
    Entry e{row[0], row[1], {}, ActorKind::country, {}, {}, false, {}};
    if (const auto since = parse_iso(cell(row, 7)))
      e.life.begin = since->begin;
    if (const auto until = parse_iso(cell(row, 8)))
      e.life.end = until->begin;
    const std::uint32_t at = add_entry(std::move(e));
    add_phrase(row[1], at, Sort::name);
    for (const std::string &n : parts(cell(row, 2)))
      add_phrase(n, at, Sort::name);
    for (const std::string &n : parts(cell(row, 3)))
      add_phrase(n, at, Sort::capital);
    for (const std::string &n : parts(cell(row, 4))) {
      add_phrase(n, at, Sort::adjective);
      if (n.ends_with("n") || n.ends_with("i") || n.ends_with("ek") || n.ends_with("c") || n.ends_with("t"))
        add_phrase(n + "s", at, Sort::people);
    }
    for (const std::string &n : parts(cell(row, 5)))
      add_phrase(n, at, Sort::people);
    for (const std::string &n : parts(cell(row, 6)))
      add_phrase(n, at, Sort::stand_in);
  }
}

void Gazetteer::read_peoples() {
  const std::string file = "en/peoples.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 4)) {
    const std::uint32_t at = add_entry({row[0], row[1], {}, ActorKind::country, {}, {}, false, {}});
    for (const std::string &n : parts(cell(row, 2)))
      add_phrase(n, at, Sort::adjective);
    for (const std::string &n : parts(cell(row, 3)))
      add_phrase(n, at, Sort::people);
  }
}

void Gazetteer::read_organizations() {
  const std::string file = "en/organisations.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 2)) {
    const std::uint32_t at = add_entry({row[0], row[1], {}, ActorKind::organization, cell(row, 3), {}, false, {}});
    add_phrase(row[1], at, Sort::name);
    for (const std::string &n : parts(cell(row, 2)))
      add_phrase(n, at, Sort::name);
  }
}

void Gazetteer::read_places() {
  const std::string file = "en/places.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 2)) {
    const std::uint32_t at = add_entry({"place:" + slug(row[0]), row[0], {}, ActorKind::place, cell(row, 2), {}, false, {}});
    add_phrase(row[0], at, Sort::name);
    for (const std::string &n : parts(cell(row, 1)))
      add_phrase(n, at, Sort::name);
  }
}

const Entry *Gazetteer::find(std::string_view id) const noexcept {
  const auto at = index(id);
  return at ? &entry(*at) : nullptr;
}

std::optional<std::uint32_t> Gazetteer::index(std::string_view id) const noexcept {
  if (const auto known = base_ ? base_->index(id) : std::nullopt)
    return known;
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? std::nullopt : std::optional(at->second + below());
}

Gazetteer::Gazetteer() {
  read_countries();
  read_peoples();
  read_organizations();
  read_places();
  read_offices();
  read_holders();
  finish();
}

const Gazetteer &Gazetteer::builtin() {
  static const Gazetteer g;
  return g;
}

Gazetteer Gazetteer::with(std::string_view rows, const std::string &file) {
  Gazetteer g = builtin();
  g.read_user(rows, file);
  g.finish();
  return g;
}

} // namespace demarche::actor

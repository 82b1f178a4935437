// Offices and who held them when; and the rows of a user's own file.
#include <algorithm>

#include <demarche/rules.hpp>

#include "actor/gazetteer.hpp"

namespace demarche::actor {

namespace {

using Row = std::vector<std::string>;

std::string cell(const Row &row, std::size_t i) { return i < row.size() && row[i] != "-" ? row[i] : std::string{}; }

/// Since the start of `since` and until the start of `until`; a year's or month's grain is the coarser of the two.
std::optional<Interval> term(const std::string &since, const std::string &until) {
  const auto from = parse_iso(since), to = parse_iso(until);
  if (!from && !to)
    return {};
  Interval held;
  held.begin = from ? from->begin : beginning_of_time;
  // "until 2001" may mean any day of 2001: the term runs through the year, and overlaps its successor's.
  held.end = !to ? end_of_time : to->grain == Grain::day ? to->begin : to->end;
  held.grain = std::max(from ? from->grain : Grain::day, to ? to->grain : Grain::day);
  return held;
}

} // namespace

void Gazetteer::read_offices() {
  const std::string file = "en/offices.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 2)) {
    const Office office{row[0], cell(row, 2)};
    for (const std::string &name : parts(row[1]))
      offices_[lower(name)] = office;
    for (const std::string &name : parts(cell(row, 3)))
      short_titles_[lower(name)].push_back(office);
  }
}

void Gazetteer::read_holders() {
  const std::string file = "en/holders.tsv";
  for (const Row &row : parse_lexicon(demarche::builtin(file), file, 4)) {
    const std::string &name = row[2];
    Entry e{"person:" + slug(name), name, {}, ActorKind::person, row[0], {}, true, {}};
    const std::uint32_t at = add_entry(std::move(e));
    add_phrase(name, at, Sort::name);
    for (const std::string &n : parts(cell(row, 5)))
      add_phrase(n, at, Sort::name);
    entries_[at].roles.push_back({row[1], row[0], term(row[3], cell(row, 4))});
    holders_[row[1]].push_back(at);
  }
}

const Gazetteer::Office *Gazetteer::office(std::string_view words) const noexcept {
  if (base_)
    return base_->office(words);
  const auto at = offices_.find(words);
  return at == offices_.end() ? nullptr : &at->second;
}

namespace {

bool ends_in_name(const std::string &name, std::string_view surname) {
  if (surname.empty())
    return true;
  return name == surname || (name.size() > surname.size() && name.ends_with(surname) && name[name.size() - surname.size() - 1] == ' ') ||
         (name.starts_with(surname) && name[surname.size()] == ' '); // family name first
}

} // namespace

std::optional<std::uint32_t> Gazetteer::holder_named(std::string_view title, std::string_view of, const Interval &at,
                                                     std::string_view surname) const {
  if (base_)
    return base_->holder_named(title, of, at, surname); // a document's list tells no terms of office
  if (const Office *known = office(title))
    return holder_of(*known, of, at, surname);
  std::optional<std::uint32_t> found;
  if (const auto offices = short_titles_.find(title); offices != short_titles_.end() && !surname.empty())
    for (const Office &o : offices->second)
      if (const auto one = holder_of(o, of, at, surname)) {
        if (found && *found != *one)
          return {};
        found = one;
      }
  return found;
}

bool Gazetteer::short_title(std::string_view words) const noexcept {
  return base_ ? base_->short_title(words) : short_titles_.find(words) != short_titles_.end();
}

std::optional<std::uint32_t> Gazetteer::holder_of(const Office &office, std::string_view of, const Interval &at,
                                                  std::string_view surname) const {
  if (!at.bounded())
    return {};
  const auto holders = holders_.find(office.id);
  if (holders == holders_.end())
    return {};
  const std::string_view country = of.empty() ? std::string_view(office.of) : of;
  if (country.empty() && surname.empty())
    return {}; // "the president": whose is for the discourse to say
  std::optional<std::uint32_t> found;
  for (const std::uint32_t e : holders->second) {
    if (!ends_in_name(entries_[e].name, surname))
      continue;
    for (const Role &r : entries_[e].roles) {
      if (r.office != office.id || (!country.empty() && r.of != country) || !r.held || r.held->begin >= at.end || r.held->end <= at.begin)
        continue;
      if (found && *found != e)
        return {}; // two held it within the time: which one the text means is not known
      found = e;
    }
  }
  return found;
}

namespace {

struct Cells {
  Row text;
  std::vector<int> columns;
};

Cells cells_of(std::string_view line) {
  Cells cells;
  std::size_t begin = 0;
  for (;;) {
    const auto tab = line.find('\t', begin);
    std::string_view body = line.substr(begin, tab == std::string_view::npos ? tab : tab - begin);
    std::size_t column = begin;
    while (!body.empty() && (body.front() == ' ' || body.front() == '\r'))
      body.remove_prefix(1), ++column;
    while (!body.empty() && (body.back() == ' ' || body.back() == '\r'))
      body.remove_suffix(1);
    cells.text.emplace_back(body);
    cells.columns.push_back(static_cast<int>(column) + 1);
    if (tab == std::string_view::npos)
      return cells;
    begin = tab + 1;
  }
}

std::optional<ActorKind> kind_of(const std::string &word) {
  for (const ActorKind k : {ActorKind::person, ActorKind::country, ActorKind::organization, ActorKind::place, ActorKind::other})
    if (word == to_string(k))
      return k;
  return {};
}

std::string derived_id(ActorKind kind, const std::string &name) {
  const char *prefix = kind == ActorKind::person         ? "person:"
                       : kind == ActorKind::organization ? "org:"
                       : kind == ActorKind::place        ? "place:"
                       : kind == ActorKind::country      ? "country:"
                                                         : "other:";
  return prefix + slug(name);
}

} // namespace

void Gazetteer::read_user(std::string_view text, const std::string &file) {
  for (int line = 1; !text.empty(); ++line) {
    const auto eol = text.find('\n');
    const std::string_view body = text.substr(0, eol);
    text = eol == std::string_view::npos ? std::string_view{} : text.substr(eol + 1);
    if (body.find_first_not_of(" \t\r") == std::string_view::npos || body.front() == '#')
      continue;
    const Cells c = cells_of(body);
    const auto fail = [&](std::size_t i, const std::string &what) -> void {
      throw RuleError(file, line, c.columns[std::min(i, c.columns.size() - 1)], what);
    };
    if (c.text.size() < 2)
      fail(0, "an actor has at least two cells parted by tabs: kind and name");
    if (c.text.size() > 8)
      fail(8, "an actor has at most eight cells: kind, name, other names, id, of, office, since, until");
    const auto kind = kind_of(c.text[0]);
    if (!kind)
      fail(0, "the kind '" + c.text[0] + "' is none of person, country, organization, place, other");
    if (cell(c.text, 1).empty())
      fail(1, "an actor without a name");
    for (const std::size_t i : {std::size_t{6}, std::size_t{7}})
      if (const std::string d = cell(c.text, i); !d.empty() && !parse_iso(d))
        fail(i, "'" + d + "' is no date: write 2021, 2021-06 or 2021-06-19");
    const std::string id = cell(c.text, 3).empty() ? derived_id(*kind, c.text[1]) : c.text[3];
    const std::uint32_t at = add_entry({id, c.text[1], {}, *kind, cell(c.text, 4), {}, false, {}});
    if (entries_[at].kind != *kind)
      fail(0, "the actor '" + id + "' is a " + to_string(entries_[at].kind) + " already");
    const auto name_it = [&](const std::string &name) {
      if (const auto known = by_phrase_.find(name); known != by_phrase_.end())
        phrases_[known->second].senses.clear(); // the user's word for it goes before ours
      add_phrase(name, at, Sort::name);
    };
    name_it(c.text[1]);
    for (const std::string &n : parts(cell(c.text, 2)))
      name_it(n);
    if (const std::string held = cell(c.text, 5); !held.empty()) {
      const Office *known = office(lower(held));
      const std::string canonical = known ? known->id : lower(held);
      entries_[at].roles.push_back({canonical, cell(c.text, 4), term(cell(c.text, 6), cell(c.text, 7))});
      holders_[canonical].push_back(at);
    }
  }
}

void Gazetteer::read_list(std::string_view rows) {
  while (!rows.empty()) {
    const auto eol = rows.find('\n');
    const Cells c = cells_of(rows.substr(0, eol));
    rows = eol == std::string_view::npos ? std::string_view{} : rows.substr(eol + 1);
    const auto kind = c.text.size() < 2 ? std::nullopt : kind_of(c.text[0]);
    if (!kind || cell(c.text, 1).empty())
      continue;
    std::vector<std::string> names = parts(cell(c.text, 2));
    names.insert(names.begin(), c.text[1]);
    std::optional<std::uint32_t> at = index(derived_id(*kind, c.text[1]));
    for (const std::string &n : names)
      if (const auto known = base_->by_phrase_.find(n);
          !at && known != base_->by_phrase_.end() && !base_->phrases_[known->second].senses.empty())
        at = base_->phrases_[known->second].senses.front().entry;
    if (!at)
      at = add_entry({derived_id(*kind, c.text[1]), c.text[1], {}, *kind, {}, {}, false, {}}) + below();
    for (const std::string &n : names)
      if (!base_->knows(n))
        add_phrase(n, *at, Sort::name);
  }
}

Gazetteer Gazetteer::over(const Gazetteer &base, std::string_view rows) {
  Gazetteer g(&base);
  g.read_list(rows);
  g.finish();
  return g;
}

} // namespace demarche::actor

// Who is who among the people: full names first, then surnames and short forms, then offices that the
// gazetteer knows a holder of at the document's date.
#include <algorithm>
#include <unordered_set>

#include "actor/cast.hpp"

namespace demarche::actor {

namespace {

bool suffix(std::string_view w) { return w == "Jr." || w == "Jr" || w == "Sr." || w == "II" || w == "III" || w == "IV" || w == ","; }

/// "DULLES" of a heading is "Dulles".
std::string titled_case(std::string_view word) { return std::string(word.substr(0, 1)) + lower(word.substr(1)); }

/// The words of a name: "Chou En-lai" is two, "John F. Kennedy, Jr." three.
std::vector<std::string> name_words(const Scene &s, std::uint32_t first, std::uint32_t last) {
  std::vector<std::string> out;
  for (std::uint32_t t = first; t < last; ++t) {
    const std::string_view f = s.form(t);
    if (t > first && t + 1 < last && !s.tokens[t].word && f != "-") {
      if (t + 2 < last && !s.tokens[t + 2].word)
        t += 2; // John "Bud" Falk
      continue;
    }
    if (suffix(f) || f == "'s" || f == "’s")
      continue;
    if (t > first && s.touches(t - 1) && !out.empty() && (f == "-" || out.back().ends_with("-")))
      out.back() += f;
    else
      out.push_back(s.tokens[t].shout && !s.tokens[t].initial && f.size() > 3 ? titled_case(f) : std::string(f));
  }
  return out;
}

std::string joined(const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &w : words)
    out += (out.empty() ? "" : " ") + w;
  return out;
}

/// "J." goes with "John", "John" with "John", "Jack" with nothing.
bool given_fit(const std::string &a, const std::string &b) {
  if (a == b)
    return true;
  const bool initial = a.ends_with(".") || b.ends_with(".") || a.size() == 1 || b.size() == 1;
  return initial && a[0] == b[0];
}

struct Person {
  std::vector<std::string> words;
  std::uint32_t player = 0;
  bool eastern = false; ///< family name first
  const std::string &family() const { return eastern ? words.front() : words.back(); }
};

constexpr std::size_t largest_family = 64; ///< bounds the work on a hostile list of namesakes

class People {
public:
  People(const Scene &s, std::vector<Draft> &drafts, Cast &cast) : s_(s), drafts_(drafts), cast_(cast) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].kind == ActorKind::person && drafts_[i].named()) {
        words_of_.push_back({i, name_words(s_, drafts_[i].name_first, drafts_[i].name_last)});
        const std::vector<std::string> &words = words_of_.back().words;
        if (words.size() > 1)
          full_name(i, words);
        if (words.size() > 1 && is_sir(drafts_[i]))
          knights_.emplace(words.front(), drafts_[i].cluster);
      }
    // A well-known surname alone is its bearer's, unless the document names another person so in full.
    // A surname whose title says who it is goes before those that only follow it.
    for (const Named &n : words_of_)
      if (n.words.size() == 1)
        in_office(n.draft, n.words.front());
    for (const Named &n : words_of_)
      if (n.words.size() == 1 && drafts_[n.draft].cluster == none) {
        if (drafts_[n.draft].entry != none && by_family_[n.words.front()].empty())
          full_name(n.draft, n.words);
        else
          short_name(n.draft, n.words.front());
      }
  }

private:
  struct Named {
    std::uint32_t draft;
    std::vector<std::string> words;
  };

  bool eastern(const Draft &d, const std::vector<std::string> &words) const {
    if (words.size() < 2 || words.size() > 3)
      return false;
    const bool surname_first = s_.is(d.name_first, word::either) && !s_.is(d.name_first, word::male | word::female);
    return (words.size() == 2 && words[1].find('-') != std::string::npos && words[0].find('-') == std::string::npos &&
            words[0].size() <= 6) ||
           surname_first;
  }

  static bool same_person(const Person &p, const std::vector<std::string> &words, bool east) {
    const std::string &family = east ? words.front() : words.back();
    if (p.family() != family || p.eastern != east)
      return false;
    if (east)
      return p.words == words;
    // Given names in order: each of the shorter must fit the longer, the first ones each other.
    return given_fit(p.words.front(), words.front());
  }

  void full_name(std::uint32_t i, const std::vector<std::string> &words) {
    const Draft &d = drafts_[i];
    if (d.entry != none) {
      const Entry &e = s_.entry(d.entry);
      const std::uint32_t player = cast_.get(e.id, e.name, ActorKind::person);
      cast_.players[player].entry = d.entry;
      remember(words.size() > 1 ? words : name_of(e.name), player, d);
      return take(i, player);
    }
    const bool east = eastern(d, words);
    for (const std::uint32_t k : by_family_[east ? words.front() : words.back()])
      if (same_person(people_[k], words, east)) {
        Person &p = people_[k];
        if (words.size() > p.words.size() && cast_.players[p.player].entry == none)
          p.words = words, cast_.players[p.player].actor.name = joined(words);
        return take(i, p.player);
      }
    const std::uint32_t player = cast_.add({});
    cast_.players[player].actor.kind = ActorKind::person;
    cast_.players[player].actor.name = joined(words);
    remember(words, player, d);
    take(i, player);
  }

  static std::vector<std::string> name_of(const std::string &name) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin < name.size()) {
      const auto space = name.find(' ', begin);
      out.push_back(name.substr(begin, space - begin));
      begin = space == std::string::npos ? name.size() : space + 1;
    }
    return out;
  }

  void remember(const std::vector<std::string> &words, std::uint32_t player, const Draft &d) {
    if (!remembered_.insert(player).second)
      return;
    Person p{words, player, eastern(d, words)};
    if (std::vector<std::uint32_t> &family = by_family_[p.family()]; family.size() < largest_family)
      family.push_back(static_cast<std::uint32_t>(people_.size()));
    people_.push_back(std::move(p));
  }

  void take(std::uint32_t i, std::uint32_t player) {
    Draft &d = drafts_[i];
    Player &p = cast_.players[player];
    if (p.gender == Gender::unknown)
      p.gender = d.gender;
    if (p.of == none)
      p.of = d.of;
    for (std::string &key : title_keys(s_, d.title_first, d.title_last))
      if (p.titles.size() < 12 && std::find(p.titles.begin(), p.titles.end(), key) == p.titles.end())
        p.titles.push_back(std::move(key));
    cast_.join(drafts_, i, player);
  }

  /// Of those with this family name: the one titled alike, else the last one named before, else the first after.
  void short_name(std::uint32_t i, const std::string &name) {
    const Draft &d = drafts_[i];
    if (const std::uint32_t player = knight(d, name); player != none)
      return take(i, player);
    std::uint32_t best = none;
    int best_score = -1;
    for (const std::uint32_t k : by_family_[name]) {
      const Player &p = cast_.players[people_[k].player];
      if (d.gender != Gender::unknown && p.gender != Gender::unknown && d.gender != p.gender)
        continue;
      int score = !p.mentions.empty() && p.mentions.front() < i ? 2 : 1;
      for (std::uint32_t t = d.title_first; t < d.title_last; ++t)
        if (s_.is(t, word::office | word::rank) && std::find(p.titles.begin(), p.titles.end(), lower(s_.form(t))) != p.titles.end())
          score += 4;
      if (score > best_score || (score == best_score && last_before(p, i) > last_before(cast_.players[people_[best].player], i)))
        best_score = score, best = k;
    }
    if (best != none)
      return take(i, people_[best].player);
    const std::uint32_t player = cast_.add({});
    cast_.players[player].actor.kind = ActorKind::person;
    cast_.players[player].actor.name = name;
    remember({name}, player, d);
    take(i, player);
  }

  /// "Secretary Dulles" in a text of 1955 is the one holder of that name and office then, unless a namesake has the title here. Of
  /// two Dulleses the one in office is meant.
  void in_office(std::uint32_t i, const std::string &name) {
    const auto known = holder(drafts_[i], name);
    if (!known || titled_alike(drafts_[i], name))
      return;
    const Entry &e = s_.entry(*known);
    const std::uint32_t player = cast_.get(e.id, e.name, ActorKind::person);
    cast_.players[player].entry = *known;
    drafts_[i].rule = "name.office-and-date";
    remember(name_of(e.name), player, drafts_[i]);
    take(i, player);
  }

  bool titled_alike(const Draft &d, const std::string &name) {
    for (const std::uint32_t k : by_family_[name]) {
      const std::vector<std::string> &titles = cast_.players[people_[k].player].titles;
      for (std::uint32_t t = d.title_first; t < d.title_last; ++t)
        if (s_.is(t, word::office) && std::find(titles.begin(), titles.end(), lower(s_.form(t))) != titles.end())
          return true;
    }
    return false;
  }

  /// "Sir Roger" is called by his given name.
  std::uint32_t knight(const Draft &d, const std::string &given) const {
    const auto at = is_sir(d) ? knights_.find(given) : knights_.end();
    return at == knights_.end() ? none : at->second;
  }

  bool is_sir(const Draft &d) const { return d.titled() && s_.form(d.title_last - 1) == "Sir"; }

  std::optional<std::uint32_t> holder(const Draft &d, const std::string &name) const {
    return d.titled() ? office_holder(s_, d.title_first, d.title_last, d.of, name) : std::nullopt;
  }

  static std::uint32_t last_before(const Player &p, std::uint32_t i) {
    const auto at = std::lower_bound(p.mentions.begin(), p.mentions.end(), i);
    return at == p.mentions.begin() ? 0 : *(at - 1) + 1;
  }

  const Scene &s_;
  std::vector<Draft> &drafts_;
  Cast &cast_;
  std::vector<Named> words_of_;
  std::vector<Person> people_;
  std::unordered_set<std::uint32_t> remembered_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_family_;
  std::unordered_map<std::string, std::uint32_t> knights_; ///< players by given name
};

} // namespace

void cast_people(const Scene &s, std::vector<Draft> &drafts, Cast &cast) { People(s, drafts, cast).run(); }

} // namespace demarche::actor

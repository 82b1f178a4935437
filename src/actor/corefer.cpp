// Nominal mentions: appositions, an office and its holder, "the Chinese government", "the official" and the one before.
#include <algorithm>

#include "actor/cast.hpp"

namespace demarche::actor {

namespace {

class Nominals {
public:
  Nominals(const Scene &s, std::vector<Draft> &drafts, Cast &cast)
      : s_(s), drafts_(drafts), cast_(cast), by_head_(s.tokens.size(), none), named_at_(s.tokens.size(), none), home_(home_country(s)) {
    for (std::uint32_t i = 0; i < drafts.size(); ++i)
      if (drafts[i].cluster != none) {
        by_head_[drafts[i].head] = i;
        named_at_[drafts[i].first] = i;
      }
  }

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].form == MentionForm::nominal)
        place(i);
      const std::uint32_t p = drafts_[i].cluster;
      if (p != none && drafts_[i].form == MentionForm::name)
        remember_land(drafts_[i]);
      if (p != none && cast_.players[p].actor.kind != ActorKind::place)
        for (const std::string &key : cast_.players[p].titles)
          last_[key] = p;
    }
  }

private:
  void place(std::uint32_t i) {
    Draft &d = drafts_[i];
    if (const std::uint32_t p = apposed(d); p != none)
      return join(i, p, "nominal.apposition");
    const std::string head = lower(s_.form(d.head));
    if (const std::uint32_t country = governed(d, head); country != none)
      return join(i, cast_.get(s_.entry(country).id, s_.entry(country).name, ActorKind::country), "government.nominal");
    const bool definite = is_definite(d);
    if (d.kind == ActorKind::place || d.kind == ActorKind::country)
      return land(i, definite);
    if (d.kind == ActorKind::person && !d.plural && (definite || s_.tokens[d.head].capital)) {
      if (const auto holder = office_holder(s_, d.first, d.last, d.of, {}))
        return identify(i, *holder);
      if (home_ && d.of == none && s_.tokens[d.head].capital) // "the President", at home
        if (const auto holder = office_holder(s_, d.first, d.last, *home_, {}))
          return identify(i, *holder);
    }
    const bool bare = s_.tokens[d.head].capital && d.of == none && d.head - d.first <= 1 && !d.plural;
    if (definite || (s_.tokens[d.head].capital && d.first == d.head)) {
      // "The Secretary", in capitals, is a name within its document: once it has a bearer, it keeps the bearer.
      if (const auto kept = bearer_.find(head); bare && kept != bearer_.end())
        return join(i, kept->second, "nominal.same-head");
      if (const std::uint32_t p = antecedent(d, head); p != none) {
        if (bare)
          bearer_.emplace(head, p);
        return join(i, p, "nominal.same-head");
      }
    }
    newcomer(i, head);
  }

  void remember_land(const Draft &d) {
    if (d.kind == ActorKind::place && (d.entry == none || s_.entry(d.entry).kind == ActorKind::place || d.sort == Sort::capital))
      last_place_ = d.cluster;
    else if (d.entry != none && s_.entry(d.entry).kind == ActorKind::country && (d.sort == Sort::name || d.sort == Sort::capital))
      last_country_ = d.entry;
  }

  /// "the city", "the country": the last one named; other lands without a name are nobody's mention.
  void land(std::uint32_t i, bool definite) {
    if (!definite || drafts_[i].plural || drafts_[i].of != none || drafts_[i].head - drafts_[i].first != 1)
      return;
    if (drafts_[i].kind == ActorKind::place && last_place_ != none)
      join(i, last_place_, "nominal.place");
    else if (drafts_[i].kind == ActorKind::country && last_country_ != none)
      join(i, cast_.get(s_.entry(last_country_).id, s_.entry(last_country_).name, ActorKind::country), "nominal.country");
  }

  void join(std::uint32_t i, std::uint32_t player, const char *rule) {
    drafts_[i].rule = rule;
    cast_.join(drafts_, i, player);
    Player &p = cast_.players[player];
    if (p.anonymous && p.of == none)
      p.of = drafts_[i].of;
    for (std::string &key : title_keys(s_, drafts_[i].first, drafts_[i].head + 1))
      if (p.titles.size() < 12 && std::find(p.titles.begin(), p.titles.end(), key) == p.titles.end())
        p.titles.push_back(std::move(key));
  }

  void newcomer(std::uint32_t i, const std::string &head) {
    const Draft &d = drafts_[i];
    Player p;
    p.anonymous = true;
    p.plural = d.plural;
    p.of = d.of;
    p.actor.kind = d.kind;
    std::uint32_t first = d.first;
    while (first < d.head && (s_.parsed() ? s_.syntax.words[first].upos == Upos::DET : is_definite(d) && first == d.first))
      ++first;
    p.actor.name = std::string(s_.words(first, d.last));
    if (!is_predicate(d)) { // "he is the first premier to visit": nobody new whom "the premier" could mean
      p.titles = title_keys(s_, d.first, d.head + 1);
      if (p.titles.empty())
        p.titles.push_back(head);
    }
    cast_.join(drafts_, i, cast_.add(std::move(p)));
  }

  bool is_predicate(const Draft &d) const {
    if (!s_.parsed())
      return false;
    const std::uint32_t last = s_.text.sentences[s_.text.sentence_of(d.head)].first;
    for (std::uint32_t t = d.first; t-- > last && t + 8 > d.first;)
      if (s_.syntax.words[t].deprel == Deprel::cop && s_.syntax.words[t].head == static_cast<std::int32_t>(d.head))
        return true;
    return false;
  }

  bool is_definite(const Draft &d) const {
    const std::string f = lower(s_.form(d.first));
    return d.first < d.head && (f == "the" || f == "this" || f == "that" || f == "these" || f == "those");
  }

  /// "Wang Yi, the foreign minister"; "the foreign minister, Wang Yi"; "the top official Todd Robinson".
  std::uint32_t apposed(const Draft &d) const {
    if (d.kind != ActorKind::person || d.plural)
      return none;
    const auto person = [&](std::uint32_t i) {
      return i != none && drafts_[i].named() && drafts_[i].kind == ActorKind::person ? drafts_[i].cluster : none;
    };
    if (d.last < s_.tokens.size())
      if (const std::uint32_t p = person(named_at_[d.last]); p != none)
        return p;
    if (!s_.parsed())
      return none;
    const Word &w = s_.syntax.words[d.head];
    if (w.deprel == Deprel::appos && w.head != no_head)
      return person(by_head_[static_cast<std::uint32_t>(w.head)]);
    // the comma behind the whole phrase: "the director of the Port Office, Ida Falk"
    std::uint32_t comma = d.last;
    while (comma < s_.tokens.size() && comma < d.last + 8 && s_.form(comma) != "," && s_.form(comma) != ".")
      ++comma;
    if (comma + 1 < s_.tokens.size() && s_.form(comma) == ",")
      if (const std::uint32_t i = named_at_[comma + 1]; i != none)
        if (const Word &n = s_.syntax.words[drafts_[i].head]; n.deprel == Deprel::appos && n.head >= static_cast<std::int32_t>(d.head) &&
                                                              n.head < static_cast<std::int32_t>(comma) &&
                                                              person_only(static_cast<std::uint32_t>(n.head), d.head))
          return person(i);
    return none;
  }

  /// A name in apposition names the phrase's head, or, hung lower, still the head: an office is no person.
  bool person_only(std::uint32_t hung, std::uint32_t head) const { return hung == head || !s_.is(hung, word::person_noun | word::office); }

  /// "the Chinese government", "the government of Iraq", "the Biden administration".
  std::uint32_t governed(const Draft &d, const std::string &head) const {
    static constexpr std::string_view heads[] = {"administration", "authorities", "government", "regime"};
    if (!std::binary_search(std::begin(heads), std::end(heads), std::string_view(head)))
      return none;
    if (d.of != none && s_.entry(d.of).kind == ActorKind::country)
      return d.of;
    for (std::uint32_t t = d.first; t < d.head; ++t)
      if (by_head_[t] != none && drafts_[by_head_[t]].kind == ActorKind::person)
        if (const std::uint32_t e = cast_.players[drafts_[by_head_[t]].cluster].entry; e != none)
          for (const Role &r : s_.entry(e).roles)
            if (r.office == "head-of-state" || r.office == "head-of-government")
              return s_.gazetteer.index(r.of).value_or(none);
    return none;
  }

  void identify(std::uint32_t i, std::uint32_t entry) {
    const Entry &e = s_.entry(entry);
    const std::uint32_t player = cast_.get(e.id, e.name, ActorKind::person);
    cast_.players[player].entry = entry;
    join(i, player, "office.date");
  }

  /// The last actor before that has this office or noun among its titles.
  std::uint32_t antecedent(const Draft &d, const std::string &head) const {
    const std::string two = d.head > d.first ? lower(s_.words(d.head - 1, d.head + 1)) : std::string{};
    const bool office = !two.empty() && s_.gazetteer.office(two);
    const auto at = last_.find(office ? two : head);
    if (at == last_.end())
      return none;
    const Player &x = cast_.players[at->second];
    return x.plural != d.plural || !same_owner(d.of, x.of) ? none : at->second;
  }

  /// A State Department official may be a U.S. official; a Chinese one may not.
  bool same_owner(std::uint32_t a, std::uint32_t b) const {
    if (a == none || b == none || a == b)
      return true;
    return s_.entry(a).of == s_.entry(b).id || s_.entry(b).of == s_.entry(a).id;
  }

  const Scene &s_;
  std::vector<Draft> &drafts_;
  Cast &cast_;
  std::vector<std::uint32_t> by_head_, named_at_;
  std::optional<std::uint32_t> home_; ///< whose president "the President" is
  std::uint32_t last_place_ = none, last_country_ = none;
  std::unordered_map<std::string, std::uint32_t> bearer_; ///< by title in capitals: who bears it in this document
  std::unordered_map<std::string, std::uint32_t> last_;   ///< by noun or title: the last actor it went for
};

} // namespace

void cast_nominals(const Scene &s, std::vector<Draft> &drafts, Cast &cast) { Nominals(s, drafts, cast).run(); }

} // namespace demarche::actor

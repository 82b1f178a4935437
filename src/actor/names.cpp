// Names: what the gazetteer knows, what the syntax room calls a name, and runs of capitals that a
// given name, a title or a last word ("... Ministry", "... River") makes out for what they are.
#include <algorithm>

#include "actor/body_names.hpp"
#include "actor/person_names.hpp"
#include "actor/tagger_names.hpp"

namespace demarche::actor {

namespace {

ActorKind kind_of(NameKind k) {
  return k == NameKind::person         ? ActorKind::person
         : k == NameKind::organization ? ActorKind::organization
         : k == NameKind::place        ? ActorKind::place
                                       : ActorKind::other;
}

constexpr std::uint32_t longest_run = 40; ///< capitals read at once: bounds the work on a page of them

class Names {
public:
  explicit Names(const Scene &s) : s_(s), owner_(s.tokens.size(), none), people_(s, owner_), bodies_(s, owner_), tagger_(s) {}

  std::vector<Draft> run() {
    // What titles, given names and last words say goes before what the tagger guesses.
    for (const Sentence &sentence : s_.text.sentences)
      from_capitals(sentence);
    signatures();
    for (const Name &n : tagger_.names())
      if (n.kind == NameKind::person && n.last - n.first > 1)
        each_person(n);
    same_surnames();
    for (const Name &n : tagger_.names())
      each_person(n);
    same_surnames();
    for (const Hit &h : s_.hits)
      from_gazetteer(h);
    regions();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Draft &a, const Draft &b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
    return std::move(out_);
  }

private:
  const Hit *hit_at(std::uint32_t t) const { return s_.tokens[t].hit == none ? nullptr : &s_.hits[s_.tokens[t].hit]; }
  bool taken(std::uint32_t t) const { return owner_[t] != none; }
  bool free(std::uint32_t first, std::uint32_t last) const {
    return std::all_of(owner_.begin() + first, owner_.begin() + last, [](std::uint32_t o) { return o == none; });
  }

  void put(std::uint32_t first, std::uint32_t last, ActorKind kind, const char *rule) {
    Draft d;
    d.first = first;
    d.last = last;
    d.head = s_.head_of(first, last);
    d.kind = kind;
    d.rule = rule;
    if (kind == ActorKind::person)
      d.name_first = first, d.name_last = last;
    std::fill(owner_.begin() + first, owner_.begin() + last, static_cast<std::uint32_t>(out_.size()));
    out_.push_back(d);
  }

  /// The whole of [first, last) is one phrase of the gazetteer.
  bool known(std::uint32_t first, std::uint32_t last) const {
    const Hit *h = hit_at(first);
    return h && h->first <= first && h->last >= last;
  }

  /// "Presidents Biden and Xi": two people whom the model took for one.
  void each_person(Name n) {
    if (n.kind == NameKind::person)
      for (std::uint32_t t = n.first; t < n.last; ++t)
        if (s_.form(t) == "and" || s_.form(t) == "&") {
          from_syntax({n.first, t, n.kind});
          n.first = t + 1;
        }
    from_syntax(n);
  }

  /// A person's name ends in a capital: "Chiang | against".
  bool trails(std::uint32_t t) const {
    const std::string_view f = s_.form(t);
    return !s_.tokens[t].capital && s_.tokens[t].word && f[0] >= 'a' && f[0] <= 'z' &&
           !(t > 0 && (s_.touches(t - 1) || particle(s_.form(t - 1))));
  }

  bool is_person(const Hit &h) const { return s_.entry(s_.sense(h).entry).kind == ActorKind::person; }

  void from_syntax(Name n) {
    n.kind = tagger_.elected(n);
    const auto skip = [&](std::uint32_t t) { return s_.form(t) == "the" || s_.form(t) == "The" || !s_.tokens[t].word; };
    while (n.first < n.last && skip(n.first))
      ++n.first;
    while (n.last > n.first &&
           (s_.form(n.last - 1) == "'s" || s_.form(n.last - 1) == "’s" || (n.kind == NameKind::person && trails(n.last - 1))))
      --n.last;
    if (n.first >= n.last || known(n.first, n.last) || n.kind == NameKind::other)
      return;
    n.kind = tagger_.in_context(n);
    if (n.kind == NameKind::person) {
      for (std::uint32_t t = n.first; t + 1 < n.last; ++t)
        if (s_.form(t) == "of" && s_.tokens[t + 1].capital && (!hit_at(t + 1) || is_person(*hit_at(t + 1))))
          n.first = t + 1; // "failure of | Mao"
      while (n.first < n.last && s_.is(n.first, word::title) && !(s_.is(n.first, word::given) && n.last - n.first > 1))
        ++n.first;
      const bool common = n.last - n.first == 1 && s_.is(n.first, word::person_noun | word::organization_noun | word::organization_last);
      if (n.first < n.last && s_.tokens[n.first].capital && !common && free(n.first, n.last))
        put(n.first, n.last, ActorKind::person, "name.person");
      return;
    }
    // "Foreign Secretary" is an office, "God" and "Minister" no place.
    const std::uint32_t head = n.last - 1;
    for (std::uint32_t t = n.first; t + 1 < n.last; ++t)
      if (s_.is(t, word::office) && s_.form(t + 1) == "of" && !s_.is(head, word::organization_last))
        return; // "U.S. Secretary of State"
    const bool office = s_.is(head, word::office | word::courtesy | word::rank) || s_.is(n.first, word::office) ||
                        (n.last - n.first == 1 && s_.is(n.first, word::title | word::person_noun | word::given) &&
                         !s_.is(n.first, word::organization_noun));
    if (office || !free(n.first, n.last) || !s_.tokens[n.first].capital)
      return;
    put(n.first, n.last, kind_of(n.kind), n.kind == NameKind::place ? "name.place" : "name.organization");
  }

  void from_capitals(const Sentence &sentence) {
    for (std::uint32_t t = sentence.first; t < sentence.last;) {
      const bool article = t == sentence.first && s_.form(t) == "The" && t + 2 < sentence.last && s_.tokens[t + 1].capital &&
                           s_.tokens[t + 2].capital; // "The African Union": a capital of the sentence's, not the name's
      if (!s_.tokens[t].capital || taken(t) || article) {
        ++t;
        continue;
      }
      std::uint32_t end = t;
      while (end < sentence.last && end - t < longest_run && !taken(end) && (s_.tokens[end].capital || bodies_.joins(end, sentence)))
        ++end;
      t = segment(t, end, sentence);
    }
  }

  /// Reads one run of capitals from its left; returns where to go on.
  std::uint32_t segment(std::uint32_t t, std::uint32_t end, const Sentence &s) {
    if (const std::uint32_t name = people_.after_title(t, s); name != none) {
      if (const std::uint32_t stop = people_.person_at(name, t, s); stop > name)
        return put(name, stop, ActorKind::person, "name.titled"), stop;
      return t + 1;
    }
    if (const auto body = bodies_.at(t, end, s)) {
      put(body->first, body->last, body->kind, body->kind == ActorKind::place ? "name.place-word" : "name.organization-word");
      return body->last;
    }
    if (const char *rule = people_.person_cue(t, s)) {
      const std::uint32_t stop = people_.end_of_person(t, s.last);
      if (stop > t && !known(t, stop))
        return put(t, stop, ActorKind::person, rule), stop;
    }
    const Hit *h = hit_at(t);
    return h ? std::max(h->last, t + 1) : t + 1;
  }

  /// A letter's or telegram's signature: a name alone in its paragraph, after prose, where an enclosure or nothing follows.
  void signatures() {
    const std::vector<Sentence> &all = s_.text.sentences;
    for (std::size_t i = 1; i < all.size(); ++i) {
      const Sentence &s = all[i];
      const bool alone = all[i - 1].paragraph != s.paragraph && (i + 1 == all.size() || all[i + 1].paragraph != s.paragraph);
      const bool after_prose = all[i - 1].kind == SentenceKind::prose && !s_.tokens[all[i - 1].last - 1].word;
      const bool last = i + 1 == all.size() || s_.form(all[i + 1].first) == "[";
      if (!alone || !after_prose || !last || s.last - s.first > 6 || taken(s.first) || hit_at(s.first) || s_.tokens[s.first].shout)
        continue;
      const bool word_of_ours = (s_.tokens[s.first].words & ~(word::given | word::either)) != 0;
      if (s_.tokens[s.first].capital && !word_of_ours && people_.end_of_person(s.first, s.last) == s.last)
        put(s.first, s.last, ActorKind::person, "name.signature");
    }
  }

  /// A surname once known as a person's is that person's wherever it stands alone.
  void same_surnames() {
    std::unordered_map<std::string_view, int> surnames, of_full_names;
    for (const Draft &d : out_)
      if (d.kind == ActorKind::person && s_.tokens[people_.family_of(d)].word && s_.form(people_.family_of(d)).size() > 1) {
        ++surnames[s_.form(people_.family_of(d))];
        if (d.name_last - d.name_first > 1)
          ++of_full_names[s_.form(people_.family_of(d))];
      }
    for (std::uint32_t t = 0; t < s_.tokens.size(); ++t) {
      if (!s_.tokens[t].capital || taken(t) || (hit_at(t) && !(of_full_names.count(s_.form(t)) && a_place_no_more(t))))
        continue;
      if (surnames.count(s_.form(t)) &&
          !(t + 1 < s_.tokens.size() && s_.is(t + 1, word::organization_last | word::place_last) && s_.tokens[t + 1].capital))
        put(t, t + 1, ActorKind::person, "name.surname");
    }
  }

  /// "Dayton" may be the town, or, where a Dayton is spoken of and nothing leads there, the man.
  bool a_place_no_more(std::uint32_t t) const {
    const Hit &h = *hit_at(t);
    return h.last - h.first == 1 && s_.entry(s_.sense(h).entry).kind == ActorKind::place && t > 0 && s_.form(t - 1) != "," &&
           !s_.is(t - 1, word::place_preposition | word::direction) && s_.form(t - 1) != "from" && s_.form(t - 1) != "of";
  }

  void from_gazetteer(const Hit &h) {
    const Sense &sense = s_.sense(h);
    const Entry &e = s_.entry(sense.entry);
    // Inside a person's name a word is no country; inside an organisation's it is one, nested.
    for (std::uint32_t t = h.first; t < h.last; ++t)
      if (taken(t)) {
        Draft &o = out_[owner_[t]];
        if (e.kind == ActorKind::person && o.kind == ActorKind::person && o.name_first == h.first && o.name_last == h.last)
          o.entry = sense.entry; // a name read as a person's is looked up all the same
        if (o.kind == ActorKind::person || e.kind == ActorKind::person || (o.first >= h.first && o.last <= h.last))
          return;
      }
    Draft d;
    d.first = h.first;
    d.last = h.last;
    d.head = s_.head_of(h.first, h.last);
    d.kind = e.kind;
    d.entry = sense.entry;
    d.sort = sense.sort;
    d.plural = sense.sort == Sort::people;
    d.rule = "gazetteer";
    if (e.kind == ActorKind::person)
      d.name_first = h.first, d.name_last = h.last;
    out_.push_back(d);
    if (e.kind == ActorKind::organization && h.last - h.first > 1)
      nested_country(h);
  }

  /// "Syrian | Democratic Forces", "U.S. | State Department": the country in an organisation's name.
  void nested_country(const Hit &h) {
    const std::uint32_t limit = s_.text.tokens[h.last - 1].span.begin;
    const PhraseMatch m = s_.gazetteer.longest(s_.document.text, s_.text.tokens[h.first].span.begin,
                                               [&](std::uint32_t end) { return end <= limit && end == s_.text.tokens[h.first].span.end; });
    if (!m.phrase)
      return;
    const auto nation = std::find_if(m.phrase->senses.begin(), m.phrase->senses.end(), [&](const Sense &x) {
      return x.sort == Sort::adjective && !s_.entry(x.entry).id.starts_with("people:");
    });
    if (nation == m.phrase->senses.end())
      return;
    Draft d;
    d.first = d.head = h.first;
    d.last = h.first + 1;
    d.kind = ActorKind::country;
    d.entry = nation->entry;
    d.sort = Sort::adjective;
    d.rule = "gazetteer.nested";
    out_.push_back(d);
  }

  /// "northern Iraq", "eastern Aleppo": a place of its own around the one it names.
  void regions() {
    const std::size_t n = out_.size();
    for (std::size_t i = 0; i < n; ++i) {
      const Draft &d = out_[i];
      const bool place = d.kind == ActorKind::place || (d.kind == ActorKind::country && d.sort == Sort::name);
      if (!place || d.first == 0 || !s_.is(d.first - 1, word::direction) ||
          s_.text.sentence_of(d.first) != s_.text.sentence_of(d.first - 1))
        continue;
      Draft outer;
      outer.first = d.first - 1;
      outer.last = d.last;
      outer.head = d.head;
      outer.kind = ActorKind::place;
      outer.rule = "name.region";
      out_.push_back(outer);
    }
  }

  const Scene &s_;
  std::vector<std::uint32_t> owner_; ///< the draft a token lies in
  PersonNames people_;
  BodyNames bodies_;
  TaggerNames tagger_;
  std::vector<Draft> out_;
};

} // namespace

std::vector<Draft> draft_names(const Scene &s) { return Names(s).run(); }

} // namespace demarche::actor

// Pronouns: the nearest actor that fits by number, gender and kind, subjects first (after Hobbs 1978 and
// Lappin and Leass 1994); "I" and "we" inside a quotation are its speaker.
#include <algorithm>

#include "actor/cast.hpp"

namespace demarche::actor {

namespace {

constexpr std::uint32_t window = 40; // drafts looked back over

/// Who speaks where: for every token inside a quotation the draft of its speaker.
class Quotations {
public:
  Quotations(const Scene &s, const std::vector<Draft> &drafts) : s_(s), speaker_(s.tokens.size(), none), quoted_(s.tokens.size(), 0) {
    mark();
    if (s.parsed())
      attribute(drafts);
  }

  bool quoted(std::uint32_t t) const { return quoted_[t] != 0; }
  std::uint32_t speaker(std::uint32_t t) const { return speaker_[t]; }

private:
  /// Curly marks say which way they face; straight ones take turns. A paragraph ends a quotation left open.
  void mark() {
    bool open = false;
    std::uint32_t paragraph = none;
    for (const Sentence &s : s_.text.sentences) {
      if (s.paragraph != paragraph)
        open = false, paragraph = s.paragraph;
      for (std::uint32_t t = s.first; t < s.last; ++t) {
        const std::string_view f = s_.form(t);
        if (f == "“" || f == "``")
          open = true;
        else if (f == "”" || f == "''")
          open = false;
        else if (f == "\"")
          open = !open;
        else
          quoted_[t] = open;
      }
    }
  }

  void attribute(const std::vector<Draft> &drafts) {
    std::vector<std::uint32_t> by_head(s_.tokens.size(), none);
    for (std::uint32_t i = 0; i < drafts.size(); ++i)
      if (by_head[drafts[i].head] == none && drafts[i].kind != ActorKind::place)
        by_head[drafts[i].head] = i;
    std::uint32_t last = none;
    for (const Sentence &s : s_.text.sentences) {
      std::uint32_t own = none;
      for (std::uint32_t t = s.first; t < s.last && own == none; ++t) {
        const Word &w = s_.syntax.words[t];
        if (w.deprel == Deprel::nsubj && w.head != no_head && !quoted_[t] && s_.is(static_cast<std::uint32_t>(w.head), word::speech))
          own = by_head[t];
      }
      if (own != none)
        last = own;
      for (std::uint32_t t = s.first; t < s.last; ++t)
        speaker_[t] = quoted_[t] ? last : none;
    }
  }

  const Scene &s_;
  std::vector<std::uint32_t> speaker_;
  std::vector<char> quoted_;
};

class Pronouns {
public:
  Pronouns(const Scene &s, std::vector<Draft> &drafts, Cast &cast) : s_(s), drafts_(drafts), cast_(cast), quotations_(s, drafts) {}

  void run() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      Draft &d = drafts_[i];
      if (d.form != MentionForm::pronoun)
        continue;
      if (an_event(d))
        continue;
      const std::uint32_t found = d.person == 1 ? speaker(d) : antecedent(i);
      if (found == none)
        continue;
      const std::uint32_t player = whom(drafts_[found]);
      const Player &p = cast_.players[player];
      if (d.kind == ActorKind::other)
        d.kind = p.actor.kind;
      d.rule = d.person == 1 ? "pronoun.speaker" : "pronoun.antecedent";
      cast_.join(drafts_, i, player);
      if (d.gender != Gender::unknown && cast_.players[d.cluster].gender == Gender::unknown)
        cast_.players[d.cluster].gender = d.gender;
    }
  }

private:
  /// A land taken up by "it" is the state: "Peru's coast ... its invasion".
  std::uint32_t whom(const Draft &c) {
    if (c.kind != ActorKind::place || c.entry == none)
      return c.cluster;
    const Entry &e = s_.entry(c.entry);
    return e.kind == ActorKind::country ? cast_.get(e.id, e.name, e.kind) : c.cluster;
  }

  /// "It led to protests", "It came after the raid": what happened, whoever did it. ("It led the alliance" has an object.)
  bool an_event(const Draft &d) const {
    if (!s_.parsed() || lower(s_.form(d.head)) != "it")
      return false;
    const Word &w = s_.syntax.words[d.head];
    if (w.head == no_head || w.deprel != Deprel::nsubj || !s_.is(static_cast<std::uint32_t>(w.head), word::outcome))
      return false;
    const auto verb = static_cast<std::uint32_t>(w.head);
    return s_.syntax.lemma(verb) != "lead" || (verb + 1 < s_.tokens.size() && s_.form(verb + 1) == "to");
  }

  std::uint32_t speaker(const Draft &d) const {
    const std::uint32_t i = quotations_.speaker(d.head);
    if (i == none || drafts_[i].cluster == none)
      return none;
    return drafts_[i].kind == ActorKind::person || d.plural ? i : none;
  }

  std::uint32_t antecedent(std::uint32_t i) const {
    const Draft &d = drafts_[i];
    const std::uint32_t sentence = s_.text.sentence_of(d.head);
    std::uint32_t best = none;
    int best_score = 0;
    for (std::uint32_t k = i, steps = 0; k-- > 0 && steps < window; ++steps) {
      const Draft &c = drafts_[k];
      if (c.cluster == none || c.first >= d.first || c.last > d.first || !fits(c, d) || bound(c, d))
        continue;
      const std::uint32_t distance = sentence - s_.text.sentence_of(c.head);
      if (distance > 3)
        break;
      int score = 100 - 20 * static_cast<int>(distance) - static_cast<int>(steps);
      score += subject(c) ? 25 : object(c) ? 8 : 0;
      score += quotations_.quoted(c.head) == quotations_.quoted(d.head) ? 10 : 0;
      if (score > best_score)
        best_score = score, best = k;
    }
    return best;
  }

  bool fits(const Draft &c, const Draft &d) const {
    const Player &p = cast_.players[c.cluster];
    if (d.gender != Gender::unknown)
      return p.actor.kind == ActorKind::person && c.kind == ActorKind::person && !c.plural && !p.plural &&
             (p.gender == Gender::unknown || p.gender == d.gender);
    const bool land = c.kind == ActorKind::place && c.entry != none && s_.entry(c.entry).kind == ActorKind::country && c.sort == Sort::name;
    const bool body = land || ((c.kind == ActorKind::organization || c.kind == ActorKind::country) && c.sort != Sort::adjective);
    if (d.plural)
      return c.plural || c.sort == Sort::people || (c.kind == ActorKind::organization && c.form == MentionForm::name);
    return body && !c.plural && c.sort != Sort::people;
  }

  /// Arguments of one verb are not each other, unless the pronoun is possessive or reflexive.
  bool bound(const Draft &c, const Draft &d) const {
    if (!s_.parsed())
      return false;
    const Word &w = s_.syntax.words[d.head], &x = s_.syntax.words[c.head];
    if (w.deprel == Deprel::nmod_poss || s_.form(d.head).ends_with("self") || s_.form(d.head).ends_with("selves"))
      return false;
    return w.head != no_head && (w.head == x.head || w.head == static_cast<std::int32_t>(c.head) || shares_subject(w, c, x));
  }

  /// "Peru drafted the law and signed it": who does the first does the second, and is not "it".
  bool shares_subject(const Word &pronoun, const Draft &c, const Word &candidate) const {
    if (!subject(c) || pronoun.deprel == Deprel::nsubj || pronoun.deprel == Deprel::nsubj_pass)
      return false;
    auto verb = static_cast<std::uint32_t>(pronoun.head);
    for (int steps = 0; steps < 3; ++steps) {
      const Word &v = s_.syntax.words[verb];
      if (v.deprel != Deprel::conj || v.head == no_head || v.head >= static_cast<std::int32_t>(verb))
        return false;
      for (auto t = static_cast<std::uint32_t>(v.head) + 1; t < verb; ++t)
        if (s_.syntax.words[t].head == static_cast<std::int32_t>(verb) && s_.syntax.words[t].deprel == Deprel::nsubj)
          return false;
      if (v.head == candidate.head)
        return true;
      verb = static_cast<std::uint32_t>(v.head);
    }
    return false;
  }

  bool subject(const Draft &c) const {
    if (!s_.parsed())
      return s_.text.sentences[s_.text.sentence_of(c.head)].first == c.first;
    const Deprel r = s_.syntax.words[c.head].deprel;
    return r == Deprel::nsubj || r == Deprel::nsubj_pass || r == Deprel::nsubj_outer;
  }
  bool object(const Draft &c) const {
    return s_.parsed() && (s_.syntax.words[c.head].deprel == Deprel::obj || s_.syntax.words[c.head].deprel == Deprel::iobj);
  }

  const Scene &s_;
  std::vector<Draft> &drafts_;
  Cast &cast_;
  Quotations quotations_;
};

} // namespace

void cast_pronouns(const Scene &s, std::vector<Draft> &drafts, Cast &cast) { Pronouns(s, drafts, cast).run(); }

} // namespace demarche::actor

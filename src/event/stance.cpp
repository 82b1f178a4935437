// What the words around a token make of it: one pass from governors to dependents.
//
// After FactBank (Sauri and Pustejovsky 2009): polarity and modality come from auxiliaries and adverbs
// (self), from the predicate that embeds a clause (complement, speech), from modifiers of nouns and from
// conjunctions; each source keeps its own word. The words are rows of en/factuality.rules.
#include <algorithm>

#include "event/effect.hpp"
#include "event/role.hpp"
#include "event/scene.hpp"
#include "event/signs.hpp"
#include "event/subject.hpp"

namespace demarche::event {

namespace {

bool is_object(Deprel r) { return r == Deprel::obj || r == Deprel::nsubj_pass; }

class Pass {
public:
  explicit Pass(Discourse &d) : d_(d), incoming_(d.syntax.words.size()) {}

  void run() {
    for (const TokenIndex t : d_.tree.top_down()) {
      const Stance in = clause_level(t, arriving(t));
      incoming_[t] = in;
      d_.stance[t] = own(t, in);
    }
  }

private:
  /// The first cue of a governor whose scope holds this dependent.
  const CueRow *cue_over(TokenIndex h, TokenIndex t) const {
    const Scene scene = d_.scene();
    for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(word_class(d_.word(h)), d_.lemma(h))) {
      const Pattern &p = d_.lexicon.cue_patterns[i];
      const CueRow &row = d_.lexicon.cues[p.row];
      if ((row.scope == Scope::complement || row.scope == Scope::speech) && in_scope(p, h, t) && matches(p, scene, h))
        return &row;
    }
    return nullptr;
  }

  /// A pattern's own conditions say where its complement stands; without any, a clause or the object.
  bool in_scope(const Pattern &p, TokenIndex h, TokenIndex t) const {
    const Deprel r = d_.word(t).deprel;
    if (r == Deprel::acl && participle(d_, t))
      return false; // "the plan announced on Monday": not what is planned
    bool clause = false, open = false, object = false, any = false;
    for (const Condition &c : p.conditions) {
      if (c.negated)
        continue;
      if (c.where == Condition::Where::preposition) {
        any = true;
        if (d_.preposition(t) == c.preposition)
          return true;
      }
      clause |= c.where == Condition::Where::clause;
      open |= c.where == Condition::Where::open_clause;
      object |= c.where == Condition::Where::object;
    }
    if (open)
      return is_complement_clause(d_.scene(), t) && (r == Deprel::xcomp || !is_finite(d_.scene(), t));
    if (clause)
      return is_complement_clause(d_.scene(), t);
    if (object)
      return is_object(r);
    if (any)
      return false;
    if (is_complement_clause(d_.scene(), t) || is_object(r))
      return true;
    return is_noun(d_.word(h).upos) && is_nominal_modifier(r) && (d_.preposition(t) == "of" || d_.preposition(t) == "for");
  }

  /// "told reporters that it was ready", hung from the reporters: "that" with a subject behind it opens no relative clause.
  std::optional<TokenIndex> told_by(TokenIndex h, TokenIndex t) const {
    const Deprel r = d_.word(t).deprel;
    const auto mark = d_.child(t, Deprel::mark);
    if ((r != Deprel::acl && r != Deprel::acl_relcl) || !mark || d_.lemma(*mark) != "that" || d_.word(*mark).upos != Upos::SCONJ)
      return {};
    const auto verb = d_.head(h);
    const Deprel place = d_.word(h).deprel;
    const bool addressed = place == Deprel::obj || place == Deprel::iobj;
    return verb && addressed && d_.word(*verb).upos == Upos::VERB && speech_cue(*verb) ? verb : std::nullopt;
  }

  Stance arriving(TokenIndex t) {
    const auto head = d_.head(t);
    if (!head) {
      Stance root;
      if (d_.has_to(t) && !was_to(d_, t)) // a headline: "Minister to visit Oslo"
        root.effect = Effect::planned;
      else if (asked_whether(d_, t))
        root.effect = Effect::possible;
      return root;
    }
    const TokenIndex h = *head;
    const Stance &above = d_.stance[h];
    const Deprel r = d_.word(t).deprel;
    Stance in;
    in.speaker = r == Deprel::parataxis ? incoming_[h].speaker : above.speaker;
    if (r == Deprel::appos && utterance(d_.category[t]))
      in.speaker = speaker_around(h); // "accused them of theft, a charge they denied": who tells of both
    if (r == Deprel::conj) {
      in = incoming_[clause_joined(h, t)];
      if (shares_auxiliary(h, t))
        in.effect = above.effect;
      return in;
    }
    if (const auto verb = told_by(h, t)) {
      const CueRow *cue = speech_cue(*verb);
      in.effect = cue->effect == Effect::same ? d_.stance[*verb].effect : cue->effect;
      in.speaker = speaker(*verb, d_.stance[*verb].speaker);
      return in;
    }
    if (r == Deprel::xcomp && d_.lemma(h) == "have" && d_.has_to(t) && above.effect == Effect::fact) { // "have (yet) to leave"
      in.effect = yet(h) ? Effect::denied : Effect::possible;
      return in;
    }
    if (const CueRow *cue = cue_over(h, t); cue && !(r == Deprel::acl && d_.has_to(t) && ranked(d_, h))) {
      in.effect = cue->effect == Effect::same ? above.effect : cue->effect == Effect::subject ? of_subject(h) : cue->effect;
      if (cue->name == "announce" && is_definite(d_, t))
        in.effect = Effect::fact;
      if (in.effect == Effect::denied && is_noun(d_.word(t).upos) && utterance(d_.category[t]))
        in.effect = Effect::fact; // a denied request was made all the same
      if (above.effect == Effect::denied && cue->effect == Effect::denied)
        in.effect = Effect::fact; // "did not fail to"
      else if (asks_whether(t))
        in.effect = Effect::possible; // "has not decided whether to attend"
      else if (cue->scope == Scope::complement && cue->effect == Effect::planned && above.effect == Effect::denied)
        in.effect = Effect::denied; // "did not plan to"
      if (cue->scope == Scope::speech)
        in.speaker = speaker(h, above.speaker);
      return in;
    }
    in.effect = by_relation(h, t, r, above.effect);
    return in;
  }

  /// "the planned visit marks a turn": subjects stand before objects, so theirs is known.
  Effect of_subject(TokenIndex h) const {
    const auto s = d_.child(h, Deprel::nsubj);
    return s ? d_.stance[*s].effect : Effect::fact;
  }

  /// "They were to sign on Monday, but the ceremony was put off": a clause with a subject and a tense is joined to one that has them.
  TokenIndex clause_joined(TokenIndex h, TokenIndex t) const {
    if (d_.word(t).upos != Upos::VERB || !is_finite(d_.scene(), t) || !own_subject(d_, t))
      return h;
    while (!is_finite(d_.scene(), h) && d_.head(h) && d_.word(*d_.head(h)).upos != Upos::NOUN)
      h = *d_.head(h);
    return h;
  }

  std::uint32_t speaker_around(TokenIndex t) const {
    std::optional<TokenIndex> at = t;
    for (int steps = 0; at && steps < 8; ++steps, at = d_.head(*at))
      if (d_.word(*at).upos == Upos::VERB && speech_cue(*at))
        return incoming_[*at].speaker;
    return incoming_[t].speaker;
  }

  /// "not only closes the port but ...": it does.
  bool not_only(TokenIndex kid) const {
    if (d_.lemma(kid) != "not" || kid + 1 >= d_.syntax.words.size())
      return false;
    const std::string next = lower(d_.form(kid + 1));
    return next == "only" || next == "just" || next == "merely" || next == "simply";
  }

  bool asks_whether(TokenIndex clause) const { return lower(d_.form(d_.tree.left(clause))) == "whether"; }

  static bool utterance(Category c) {
    return c == Category::REQUEST || c == Category::ACCUSE || c == Category::THREATEN || c == Category::AGREE;
  }

  Effect by_relation(TokenIndex h, TokenIndex t, Deprel r, Effect above) const {
    switch (r) {
    case Deprel::appos:
      return utterance(d_.category[t]) ? Effect::fact : above; // "the raid, a charge they denied"
    case Deprel::xcomp:
    case Deprel::csubj: // "accompanying her will be two aides"
      return above;
    case Deprel::advcl:
      if (asks_whether(t))
        return Effect::possible;
      if (d_.has_to(t) && d_.lemma(t) == "become")
        return above; // "passed its rival to become the largest": what came of it
      if (d_.has_to(t) && d_.lexicon.is(WordKind::compelling, d_.lemma(h)) && d_.child(h, Deprel::obj))
        return above;
      if (d_.has_to(t))
        return above != Effect::fact ? above : is_passive(d_, t) ? Effect::planned : Effect::possible;
      if (future_clause(d_, t) && (above == Effect::planned || (above == Effect::fact && in_the_past(d_, h) && still_ahead(d_, t))))
        return Effect::planned; // "withdrew a week before the talks begin"
      if (above == Effect::denied && after_comma(t))
        return Effect::fact; // "cancelled the visit, citing the weather"
      return has_conjunction(d_, t) || is_finite(d_.scene(), t) ? Effect::fact : above;
    case Deprel::acl:
      if (d_.has_to(t) && ranked(d_, h))
        return Effect::fact;
      if (d_.has_to(t)) // "a vote to be held", and the headline's "Minister to visit Oslo"
        return above != Effect::fact ? above : is_passive(d_, t) || (!d_.head(h) && heading(d_, t)) ? Effect::planned : Effect::possible;
      // "figures released in May": done before, whatever becomes of what is done with them
      return is_definite(d_, h) || is_passive(d_, t) ? Effect::fact : above;
    case Deprel::parataxis: // "QUESTION: Is the trip cancelled?"
      return asked_whether(d_, t) ? Effect::possible : Effect::fact;
    case Deprel::nsubj: // "the change will occur in May"
      return d_.lexicon.is(WordKind::happening, d_.lemma(h)) ? above : Effect::fact;
    case Deprel::obj:
    case Deprel::nsubj_pass:
    case Deprel::obl:
    case Deprel::nmod:
      if (d_.word(h).upos == Upos::VERB && support_verb(d_, t) == h)
        return above;
      if (r == Deprel::nmod && above == Effect::denied)
        return Effect::fact; // "gave no answer to the inquiries": they were made
      return r == Deprel::obl || is_definite(d_, t) || done_before(d_, t) ? Effect::fact : above;
    default:
      return Effect::fact;
    }
  }

  bool yet(TokenIndex have) const {
    const auto adverb = d_.child(have, Deprel::advmod);
    return adverb && d_.lemma(*adverb) == "yet";
  }

  bool after_comma(TokenIndex t) const {
    const TokenIndex first = d_.tree.left(t);
    return first > 0 && (d_.form(first) == "," || d_.form(first - 1) == ",");
  }

  /// "will visit and meet": the second verb without a subject or auxiliary of its own.
  bool shares_auxiliary(TokenIndex h, TokenIndex t) const {
    if (d_.word(h).upos != d_.word(t).upos)
      return false;
    if (is_noun(d_.word(t).upos))
      return true;
    for (const TokenIndex kid : d_.tree.children(t))
      if (is_subject(d_.word(kid).deprel) || d_.word(kid).deprel == Deprel::aux || d_.word(kid).deprel == Deprel::aux_pass)
        return false;
    return d_.word(h).features.form == d_.word(t).features.form && d_.word(h).features.tense == d_.word(t).features.tense;
  }

  std::uint32_t speaker(TokenIndex verb, std::uint32_t said_by) {
    const std::vector<std::uint32_t> who = speakers_of(d_, verb);
    const auto subject = own_subject(d_, verb);
    if (who.empty() || (subject && says_none(d_, *subject))) // "no group claimed"
      return said_by;
    d_.speakers.push_back({who.front(), said_by});
    return static_cast<std::uint32_t>(d_.speakers.size() - 1);
  }

  /// "X happened, police said"; "according to police, X happened".
  Stance clause_level(TokenIndex t, Stance in) {
    for (const TokenIndex kid : d_.tree.children(t)) {
      const Deprel r = d_.word(kid).deprel;
      if (r == Deprel::parataxis && d_.word(kid).upos == Upos::VERB && !d_.child(kid, Deprel::ccomp) && !own_statement(kid)) {
        if (const CueRow *cue = speech_cue(kid)) {
          in.speaker = speaker(kid, in.speaker);
          if (in.effect == Effect::fact && cue->effect != Effect::same)
            in.effect = cue->effect;
        }
      } else if ((is_oblique(r) || r == Deprel::nmod) && d_.preposition(kid) == "accord") {
        add_source(in, kid);
      } else if ((is_oblique(r) || r == Deprel::nmod) && d_.preposition(kid) == "according") {
        add_source(in, kid);
      }
    }
    return in;
  }

  /// "Peru said so; Chile denied the report": a sentence of its own, with an object of its own.
  bool own_statement(TokenIndex verb) const {
    const TokenIndex first = d_.tree.left(verb);
    return d_.child(verb, Deprel::obj) || d_.form(first) == ";" || (first > 0 && d_.form(first - 1) == ";");
  }

  void add_source(Stance &in, TokenIndex noun) {
    const std::vector<std::uint32_t> who = mentions_under(d_, noun);
    if (who.empty())
      return;
    d_.speakers.push_back({who.front(), in.speaker});
    in.speaker = static_cast<std::uint32_t>(d_.speakers.size() - 1);
  }

  const CueRow *speech_cue(TokenIndex verb) const {
    for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(WordClass::verb, d_.lemma(verb)))
      if (const CueRow &row = d_.lexicon.cues[d_.lexicon.cue_patterns[i].row]; row.scope == Scope::speech)
        return &row;
    return nullptr;
  }

  /// The cue a small word is for the word it belongs to.
  const CueRow *small_cue(TokenIndex kid, Scope scope) const {
    const Word &w = d_.word(kid);
    const WordClass classes[] = {word_class(w), WordClass::other};
    for (const WordClass c : classes)
      for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(c, d_.lemma(kid)))
        if (const CueRow &row = d_.lexicon.cues[d_.lexicon.cue_patterns[i].row]; row.scope == scope)
          return &row;
    return nullptr;
  }

  Stance own(TokenIndex t, Stance s) const {
    Effect self = Effect::fact;
    bool negated = false, able = false;
    for (const TokenIndex kid : d_.tree.children(t)) {
      const Deprel r = d_.word(kid).deprel;
      const bool small = r == Deprel::aux || r == Deprel::advmod || r == Deprel::det || r == Deprel::mark || r == Deprel::amod ||
                         r == Deprel::cc || r == Deprel::cop || r == Deprel::case_ || r == Deprel::compound;
      if (r == Deprel::mark && d_.lemma(kid) == "due" && d_.word(t).features.form == VerbForm::infinitive)
        self = stronger(self, Effect::planned); // "was due to depart", read as "because of"
      if (no_longer(d_, kid)) {
        negated = true;
      } else if (small && not_only(kid)) {
        continue;
      } else if (small && kid > t && d_.word(t).upos == Upos::VERB && (d_.lemma(kid) == "not" || d_.lemma(kid) == "n't")) {
        continue; // "voted not to leave": no verb but an auxiliary has its "not" behind it
      } else if (small) {
        const CueRow *cue = nullptr;
        if (r == Deprel::mark || r == Deprel::case_)
          cue = small_cue(kid, Scope::clause);
        else if (r == Deprel::amod || r == Deprel::det || r == Deprel::compound)
          cue = small_cue(kid, Scope::modified);
        else
          cue = small_cue(kid, Scope::self);
        if (cue == nullptr)
          continue;
        if (cue->effect == Effect::denied)
          negated |= r != Deprel::det || s.effect != Effect::denied; // "no deal was reached": that "no" is the verb's
        else
          self = stronger(self, cue->effect);
        const std::string_view lemma = d_.lemma(kid);
        able |= r == Deprel::aux && (lemma == "can" || lemma == "could" || lemma == "ca");
        s.future |= cue->effect == Effect::planned;
        s.modal |= r == Deprel::aux && cue->effect == Effect::possible;
        s.obliged |= r == Deprel::aux && (lemma == "must" || lemma == "should");
        if (r == Deprel::aux && cue->name == "would" && after_past_speech(t)) {
          self = Effect::planned;
          s.future = true;
        }
      } else if ((is_subject(r) || is_object(r)) && !is_noun_event_only(t) && says_none(d_, kid)) {
        negated = true;
      }
    }
    if (turned_condition(d_, t))
      self = stronger(self, Effect::possible);
    else if (was_to(d_, t))
      self = stronger(self, Effect::planned);
    if (const CueRow *cue = readiness(t))
      self = stronger(self, cue->effect);
    return combine(s, self, negated, able);
  }

  /// A word that is itself no more than a possibility: "is prepared to act".
  const CueRow *readiness(TokenIndex t) const {
    const Scene scene = d_.scene();
    for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(word_class(d_.word(t)), d_.lemma(t))) {
      const Pattern &p = d_.lexicon.cue_patterns[i];
      if (d_.lexicon.cues[p.row].scope == Scope::itself && matches(p, scene, t))
        return &d_.lexicon.cues[p.row];
    }
    return nullptr;
  }

  bool is_noun_event_only(TokenIndex t) const { return is_noun(d_.word(t).upos); }

  /// "said it would leave": the future seen from the past, not a condition.
  bool after_past_speech(TokenIndex t) const {
    const auto h = d_.head(t);
    const auto cop = d_.child(t, Deprel::cop);
    if (cop && d_.child(t, Deprel::nsubj_outer) && d_.word(*cop).features.tense == Tense::past)
      return true; // "The plan was that she would leave"
    if (!h || (d_.word(t).deprel != Deprel::ccomp && d_.word(t).deprel != Deprel::csubj) || !in_the_past(d_, *h))
      return false;
    for (const TokenIndex kid : d_.tree.children(t))
      if (d_.word(kid).deprel == Deprel::advcl && turned_condition(d_, kid))
        return false;
      else if (d_.word(kid).deprel == Deprel::advcl)
        for (const TokenIndex mark : d_.tree.children(kid))
          if (d_.word(mark).deprel == Deprel::mark && d_.lemma(mark) == "if")
            return false;
    return true;
  }

  Discourse &d_;
  std::vector<Stance> incoming_; ///< before a token's own words
};

} // namespace

void find_stances(Discourse &d) { Pass(d).run(); }

} // namespace demarche::event

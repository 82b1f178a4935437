#include "syntax/mend.hpp"

#include <algorithm>

#include <demarche/rules.hpp>

#include "syntax/clause.hpp"
#include "syntax/encode.hpp"
#include "syntax/lemma.hpp"
#include "syntax/tree.hpp"

namespace demarche::syntax {

namespace {

class Mender {
public:
  Mender(std::string_view text, const Text &t, Syntax &s) : text_(text), t_(t), words_(s.words) {}

  /// "China | denies", "Ruiz | arrives"
  void subject(std::uint32_t verb) {
    if (verb == 0 || words_[verb - 1].head != static_cast<std::int32_t>(verb))
      return;
    Word &w = words_[verb - 1];
    if (w.deprel == Deprel::compound || (w.deprel == Deprel::amod && w.upos == Upos::PROPN))
      w.deprel = Deprel::nsubj;
  }

  /// In headlines a comma is an "and": "Peru, Chile agree to talks", "Ruiz, Falk hold talks".
  void comma_for_and(const Sentence &s) {
    for (std::uint32_t comma = s.first + 1; comma + 2 < s.last; ++comma)
      if (slice(text_, t_.tokens[comma].span) == ",")
        for (std::uint32_t verb = comma + 2; verb < s.last; ++verb) {
          if (words_[verb].upos != Upos::VERB)
            continue;
          two_subjects(s, comma, verb);
          break;
        }
  }

  void infinitives(const Sentence &s, const Syntax &syntax) {
    static const WordSet bidding = lexicon_words("en/verbs.tsv", "bidding");
    for (std::uint32_t to = s.first + 2; to < s.last; ++to) {
      const Word &mark = words_[to];
      if (mark.deprel != Deprel::mark || mark.upos != Upos::PART || mark.head <= static_cast<std::int32_t>(to))
        continue;
      Word &infinitive = words_[static_cast<std::uint32_t>(mark.head)];
      if (infinitive.deprel == Deprel::advcl && infinitive.head >= static_cast<std::int32_t>(s.first) &&
          infinitive.head < static_cast<std::int32_t>(to) && has_object(static_cast<std::uint32_t>(infinitive.head), to) &&
          bidding.count(syntax.lemma(static_cast<std::uint32_t>(infinitive.head))) > 0)
        infinitive.deprel = Deprel::xcomp;
    }
  }

  void predicates(const Sentence &s) {
    for (std::uint32_t v = s.first; v < s.last; ++v) {
      const Word &w = words_[v];
      const bool inside = w.deprel == Deprel::compound || w.deprel == Deprel::amod;
      if (inside && w.upos == Upos::VERB && w.head > static_cast<std::int32_t>(v) && w.head < static_cast<std::int32_t>(s.last) &&
          (w.features.form == VerbForm::finite || has(s, v, Deprel::aux) || relative(v, s)))
        raise(v, static_cast<std::uint32_t>(w.head), s);
    }
  }

  void finite_verbs(const Sentence &s) {
    for (std::uint32_t v = s.first; v < s.last; ++v) {
      Word &w = words_[v];
      if (w.upos == Upos::VERB && w.features.form == VerbForm::finite && !has(s, v, Deprel::nsubj) && !has(s, v, Deprel::nsubj_pass))
        subject(v);
      if (w.upos != Upos::NOUN || w.features.number != Number::plural || !clause(w.deprel) || has(s, v, Deprel::cop))
        continue;
      const bool counts = v + 1 < s.last && words_[v + 1].upos == Upos::NUM && words_[v + 1].deprel == Deprel::flat; // "strike kills 12"
      if (counts)
        words_[v + 1].deprel = Deprel::obj;
      if (has(s, v, Deprel::nsubj) && (has(s, v, Deprel::xcomp) || has(s, v, Deprel::ccomp) || has(s, v, Deprel::obj))) {
        w.upos = Upos::VERB;
        w.features = third_person;
      }
    }
  }

  /// "of Peru, Chile and Ecuador": what was hung as another name of the noun, or beside it, goes on with the first.
  void lists(const Sentence &s) {
    for (std::uint32_t second = s.first + 2; second + 2 < s.last; ++second) {
      const std::uint32_t first = second - 2, third = second + 2;
      const bool strung = words_[first].deprel == Deprel::nmod && words_[first].head < static_cast<std::int32_t>(first) &&
                          slice(text_, t_.tokens[second - 1].span) == "," && words_[second + 1].upos == Upos::CCONJ;
      if (!strung || words_[second].head != words_[first].head || words_[first].upos != Upos::PROPN || words_[second].upos != Upos::PROPN ||
          words_[third].upos != Upos::PROPN || (words_[second].deprel != Deprel::appos && words_[second].deprel != Deprel::conj) ||
          below(first, third))
        continue;
      for (const std::uint32_t name : {second, third}) {
        words_[name].head = static_cast<std::int32_t>(first);
        words_[name].deprel = Deprel::conj;
      }
      words_[second + 1].head = static_cast<std::int32_t>(third);
    }
  }

  void clauses(const Sentence &s) {
    for (std::uint32_t that = s.last; that-- > s.first + 1;)
      if (begins_clause(that, s.last))
        hang(static_cast<std::uint32_t>(words_[that].head), that - 1, s.first);
  }

  void compounds(const Sentence &s) {
    for (std::uint32_t first = s.first; first + 3 < s.last; ++first) {
      const std::uint32_t second = first + 2;
      if (words_[first].upos != Upos::PROPN || words_[second].deprel != Deprel::compound ||
          slice(text_, t_.tokens[first + 1].span) != "-" || t_.tokens[first].span.end != t_.tokens[first + 1].span.begin ||
          t_.tokens[first + 1].span.end != t_.tokens[second].span.begin)
        continue;
      const auto noun = static_cast<std::uint32_t>(words_[second].head);
      const bool within = words_[first].head >= static_cast<std::int32_t>(first) && words_[first].head <= static_cast<std::int32_t>(noun);
      if (noun > second && noun < s.last && !within)
        take_place(noun, first, Deprel::compound);
    }
  }

  void past_tenses(const Sentence &s, const Syntax &syntax) {
    for (std::uint32_t v = s.first; v < s.last; ++v) {
      Features &f = words_[v].features;
      if (clause(words_[v].deprel) && !only_participle(slice(text_, t_.tokens[v].span)) && words_[v].upos == Upos::VERB &&
          f.form == VerbForm::participle && f.tense == Tense::past && acts(v, s, syntax))
        f = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
    }
  }

private:
  /// ", which | severed ties": "which" is no article of a noun that a participle describes, but the verb's subject.
  bool relative(std::uint32_t verb, const Sentence &s) {
    if (verb < s.first + 2 || words_[verb].head <= static_cast<std::int32_t>(verb))
      return false;
    Word &which = words_[verb - 1];
    if (slice(text_, t_.tokens[verb - 1].span) != "which" || slice(text_, t_.tokens[verb - 2].span) != "," ||
        which.head != words_[verb].head || words_[verb].features.tense != Tense::past)
      return false;
    which.deprel = Deprel::nsubj;
    words_[verb].features = {.tense = Tense::past, .form = VerbForm::finite, .mood = Mood::indicative};
    return true;
  }

  /// What stands before a comma and what stands between it and the verb.
  void two_subjects(const Sentence &s, std::uint32_t comma, std::uint32_t verb) {
    const std::uint32_t second = verb - 1;
    for (std::uint32_t i = comma + 1; i < second; ++i)
      if (words_[i].head <= static_cast<std::int32_t>(comma) || words_[i].head > static_cast<std::int32_t>(second))
        return; // more than one phrase
    if (words_[second].head != static_cast<std::int32_t>(verb) || (words_[second].upos != Upos::PROPN && words_[second].upos != Upos::NOUN))
      return;
    if (words_[verb].deprel == Deprel::appos && words_[verb].head == static_cast<std::int32_t>(comma) - 1 && comma - 1 == s.first)
      take_place(verb, comma - 1, Deprel::nsubj);
    for (std::uint32_t first = s.first; first < comma; ++first)
      if (words_[first].head == static_cast<std::int32_t>(verb) && words_[first].deprel == Deprel::nsubj) {
        words_[second].head = static_cast<std::int32_t>(first);
        words_[second].deprel = Deprel::conj;
        return;
      }
  }

  static bool clause(Deprel r) {
    return r == Deprel::root || r == Deprel::conj || r == Deprel::ccomp || r == Deprel::parataxis || r == Deprel::acl_relcl;
  }

  bool has(const Sentence &s, std::uint32_t word, Deprel r) const {
    for (std::uint32_t i = s.first; i < s.last; ++i)
      if (words_[i].head == static_cast<std::int32_t>(word) && words_[i].deprel == r)
        return true;
    return false;
  }

  /// "taken", "done": no past tense looks so.
  static bool only_participle(std::string_view form) { return form.ends_with('n') || form == "done" || form == "gone" || form == "come"; }

  /// It has a subject and no auxiliary, and what only a verb in the active has: an object, a clause, what is called for, or a verb that has
  /// no passive. ("Nine men arrested in raid" has none of them.)
  bool acts(std::uint32_t verb, const Sentence &s, const Syntax &syntax) {
    static const WordSet with_preposition = lexicon_words("en/verbs.tsv", "preposition");
    static const WordSet intransitive = lexicon_words("en/verbs.tsv", "intransitive");
    const bool asks = with_preposition.count(syntax.lemma(verb)) > 0, alone = intransitive.count(syntax.lemma(verb)) > 0;
    bool subject = false, active = false, calls = false;
    Word *passive = nullptr;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      if (words_[i].head != static_cast<std::int32_t>(verb))
        continue;
      const Deprel r = words_[i].deprel;
      if (r == Deprel::aux || r == Deprel::aux_pass)
        return false;
      subject |= r == Deprel::nsubj && i < verb;
      passive = r == Deprel::nsubj_pass && i < verb ? &words_[i] : passive;
      active |= i > verb && (r == Deprel::obj || r == Deprel::ccomp || r == Deprel::xcomp);
      calls |= i > verb + 1 && r == Deprel::obl && asks && preposition(verb + 1, i);
    }
    if (passive && (calls || alone))
      passive->deprel = Deprel::nsubj;
    return (subject && active) || ((subject || passive) && (calls || alone));
  }

  /// "for" or "on" right after the verb, of this noun.
  bool preposition(std::uint32_t i, std::uint32_t noun) const {
    const std::string_view form = slice(text_, t_.tokens[i].span);
    return words_[i].head == static_cast<std::int32_t>(noun) && (form == "for" || form == "on" || form == "against" || form == "upon");
  }

  bool has_object(std::uint32_t verb, std::uint32_t before) const {
    for (std::uint32_t i = verb + 1; i < before; ++i)
      if (words_[i].head == static_cast<std::int32_t>(verb) && words_[i].deprel == Deprel::obj)
        return true;
    return false;
  }

  bool is_that(std::uint32_t i) const {
    const std::string_view form = slice(text_, t_.tokens[i].span);
    return words_[i].deprel == Deprel::mark && words_[i].upos == Upos::SCONJ && form.size() == 4 && lower_case(form) == "that";
  }

  /// Does it stand right after a verb, and does the clause whose "that" it is hang elsewhere? Of two that mark one clause the nearer does.
  bool begins_clause(std::uint32_t that, std::uint32_t end) const {
    const std::int32_t clause = words_[that].head;
    if (!is_that(that) || words_[that - 1].upos != Upos::VERB || clause <= static_cast<std::int32_t>(that) ||
        clause >= static_cast<std::int32_t>(end) || words_[static_cast<std::uint32_t>(clause)].head == static_cast<std::int32_t>(that) - 1)
      return false;
    for (std::uint32_t i = that + 1; i < static_cast<std::uint32_t>(clause); ++i)
      if (is_that(i) && words_[i].head == clause)
        return false;
    return true;
  }

  /// The clause under the verb; a verb that hung from its own clause takes its place. Arcs do not cross: what stands before "that"
  /// is the verb's, what stands after it is the clause's, and an object there its subject.
  void hang(std::uint32_t clause, std::uint32_t verb, std::uint32_t first) {
    take_place(verb, clause, Deprel::ccomp);
    for (std::uint32_t i = first; i < verb; ++i)
      if (words_[i].head == static_cast<std::int32_t>(clause))
        words_[i].head = static_cast<std::int32_t>(verb);
    for (std::uint32_t i = verb + 1; i < clause; ++i)
      if (words_[i].head == static_cast<std::int32_t>(verb)) {
        words_[i].head = static_cast<std::int32_t>(clause);
        if (words_[i].deprel == Deprel::obj || (words_[i].deprel == Deprel::ccomp && words_[i].upos != Upos::VERB))
          words_[i].deprel = Deprel::nsubj;
      }
  }

  /// `under` hangs from `top`, which takes its place where it hung from it.
  void take_place(std::uint32_t top, std::uint32_t under, Deprel as) {
    if (below(top, under)) {
      words_[top].head = words_[under].head;
      words_[top].deprel = words_[under].deprel;
    }
    words_[under].head = static_cast<std::int32_t>(top);
    words_[under].deprel = as;
  }

  /// The verb takes the place of its object, and all that is no part of a noun phrase. "Peru struck camps after Chile fired": where the
  /// object was the subject of a clause with a conjunction behind it, that clause is the verb's.
  void raise(std::uint32_t verb, std::uint32_t object, const Sentence &s) {
    for (std::uint32_t i = s.first; i < s.last; ++i)
      if (words_[i].head == static_cast<std::int32_t>(object) && i != verb && (i < verb || !in_noun_phrase(words_[i].deprel)))
        words_[i].head = static_cast<std::int32_t>(verb);
    words_[verb].head = words_[object].head;
    words_[verb].deprel = words_[object].deprel;
    words_[object].head = static_cast<std::int32_t>(verb);
    words_[object].deprel = Deprel::obj;
    for (std::uint32_t i = verb; i-- > s.first && !has(s, verb, Deprel::nsubj);) // "The king | dissolved parliament"
      if (words_[i].head == static_cast<std::int32_t>(verb) && words_[i].deprel == Deprel::compound)
        words_[i].deprel = Deprel::nsubj;
    if (words_[verb].deprel != Deprel::nsubj && words_[verb].deprel != Deprel::nsubj_pass)
      return;
    const auto other = static_cast<std::uint32_t>(words_[verb].head);
    for (std::uint32_t i = object + 1; i < other; ++i)
      if (words_[i].deprel == Deprel::mark && words_[i].head == static_cast<std::int32_t>(other))
        return take_place(verb, other, Deprel::advcl);
    words_[verb].deprel = Deprel::csubj;
  }

  static bool in_noun_phrase(Deprel r) {
    return r == Deprel::det || r == Deprel::amod || r == Deprel::compound || r == Deprel::nummod || r == Deprel::nmod ||
           r == Deprel::nmod_poss || r == Deprel::case_ || r == Deprel::conj || r == Deprel::cc || r == Deprel::acl ||
           r == Deprel::acl_relcl;
  }

  bool below(std::uint32_t i, std::uint32_t top) const {
    for (std::int32_t at = words_[i].head; at >= 0; at = words_[static_cast<std::uint32_t>(at)].head)
      if (at == static_cast<std::int32_t>(top))
        return true;
    return false;
  }

  std::string_view text_;
  const Text &t_;
  std::vector<Word> &words_;
};

} // namespace

void mend(std::string_view text, const Text &t, const std::vector<std::uint32_t> &verbs, Syntax &s) {
  Mender mender(text, t, s);
  Clauses clauses(text, t, s);
  for (const std::uint32_t v : verbs)
    mender.subject(v);
  for (const Sentence &sentence : t.sentences) {
    if (sentence.last - sentence.first > longest) // it was parsed in parts; and what is done here looks at a sentence for each of its words
      continue;
    const std::vector<Word> parsed(s.words.begin() + sentence.first, s.words.begin() + sentence.last);
    clauses.relations(sentence);
    clauses.following(sentence);
    mender.compounds(sentence);
    mender.lists(sentence);
    mender.comma_for_and(sentence);
    mender.finite_verbs(sentence);
    mender.predicates(sentence);
    mender.clauses(sentence);
    mender.infinitives(sentence, s);
    clauses.next_subjects(sentence);
    clauses.particles(sentence);
    clauses.verbs(sentence);
    clauses.headlines(sentence);
    clauses.conditions(sentence);
    mender.past_tenses(sentence, s);
    if (!is_tree(s.words, sentence.first, sentence.last)) // two mends at odds with each other: nothing behind this survives a cycle
      std::copy(parsed.begin(), parsed.end(), s.words.begin() + sentence.first);
  }
}

} // namespace demarche::syntax

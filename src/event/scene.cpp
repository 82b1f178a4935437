#include "event/scene.hpp"

#include <algorithm>

namespace demarche::event {

Discourse::Discourse(const Document &d, const Text &tx, const Syntax &sy, const Times &ti, const Actors &ac)
    : document(d), text(tx), syntax(sy), times(ti), actors(ac), lexicon(Lexicon::english()), tree(tx, sy) {
  const std::size_t n = syntax.words.size();
  lemmas.reserve(n);
  for (TokenIndex t = 0; t < n; ++t) {
    std::string_view lemma = syntax.lemma(t);
    if (syntax.words[t].upos == Upos::VERB)
      if (const std::string_view verb = lexicon.verb_of(lemma, slice(document.text, text.tokens[t].span)); !verb.empty())
        lemma = verb;
    lemmas.push_back(lemma);
  }
  sentence_of.assign(n, 0);
  mention_at.assign(n, none);
  timex_at.assign(n, none);
  frame.assign(n, none);
  category.assign(n, Category::none);
  stance.assign(n, {});
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s)
    for (TokenIndex t = text.sentences[s].first; t < text.sentences[s].last && t < n; ++t)
      sentence_of[t] = s;
  const auto widen = [this](TokenIndex t, std::uint32_t m) {
    const auto width = [this](std::uint32_t i) { return actors.mentions[i].last - actors.mentions[i].first; };
    if (mention_at[t] == none || width(mention_at[t]) < width(m))
      mention_at[t] = m;
  };
  for (std::uint32_t m = 0; m < actors.mentions.size(); ++m) {
    const Mention &mention = actors.mentions[m];
    if (mention.head >= n)
      continue;
    widen(mention.head, m);
    // A title and a name are one mention, whichever of its words the tree hangs it by.
    if (mention.form == MentionForm::name && mention.kind == ActorKind::person)
      for (TokenIndex t = mention.first; t < mention.last && t < n; ++t)
        if (const std::int32_t h = tree.head(t);
            h == no_head || static_cast<TokenIndex>(h) < mention.first || static_cast<TokenIndex>(h) >= mention.last) {
          widen(t, m);
          break;
        }
  }
  // Names are found by their words, trees by theirs: where the two disagree about the head, the name's words decide.
  std::vector<std::uint32_t> cover(n, none);
  for (std::uint32_t m = 0; m < actors.mentions.size(); ++m)
    if (const Mention &mention = actors.mentions[m]; mention.form == MentionForm::name)
      for (TokenIndex t = mention.first; t < mention.last && t < n; ++t)
        if (cover[t] == none || actors.mentions[cover[t]].last - actors.mentions[cover[t]].first > mention.last - mention.first)
          cover[t] = m;
  for (TokenIndex t = 0; t < n; ++t)
    if (mention_at[t] == none)
      mention_at[t] = cover[t];
  for (std::uint32_t x = 0; x < times.timexes.size(); ++x)
    for (TokenIndex t = text.token_at(times.timexes[x].span.begin); t < n && text.tokens[t].span.begin < times.timexes[x].span.end; ++t)
      timex_at[t] = x;
}

std::optional<TokenIndex> Discourse::head(TokenIndex t) const {
  if (tree.head(t) == no_head)
    return {};
  return static_cast<TokenIndex>(tree.head(t));
}

std::optional<TokenIndex> Discourse::child(TokenIndex t, Deprel d) const {
  for (const TokenIndex kid : tree.children(t))
    if (word(kid).deprel == d)
      return kid;
  return {};
}

bool Discourse::has_to(TokenIndex t) const {
  for (const TokenIndex kid : tree.children(t))
    if (kid < t && word(kid).deprel == Deprel::mark && lemma(kid) == "to")
      return true;
  return false;
}

bool is_definite(const Discourse &d, TokenIndex noun) {
  for (const TokenIndex kid : d.tree.children(noun)) {
    const Deprel r = d.word(kid).deprel;
    const std::string_view lemma = d.lemma(kid);
    if (r == Deprel::nmod_poss || (r == Deprel::det && (lemma == "the" || lemma == "this" || lemma == "that" || lemma == "these")))
      return true;
  }
  return false;
}

bool is_stative(const Discourse &d, TokenIndex verb) {
  return d.lexicon.is(WordKind::stative, d.lemma(verb)) && d.word(verb).upos == Upos::VERB && !d.child(verb, Deprel::obj) &&
         !d.child(verb, Deprel::obl_agent) && (d.child(verb, Deprel::aux_pass) || d.child(verb, Deprel::cop));
}

bool is_passive(const Discourse &d, TokenIndex verb) {
  const Word &w = d.word(verb);
  if (w.deprel == Deprel::advcl && w.features.tense == Tense::past && !d.child(verb, Deprel::nsubj) && !d.child(verb, Deprel::obj) &&
      !d.child(verb, Deprel::aux)) // "when asked about it"
    if (const auto mark = d.child(verb, Deprel::mark) ? d.child(verb, Deprel::mark) : d.child(verb, Deprel::advmod);
        mark && d.lexicon.is(WordKind::timely, d.lemma(*mark)))
      return true;
  if (w.features.form != VerbForm::participle || w.features.tense == Tense::present || is_stative(d, verb))
    return false;
  if (d.child(verb, Deprel::aux_pass) || d.child(verb, Deprel::nsubj_pass))
    return true;
  if (const auto h = d.head(verb); h && w.deprel == Deprel::conj && d.child(*h, Deprel::aux_pass) && !d.child(verb, Deprel::nsubj) &&
                                   !d.child(verb, Deprel::aux) && !d.child(verb, Deprel::obj))
    return true; // "was elected and sworn in"
  if (d.child(verb, Deprel::obj) && w.deprel != Deprel::acl && w.deprel != Deprel::amod)
    return false; // "crossed the border", taken for a participle
  if (w.features.voice == Voice::passive)
    return true;
  return (w.deprel == Deprel::acl || w.deprel == Deprel::amod) && !d.child(verb, Deprel::aux);
}

void find_frames(Discourse &d) {
  const auto pass = [&](bool with_categories) {
    const Scene scene = d.scene();
    for (TokenIndex t = 0; t < d.syntax.words.size(); ++t) {
      const WordClass c = word_class(d.word(t));
      if (c == WordClass::auxiliary || c == WordClass::other)
        continue;
      for (const std::uint32_t i : d.lexicon.frame_patterns.candidates(c, d.lemma(t))) {
        const Pattern &p = d.lexicon.frame_patterns[i];
        if ((!with_categories && p.looks_at_categories()) || !matches(p, scene, t))
          continue;
        d.frame[t] = p.row;
        break;
      }
    }
    for (TokenIndex t = 0; t < d.syntax.words.size(); ++t)
      d.category[t] = d.frame[t] == none ? Category::none : d.lexicon.frames[d.frame[t]].category;
  };
  pass(false);
  pass(true); // rows that look at the categories of complements see those of the first pass
}

} // namespace demarche::event

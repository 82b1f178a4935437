// The places of a predicate, read off the tree: voice, control, coordination, relative clauses, participles.
#include <algorithm>

#include "event/role.hpp"
#include "event/subject.hpp"

namespace demarche::event {

namespace {

constexpr int reach = 8; ///< governors looked through; longer chains are no longer grammar

void add_obliques(const Discourse &d, TokenIndex t, Arguments &a) {
  for (const TokenIndex kid : d.tree.children(t))
    if (is_oblique(d.word(kid).deprel) || is_nominal_modifier(d.word(kid).deprel) || d.word(kid).deprel == Deprel::advcl)
      if (const std::string_view p = d.preposition(kid); !p.empty())
        a.obliques.emplace_back(p, kid);
}

/// "by 14 votes", "by a majority": by how much, not by whom.
bool measure(const Discourse &d, TokenIndex noun) {
  const std::string_view l = d.lemma(noun);
  return l == "majority" || l == "margin" || l == "vote" || l == "percent" || d.word(noun).upos == Upos::NUM;
}

Arguments of_verb(const Discourse &d, TokenIndex t) {
  Arguments a;
  const bool passive = is_passive(d, t);
  const auto agent = d.child(t, Deprel::obl_agent);
  if (agent && !measure(d, *agent))
    a.subjects.push_back(*agent);
  std::optional<TokenIndex> subject = own_subject(d, t);
  if (subject)
    subject = seen_through(d, *subject, t);
  const auto head = d.head(t);
  const Deprel r = d.word(t).deprel;
  const bool participle = (r == Deprel::acl && passive && !subject) || r == Deprel::amod;
  if (participle && head && is_noun(d.word(*head).upos))
    (passive ? a.objects : a.subjects).push_back(*head);
  else if (!subject && r == Deprel::csubj && head && is_noun(d.word(*head).upos))
    subject = head; // "accompanying her will be two aides"
  else if (!subject)
    subject = borrowed_subject(d, t);
  if (subject)
    (passive ? a.objects : a.subjects).push_back(*subject);
  for (const TokenIndex kid : d.tree.children(t)) {
    const Deprel k = d.word(kid).deprel;
    if (k == Deprel::obj || k == Deprel::iobj)
      a.objects.push_back(is_relative_pronoun(d, kid) && r == Deprel::acl_relcl && head ? *head : kid);
    else if (passive && !agent && is_oblique(k) && d.preposition(kid) == "by" && d.timex_at[kid] == none && !measure(d, kid))
      a.subjects.push_back(kid);
  }
  bool conjunction = false; // "told reporters that it left": no pronoun, no gap
  if (const auto mark = d.child(t, Deprel::mark))
    conjunction = d.word(*mark).upos == Upos::SCONJ;
  // "engagements that the port had curtailed", the pronoun left out or not
  const auto own = own_subject(d, t);
  const bool gap = !own || !is_relative_pronoun(d, *own);
  if (r == Deprel::acl_relcl && gap && !conjunction && head && subject && *subject != *head && a.objects.empty() && !passive)
    a.objects.push_back(*head);
  add_obliques(d, t, a);
  return a;
}

void add_all(std::vector<TokenIndex> &to, const std::vector<TokenIndex> &from) { to.insert(to.end(), from.begin(), from.end()); }

/// "the envoy's long-awaited trip": what stands before the "'s" owns the noun, however the tree hangs it.
std::optional<TokenIndex> owner_before(const Discourse &d, TokenIndex t) {
  const TokenIndex first = d.text.sentences[d.sentence_of[t]].first;
  for (TokenIndex at = t; at-- > first && at + 6 > t;) {
    const Word &w = d.word(at);
    if (w.upos == Upos::PART && at > first && d.form(at) != "to" && d.form(at) != "not")
      return at - 1;
    if (w.upos != Upos::ADJ && w.upos != Upos::NOUN && w.upos != Upos::NUM && w.upos != Upos::ADV && w.deprel != Deprel::amod &&
        w.upos != Upos::PUNCT)
      return {};
  }
  return {};
}

/// The noun of the prepositional phrase that stands right behind an event noun but was hung elsewhere: next to
/// the noun, "by", "of" and "to" are the noun's.
std::optional<TokenIndex> stray_phrase(const Discourse &d, TokenIndex t) {
  const TokenIndex next = t + 1;
  if (next >= d.syntax.words.size() || d.sentence_of[next] != d.sentence_of[t] || d.word(next).deprel != Deprel::case_)
    return {};
  auto noun = d.head(next);
  for (int i = 0; noun && i < reach; ++i) {
    const auto above = d.head(*noun);
    if (!above || *above <= next || d.tree.left(*above) < next)
      break;
    noun = above;
  }
  if (!noun || *noun <= next || d.head(*noun) == t)
    return {};
  return noun;
}

/// "a trip by the envoy to Peru, a move ...": a phrase that stands right behind the agent and was hung on what comes after the
/// comma is the event noun's.
void add_beyond_comma(const Discourse &d, TokenIndex agent, Arguments &a) {
  TokenIndex next = d.tree.right(agent);
  while (next < d.syntax.words.size() && d.word(next).upos == Upos::PROPN) // a long name may hang in two parts
    ++next;
  if (next >= d.syntax.words.size() || d.sentence_of[next] != d.sentence_of[agent] || d.word(next).deprel != Deprel::case_)
    return;
  const auto noun = d.head(next);
  const auto above = noun ? d.head(*noun) : std::nullopt;
  if (!above || *noun < next || *above < *noun || d.timex_at[*noun] != none)
    return;
  for (TokenIndex i = *noun + 1; i < *above; ++i)
    if (d.form(i) == ",") {
      a.obliques.emplace_back(d.lemma(next), *noun);
      return;
    }
}

/// "anti - Peru protests" are not Peru's.
bool takes_side(const Discourse &d, TokenIndex name) {
  const TokenIndex first = d.tree.left(name);
  return first < name && (d.lemma(first) == "anti" || d.lemma(first) == "pro") && d.form(first + 1) == "-";
}

/// "her arrest": she was arrested; but "their arrest of the envoy".
bool suffered(const Discourse &d, TokenIndex noun) {
  const auto &kids = d.tree.children(noun);
  return d.lexicon.is(WordKind::undergone, d.lemma(noun)) &&
         std::none_of(kids.begin(), kids.end(), [&](TokenIndex kid) { return kid > noun && d.preposition(kid) == "of"; });
}

/// "the visit of the envoy": the noun after "of" is who does it.
bool does(const Discourse &d, TokenIndex noun, TokenIndex of) {
  if (!d.lexicon.is(WordKind::own_deed, d.lemma(noun)) || d.mention_at[of] == none)
    return false;
  const ActorKind k = d.actors.mentions[d.mention_at[of]].kind;
  return k == ActorKind::person || k == ActorKind::organization;
}

/// "the Oslo trip" goes to Oslo; "the Norwegian visit" is made by Norwegians.
bool destination(const Discourse &d, TokenIndex noun, TokenIndex name) {
  if (d.frame[noun] == none || d.lexicon.frames[d.frame[noun]].mode != "visit" || d.mention_at[name] == none)
    return false;
  const ActorKind k = d.actors.mentions[d.mention_at[name]].kind;
  return d.word(name).upos == Upos::PROPN && (k == ActorKind::place || k == ActorKind::country);
}

Arguments of_noun(const Discourse &d, TokenIndex t) {
  Arguments a;
  std::vector<TokenIndex> parties;
  if (const auto noun = stray_phrase(d, t); noun && d.timex_at[*noun] == none) {
    const std::string_view p = d.lemma(t + 1);
    if (p == "by") {
      a.subjects.push_back(*noun);
      add_obliques(d, *noun, a);
    } else if (p == "of") {
      a.objects.push_back(*noun);
    } else {
      a.obliques.emplace_back(p, *noun);
    }
  }
  for (const TokenIndex kid : d.tree.children(t)) {
    const Deprel r = d.word(kid).deprel;
    if (d.timex_at[kid] != none)
      continue;
    std::string_view p = is_nominal_modifier(r) || is_oblique(r) ? d.preposition(kid) : std::string_view{};
    if (const TokenIndex first = d.tree.left(kid);
        is_nominal_modifier(r) && p.empty() && kid > t && (d.form(first) == "by" || d.form(first - 1) == "by"))
      p = "by"; // hung inside a long name, or on the event noun
    if (r == Deprel::nmod_poss) {
      const bool done_to = suffered(d, t);
      (done_to ? a.objects : a.subjects).push_back(kid);
      if (done_to)
        a.obliques.emplace_back("of", kid);
    } else if (p == "between" || p == "among") {
      parties.push_back(kid);
    } else if (p == "by") {
      a.subjects.push_back(kid);
      add_obliques(d, kid, a); // "a trip by the envoy to Peru": the journey's end is often hung on the envoy
      for (const TokenIndex below : d.tree.children(kid))
        if (is_noun(d.word(below).upos))
          add_obliques(d, below, a);
      add_beyond_comma(d, kid, a);
    } else if (p == "of" && does(d, t, kid)) {
      a.subjects.push_back(kid);
      add_obliques(d, kid, a); // "of the envoy to Peru"
    } else if (p == "of") {
      a.objects.push_back(kid);
      for (const TokenIndex agent : d.tree.children(kid)) // "the downing of the jet by the rebels", hung on the jet
        if (agent > kid && d.preposition(agent) == "by" && d.timex_at[agent] == none)
          a.subjects.push_back(agent);
    } else if (r == Deprel::compound && destination(d, t, kid)) {
      a.obliques.emplace_back("to", kid);
    } else if ((r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_desc || r == Deprel::nmod_unmarked || r == Deprel::nmod) &&
               kid < t && !mentions_under(d, kid).empty() && !takes_side(d, kid)) {
      a.subjects.push_back(kid); // "U.S.-China talks", "the Israeli raid"
    }
  }
  if (a.subjects.empty() && !suffered(d, t))
    if (const auto owner = owner_before(d, t))
      a.subjects.push_back(*owner);
  add_obliques(d, t, a);
  if (d.child(t, Deprel::cop)) // a predicate: "Peru is the seller"
    if (const auto subject = own_subject(d, t))
      a.subjects.push_back(seen_through(d, *subject, t));
  if (const auto support = support_verb(d, t)) {
    const Arguments of = of_verb(d, *support);
    add_all(a.subjects, of.subjects);
    for (const auto &[p, noun] : of.obliques)
      if (noun != t)
        a.obliques.emplace_back(p, noun);
  }
  // "talks between the two": they act, unless somebody else does ("her mediation between the two")
  add_all(a.subjects.empty() ? a.subjects : a.objects, parties);
  return a;
}

} // namespace

Arguments arguments_of(const Discourse &d, TokenIndex t) {
  const Upos u = d.word(t).upos;
  if (is_noun(u))
    return of_noun(d, t);
  return of_verb(d, t);
}

std::vector<std::uint32_t> mentions_under(const Discourse &d, TokenIndex noun) {
  std::vector<std::uint32_t> out;
  const auto add = [&](std::uint32_t m) {
    if (std::find(out.begin(), out.end(), m) == out.end())
      out.push_back(m);
  };
  // The head, its coordinated heads; where a head is no mention, the nearest modifiers that are.
  std::vector<TokenIndex> heads{noun};
  for (std::size_t i = 0; i < heads.size() && i < 32; ++i) {
    for (const TokenIndex kid : d.tree.children(heads[i]))
      if ((d.word(kid).deprel == Deprel::conj && is_noun(d.word(kid).upos)) ||
          (is_nominal_modifier(d.word(kid).deprel) && (d.preposition(kid) == "include" || d.preposition(kid) == "including")))
        heads.push_back(kid);
    if (const std::uint32_t m = d.mention_at[heads[i]]; m != none && !d.lexicon.is(WordKind::collective, d.lemma(heads[i]))) {
      add(m);
      for (const TokenIndex kid : d.tree.children(heads[i])) // "Dutch and Danish envoys"
        if ((d.word(kid).deprel == Deprel::amod || d.word(kid).deprel == Deprel::compound) && d.mention_at[kid] != none &&
            !d.actors.mentions[m].span.contains(d.actors.mentions[d.mention_at[kid]].span))
          add(d.mention_at[kid]);
      continue;
    }
    std::vector<TokenIndex> level{heads[i]};
    for (int depth = 0; depth < 3 && !level.empty(); ++depth) {
      std::vector<TokenIndex> next;
      bool found = false;
      for (const TokenIndex at : level)
        for (const TokenIndex kid : d.tree.children(at)) {
          const Deprel r = d.word(kid).deprel;
          const std::string_view p = is_nominal_modifier(r) ? d.preposition(kid) : std::string_view{};
          const bool inside = r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_poss || r == Deprel::flat ||
                              r == Deprel::nmod_desc || r == Deprel::nmod_unmarked ||
                              (is_nominal_modifier(r) && (p.empty() || p == "of" || p == "from"));
          if (!inside)
            continue;
          if (d.mention_at[kid] != none) {
            add(d.mention_at[kid]);
            found = true;
          } else {
            next.push_back(kid);
          }
        }
      if (found)
        break;
      level = std::move(next);
    }
    if (out.empty() && d.mention_at[heads[i]] != none)
      add(d.mention_at[heads[i]]);
  }
  return out;
}

std::vector<std::uint32_t> speakers_of(const Discourse &d, TokenIndex verb) {
  for (const TokenIndex s : arguments_of(d, verb).subjects) {
    if (auto who = mentions_under(d, s); !who.empty())
      return who;
    for (const TokenIndex kid : d.tree.children(s)) // "a report by the committee"
      if (is_nominal_modifier(d.word(kid).deprel) && d.preposition(kid) == "by")
        if (auto who = mentions_under(d, kid); !who.empty())
          return who;
  }
  return {};
}

} // namespace demarche::event

// "in Beijing" is a place, "Beijing said" a government: told apart by the syntax around the name,
// and where there is none by the words beside it. A place and its government are two actors.
#include "actor/scene.hpp"

namespace demarche::actor {

namespace {

/// How a name stands in its sentence.
struct Standing {
  Deprel relation = Deprel::dep;
  std::uint32_t governor = none;
  std::string_view preposition;
};

class Lands {
public:
  explicit Lands(const Scene &s) : s_(s) {}

  /// True when the name means the land or the city, false when it means the government.
  bool place(const Draft &d) const {
    const bool country = d.sort == Sort::name;
    if (in_address(d))
      return true;
    const Standing at = s_.parsed() ? by_tree(d) : by_neighbours(d);
    if (!at.preposition.empty())
      return after_preposition(at, country);
    if (at.governor == none)
      return true;
    switch (at.relation) {
    case Deprel::nsubj:
    case Deprel::nsubj_outer:
    case Deprel::csubj:
      return !acts(at.governor, country);
    case Deprel::nsubj_pass:
      return classes(at.governor, word::motion_object) || !classes(at.governor, word::agent_verb);
    case Deprel::obj:
    case Deprel::iobj:
      return classes(at.governor, word::motion_object | word::motion) || !classes(at.governor, word::agent_verb);
    case Deprel::nmod_poss:
      return classes(at.governor, word::place_noun);
    case Deprel::compound:
    case Deprel::amod:
      if (d.sort == Sort::capital && s_.tokens[at.governor].capital)
        return true; // part of a name
      // "Syria crisis", "Berlin office": the land; "U.S.-Iraq talks", "Moscow officials": the states.
      return (d.sort == Sort::capital || !also_adjective(d)) && !of_an_agent(at.governor);
    default:
      return true;
    }
  }

private:
  bool classes(std::uint32_t t, std::uint32_t bits) const {
    if (s_.is(t, bits))
      return true;
    const Words &words = Words::english();
    if (s_.parsed())
      return (words.of(s_.syntax.lemma(t)) & bits) != 0;
    // No lemma: the regular endings.
    const std::string form = lower(s_.form(t));
    for (const std::string_view ending : {"s", "es", "d", "ed", "ing"})
      if (form.ends_with(ending) && words.of(std::string_view(form).substr(0, form.size() - ending.size())) & bits)
        return true;
    return false;
  }

  /// "Turkey talks", "Ghana officials": what a state has.
  bool of_an_agent(std::uint32_t noun) const {
    return classes(noun, word::agent_verb | word::organization_noun | word::person_noun | word::office) && !classes(noun, word::place_noun);
  }

  /// A land that says, wants or signs acts as a state; one that "is" or "lies" may be either.
  bool acts(std::uint32_t verb, bool country) const {
    if (classes(verb, word::agent_verb))
      return true;
    return country && (!s_.parsed() || s_.syntax.words[verb].upos == Upos::VERB);
  }

  /// "UK", "U.S.": a name that serves as the nation's adjective too.
  bool also_adjective(const Draft &d) const {
    for (const Sense &x : s_.hits[s_.tokens[d.first].hit].phrase->senses)
      if (x.sort == Sort::adjective)
        return true;
    return false;
  }

  /// "Paris, France": what stands after a city and a comma; and a city before its country.
  bool in_address(const Draft &d) const {
    const auto placelike = [&](std::uint32_t t) {
      if (s_.tokens[t].hit == none)
        return false;
      const Hit &h = s_.hits[s_.tokens[t].hit];
      const Sense &sense = s_.sense(h);
      return sense.sort == Sort::capital || s_.entry(sense.entry).kind == ActorKind::place;
    };
    if (d.first >= 2 && s_.form(d.first - 1) == "," && d.sort == Sort::name && placelike(d.first - 2))
      return same_sentence(d.first - 2, d.first) && !listed(d.last);
    if (d.last + 1 < s_.tokens.size() && s_.form(d.last) == "," && d.sort == Sort::capital && s_.tokens[d.last + 1].hit != none) {
      const Hit &h = s_.hits[s_.tokens[d.last + 1].hit];
      for (const Sense &x : h.phrase->senses)
        if (x.entry == d.entry && x.sort == Sort::name)
          return true;
    }
    return false;
  }

  bool listed(std::uint32_t t) const { return t < s_.tokens.size() && s_.form(t) == "and"; }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const { return s_.text.sentence_of(a) == s_.text.sentence_of(b); }

  Standing by_tree(const Draft &d) const {
    std::uint32_t t = d.head;
    // A conjunct stands as the first one does: "relations between Washington and Beijing".
    for (int hops = 0; hops < 8 && s_.syntax.words[t].deprel == Deprel::conj && s_.syntax.words[t].head != no_head; ++hops) {
      if (const std::string_view own = case_of(t); !own.empty())
        break;
      t = static_cast<std::uint32_t>(s_.syntax.words[t].head);
    }
    const Word &w = s_.syntax.words[t];
    return {w.deprel, w.head == no_head ? none : static_cast<std::uint32_t>(w.head), case_of(t)};
  }

  std::string_view case_of(std::uint32_t t) const {
    for (std::uint32_t k = t, steps = 0; k-- > 0 && steps < 10; ++steps) {
      const Word &w = s_.syntax.words[k];
      if (w.deprel == Deprel::case_ && w.head == static_cast<std::int32_t>(t))
        return s_.form(k);
      if (w.upos == Upos::PUNCT || w.upos == Upos::VERB)
        break;
    }
    return {};
  }

  /// Without a tree: the preposition before, else whether a verb of speech or will comes next.
  Standing by_neighbours(const Draft &d) const {
    std::uint32_t t = d.first;
    const Sentence &s = s_.text.sentences[s_.text.sentence_of(d.first)];
    for (int hops = 0; hops < 4 && t > s.first + 1 && s_.form(t - 1) == "and" && s_.tokens[t - 2].hit != none; ++hops)
      t = s_.hits[s_.tokens[t - 2].hit].first; // a conjunct stands as the first one does
    if (t > s.first && (s_.form(t - 1) == "the" || s_.form(t - 1) == "The"))
      --t;
    if (t > s.first && (s_.is(t - 1, word::place_preposition | word::government_preposition) || s_.form(t - 1) == "to" ||
                        s_.form(t - 1) == "from" || s_.form(t - 1) == "of"))
      return {Deprel::obl, t - 1 > s.first ? t - 2 : none, s_.form(t - 1)};
    if (d.last < s.last && (s_.form(d.last) == "'s" || s_.form(d.last) == "’s"))
      return {Deprel::nmod_poss, d.last + 1 < s.last ? d.last + 1 : none, {}};
    for (std::uint32_t k = d.last; k < s.last && k < d.last + 3; ++k)
      if (s_.tokens[k].word && !s_.tokens[k].capital && k > d.first)
        return {Deprel::nsubj, k, {}};
    return {Deprel::compound, none, {}};
  }

  bool after_preposition(const Standing &at, bool country) const {
    const std::string p = lower(at.preposition);
    const std::uint32_t bits = Words::english().of(p);
    if (bits & word::place_preposition)
      return true;
    if (p == "by")
      return !country && at.governor == none;
    const bool motion = at.governor != none && classes(at.governor, word::motion | word::motion_object | word::place_noun);
    const bool addressed = at.governor != none && classes(at.governor, word::agent_verb | word::person_noun | word::office);
    if (p == "to" || p == "from")
      return motion || !addressed;
    if (p == "of")
      return motion || at.governor == none || !classes(at.governor, word::agent_verb);
    if (bits & word::government_preposition)
      return !addressed || (motion && (p == "for" || p == "on"));
    return !country;
  }

  const Scene &s_;
};

} // namespace

void tell_land_from_government(const Scene &s, std::vector<Draft> &drafts) {
  const Lands lands(s);
  for (Draft &d : drafts) {
    if (d.entry == none || s.entry(d.entry).kind != ActorKind::country)
      continue;
    if (d.sort == Sort::stand_in)
      d.kind = ActorKind::organization, d.rule = "government.stand-in";
    else if (d.sort == Sort::people)
      d.kind = ActorKind::organization, d.rule = "country.people"; // a people is a body of persons
    else if (d.sort == Sort::adjective)
      d.rule = "country.adjective";
    else if (lands.place(d))
      d.kind = ActorKind::place, d.rule = d.sort == Sort::capital ? "place.capital" : "place.country";
    else
      d.rule = d.sort == Sort::capital ? "government.capital" : "government.country";
  }
}

} // namespace demarche::actor

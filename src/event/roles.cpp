// From grammatical places to roles: actors, recipients, places, companions, topic.
#include <algorithm>

#include "event/role.hpp"

namespace demarche::event {

namespace {

bool is_actor(const Discourse &d, std::uint32_t m) {
  const ActorKind k = d.actors.mentions[m].kind;
  return k == ActorKind::person || k == ActorKind::country || k == ActorKind::organization;
}

bool is_place(const Discourse &d, std::uint32_t m) {
  const ActorKind k = d.actors.mentions[m].kind;
  return k == ActorKind::place || k == ActorKind::country;
}

class Filler {
public:
  Filler(const Discourse &d, EventMention &e) : d_(d), e_(e) {}

  void fill() {
    const Arguments a = arguments_of(d_, e_.token);
    for (const TokenIndex s : a.subjects)
      for (const std::uint32_t m : mentions_under(d_, s))
        if (is_actor(d_, m))
          add(e_.actors, telling(m));
    if (e_.actors.empty() && d_.word(e_.token).upos == Upos::VERB && !a.subjects.empty())
      for (const std::uint32_t m : speakers_of(d_, e_.token)) // "a report by the committee said"
        if (is_actor(d_, m))
          add(e_.actors, telling(m));
    for (const TokenIndex o : a.objects)
      object(o);
    for (const auto &[p, noun] : a.obliques)
      oblique(p, noun);
    if (demanded())
      ask();
    if (e_.recipients.empty())
      complement();
    if (e_.recipients.empty() && e_.category != Category::none)
      nearby(a);
    if (e_.mode == "visit") // whoever is visited is the host, whatever is visited the place
      for (const std::uint32_t m : e_.recipients)
        if (is_place(d_, m))
          add(e_.places, m);
    if (e_.recipients.empty() && (e_.mode == "visit" || strikes_a_land(e_.category)))
      e_.recipients = e_.places;
  }

private:
  void add(std::vector<std::uint32_t> &list, std::uint32_t m) {
    if (std::find(list.begin(), list.end(), m) == list.end())
      list.push_back(m);
  }

  /// "said that the island must leave": the speaker asks, and asks the one who must.
  bool demanded() const {
    const std::uint32_t f = d_.frame[e_.token];
    return e_.category == Category::REQUEST && (f == none || d_.lexicon.frames[f].category != Category::REQUEST) && d_.head(e_.token);
  }

  void ask() {
    e_.recipients = std::move(e_.actors);
    e_.actors = speakers_of(d_, *d_.head(e_.token));
  }

  /// Nobody stands where a recipient should: the first actor that the object, the complement or (of a protest) the
  /// purpose names.
  void nearby(const Arguments &a) {
    for (const TokenIndex o : a.objects)
      if (first_within(o))
        return;
    for (const TokenIndex kid : d_.tree.children(e_.token))
      if (is_complement_clause(d_.scene(), kid) || (d_.word(kid).deprel == Deprel::advcl && e_.category == Category::PROTEST))
        if (first_within(kid))
          return;
  }

  bool first_within(TokenIndex t) {
    const TokenIndex end = std::min(d_.tree.right(t), d_.tree.left(t) + 40);
    for (TokenIndex at = d_.tree.left(t); at < end; ++at) {
      if (at > t && (d_.word(at).upos == Upos::SCONJ || (d_.word(at).upos == Upos::PRON && d_.word(at).deprel == Deprel::nsubj) ||
                     (is_noun(d_.word(t).upos) && d_.word(at).upos == Upos::VERB)))
        break; // another clause
      const std::uint32_t m = d_.mention_at[at];
      if (m == none || d_.actors.mentions[m].form == MentionForm::pronoun || (!is_actor(d_, m) && !is_place(d_, m)))
        continue;
      const auto same = [&](std::uint32_t other) {
        return other == m || (d_.actors.mentions[other].actor && d_.actors.mentions[other].actor == d_.actors.mentions[m].actor);
      };
      if (std::any_of(e_.actors.begin(), e_.actors.end(), same))
        continue;
      add(e_.recipients, m);
      return true;
    }
    return false;
  }

  /// PLOVER's convention: when nobody else is named, the land where it was done is who it was done to.
  static bool strikes_a_land(Category c) {
    return c == Category::COERCE || c == Category::PROTEST || c == Category::MOBILIZE || c == Category::AID || c == Category::RETREAT ||
           c == Category::CONCEDE || c == Category::ASSAULT || c == Category::THREATEN;
  }

  /// A mention of the same actor in the same sentence that says more than a pronoun.
  std::uint32_t telling(std::uint32_t m) const {
    const Mention &mention = d_.actors.mentions[m];
    if (mention.form != MentionForm::pronoun || !mention.actor)
      return m;
    for (std::uint32_t before = m; before-- > 0 && before + 32 > m;) {
      const Mention &other = d_.actors.mentions[before];
      if (other.head >= d_.sentence_of.size() || d_.sentence_of[other.head] != d_.sentence_of[mention.head])
        break;
      if (other.actor == mention.actor && other.form != MentionForm::pronoun)
        return before;
    }
    return m;
  }

  /// "threatened to cut ties with Peru", "demanded that Peru withdraw": who the words are aimed at stands in their clause.
  void complement() {
    if (e_.category != Category::AGREE && e_.category != Category::THREATEN && e_.category != Category::REQUEST &&
        e_.category != Category::REJECT && e_.category != Category::ACCUSE && e_.category != Category::MOBILIZE)
      return;
    for (const TokenIndex kid : d_.tree.children(e_.token)) {
      if (!is_complement_clause(d_.scene(), kid))
        continue;
      const Arguments a = arguments_of(d_, kid);
      for (const TokenIndex s : a.subjects)
        for (const std::uint32_t m : mentions_under(d_, s))
          if (is_actor(d_, m) && !acts(telling(m)))
            add(e_.recipients, telling(m));
      if (!e_.recipients.empty())
        return;
      for (const TokenIndex o : a.objects)
        object(o);
      for (const auto &[p, noun] : a.obliques)
        oblique(p, noun);
      return;
    }
  }

  /// The mention, or another of the same actor ("lifted its suspension").
  bool acts(std::uint32_t m) const {
    const auto &actor = d_.actors.mentions[m].actor;
    const std::string_view form = slice(d_.document.text, d_.actors.mentions[m].span);
    if (form.ends_with("self") || form.ends_with("selves"))
      return false; // who hangs himself is hanged
    return std::any_of(e_.actors.begin(), e_.actors.end(), [&](std::uint32_t a) {
      return a == m || (actor && d_.actors.mentions[m].form == MentionForm::pronoun && d_.actors.mentions[a].actor == actor);
    });
  }

  void object(TokenIndex o) {
    const bool visits = e_.mode == "visit";
    if (d_.mention_at[o] == none && is_noun(d_.word(o).upos)) // "imposed sanctions on Peru"
      for (const TokenIndex kid : d_.tree.children(o))
        if (is_nominal_modifier(d_.word(kid).deprel))
          if (const std::string_view p = d_.preposition(kid); !p.empty() && p != "of")
            oblique(p, kid);
    for (const std::uint32_t m : mentions_under(d_, o)) {
      if (is_actor(d_, m) && !acts(m))
        add(e_.recipients, telling(m));
      else if (visits && is_place(d_, m))
        add(e_.places, m);
    }
  }

  void oblique(std::string_view p, TokenIndex noun) {
    if (d_.timex_at[noun] != none)
      return;
    if (d_.lexicon.is(WordKind::topic, p) && !e_.topic && d_.mention_at[noun] == none)
      e_.topic = Span{d_.text.tokens[d_.tree.left(noun)].span.begin, d_.text.tokens[d_.tree.right(noun) - 1].span.end};
    const bool moves = e_.mode == "visit" && (p == "to" || p == "in");
    for (const std::uint32_t m : mentions_under(d_, noun)) {
      if (acts(m))
        continue;
      if ((d_.lexicon.is(WordKind::location, p) || moves) && is_place(d_, m))
        add(e_.places, m);
      if (d_.lexicon.is(WordKind::towards, p) && is_actor(d_, m) && (p != "at" || d_.actors.mentions[m].kind != ActorKind::place))
        add(e_.recipients, telling(m));
    }
  }

  const Discourse &d_;
  EventMention &e_;
};

} // namespace

void find_roles(const Discourse &d, EventMention &e) { Filler(d, e).fill(); }

} // namespace demarche::event

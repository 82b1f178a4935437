// The order of the room: names, titles, nominals, land or government, who is who.
#include <algorithm>

#include "actor/cast.hpp"

namespace demarche {

using namespace actor;

namespace actor {

std::uint32_t Cast::get(const std::string &id, const std::string &name, ActorKind kind) {
  const auto [at, fresh] = by_id_.emplace(id, static_cast<std::uint32_t>(players.size()));
  if (fresh) {
    Player p;
    p.actor.id = id;
    p.actor.name = name;
    p.actor.kind = kind;
    players.push_back(std::move(p));
  }
  return at->second;
}

void Cast::join(std::vector<Draft> &drafts, std::uint32_t draft, std::uint32_t player) {
  drafts[draft].cluster = player;
  std::vector<std::uint32_t> &m = players[player].mentions;
  m.insert(std::upper_bound(m.begin(), m.end(), draft), draft);
}

namespace {

/// Ids are a function of the document: from the fullest name; a second bearer of a name gets a number.
void name_the_nameless(std::vector<Player> &players) {
  std::unordered_map<std::string, int> used;
  for (const Player &p : players)
    if (!p.actor.id.empty())
      used[p.actor.id] = 1;
  for (Player &p : players) {
    if (!p.actor.id.empty())
      continue;
    const std::string base = (p.anonymous ? "doc-local:" : "person:") + slug(p.actor.name);
    const int n = ++used[base];
    p.actor.id = p.anonymous || n > 1 ? base + "-" + std::to_string(n) : base;
    while (n > 1 && !used.emplace(p.actor.id, 1).second)
      p.actor.id += "-x";
  }
}

class Result {
public:
  Result(const Scene &s, const std::vector<Draft> &drafts, Cast &cast) : s_(s), drafts_(drafts), cast_(cast) {}

  Actors run() {
    for (const Draft &d : drafts_) {
      if (d.cluster == none || !tells(d))
        continue;
      put(d, d.first, d.last, d.rule);
      if (d.named() && d.titled())
        put(d, d.name_first, d.name_last, "name.person");
    }
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(), [](const Mention &a, const Mention &b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    number_actors();
    return std::move(out_);
  }

private:
  /// A possessive tells who did something only before a noun of action: "its invasion", not "its coast". "It" tells
  /// something as an argument of a verb that asks for an actor.
  bool tells(const Draft &d) const {
    if (d.form == MentionForm::name || !s_.parsed())
      return true;
    const Word &w = s_.syntax.words[d.head];
    if (w.head == no_head)
      return true;
    if (d.form == MentionForm::nominal)
      return d.of != none || takes_part(d, w) || cast_.players[d.cluster].mentions.size() > 1;
    const auto governor = static_cast<std::uint32_t>(w.head);
    if (w.deprel == Deprel::nmod_poss)
      return action(governor);
    return d.gender != Gender::unknown || d.plural || d.person == 1 ||
           (w.deprel == Deprel::nsubj &&
            ((Words::english().of(s_.syntax.lemma(governor)) & word::agent_verb) != 0 || said_of_oneself(governor)));
  }

  /// "Peru said it closed the border": what a speaker says that "it" did, the speaker did.
  bool said_of_oneself(std::uint32_t verb) const {
    const Word &w = s_.syntax.words[verb];
    return w.deprel == Deprel::ccomp && w.head != no_head && w.head < static_cast<std::int32_t>(verb) && w.upos == Upos::VERB &&
           (Words::english().of(s_.syntax.lemma(static_cast<std::uint32_t>(w.head))) & word::agent_verb) != 0;
  }

  /// A nameless one counts as an argument of a verb or of a noun of action: "killed civilians", "talks with officials".
  bool takes_part(const Draft &d, const Word &w) const {
    switch (w.deprel) {
    case Deprel::nmod:
    case Deprel::nmod_poss:
    case Deprel::compound:
      return action(static_cast<std::uint32_t>(w.head));
    case Deprel::conj:
      return d.kind == ActorKind::person;
    case Deprel::appos:
    case Deprel::nmod_desc:
    case Deprel::nmod_unmarked:
      return false;
    default:
      return true;
    }
  }

  /// Nouns made of verbs, by form or ending (Quirk et al. 1985, I.35): "attack", "invasion", "refusal", "commitment".
  bool action(std::uint32_t noun) const {
    if (s_.is(noun, word::agent_verb | word::motion) && !s_.is(noun, word::place_noun | word::person_noun | word::organization_noun))
      return true;
    const std::string_view lemma = s_.syntax.lemma(noun);
    if (s_.is(noun, word::organization_noun | word::person_noun | word::place_noun))
      return false;
    for (const std::string_view ending : {"ion", "ment", "al", "ance", "ence", "ure", "ing"})
      if (lemma.size() > ending.size() + 3 && lemma.ends_with(ending))
        return true;
    return false;
  }

  void put(const Draft &d, std::uint32_t first, std::uint32_t last, const char *rule) {
    Mention m;
    m.span = {s_.text.tokens[first].span.begin, s_.text.tokens[last - 1].span.end};
    m.first = first;
    m.last = last;
    m.head = d.head;
    m.kind = d.kind;
    m.form = d.form;
    if (d.cluster != none)
      m.actor = d.cluster;
    m.rule = rule;
    out_.mentions.push_back(std::move(m));
  }

  void number_actors() {
    std::vector<std::uint32_t> number(cast_.players.size(), none);
    for (Mention &m : out_.mentions) {
      if (!m.actor)
        continue;
      std::uint32_t &n = number[*m.actor];
      if (n == none) {
        n = static_cast<std::uint32_t>(out_.actors.size());
        out_.actors.push_back(finished(cast_.players[*m.actor]));
      }
      m.actor = n;
    }
  }

  Actor finished(const Player &p) const {
    Actor a = p.actor;
    for (const std::uint32_t i : p.mentions)
      if (drafts_[i].form == MentionForm::name) {
        const Draft &d = drafts_[i];
        const std::string name(d.named() ? s_.words(d.name_first, d.name_last) : s_.words(d.first, d.last));
        if (std::find(a.names.begin(), a.names.end(), name) == a.names.end())
          a.names.push_back(name);
      }
    if (p.entry != none && a.kind == ActorKind::person)
      a.roles = s_.entry(p.entry).roles;
    return a;
  }

  const Scene &s_;
  const std::vector<Draft> &drafts_;
  Cast &cast_;
  Actors out_;
};

} // namespace

Actors resolve(const Scene &s, std::vector<Draft> &drafts) {
  Cast cast;
  cast_people(s, drafts, cast);
  cast_states_and_bodies(s, drafts, cast);
  cast_nominals(s, drafts, cast);
  cast_pronouns(s, drafts, cast);
  name_the_nameless(cast.players);
  return Result(s, drafts, cast).run();
}

} // namespace actor

ActorOptions read_actors(std::string_view rows, const std::string &file) {
  return {std::make_shared<const Gazetteer>(Gazetteer::with(rows, file))};
}

std::optional<std::uint32_t> Actors::headed_by(std::uint32_t token) const noexcept {
  // A mention that holds the token begins at most a phrase before it; the widest one that it heads begins first.
  constexpr std::uint32_t longest_phrase = 64;
  const std::uint32_t from = token > longest_phrase ? token - longest_phrase : 0;
  auto at = std::lower_bound(mentions.begin(), mentions.end(), from, [](const Mention &m, std::uint32_t t) { return m.first < t; });
  for (; at != mentions.end() && at->first <= token; ++at)
    if (at->head == token)
      return static_cast<std::uint32_t>(at - mentions.begin());
  return {};
}

Actors find_actors(const Document &document, const Text &text, const Syntax &syntax, const Times &times, const ActorOptions &options) {
  const Gazetteer &known = options.gazetteer ? *options.gazetteer : Gazetteer::builtin();
  const std::optional<Gazetteer> own = document.actors.empty() ? std::nullopt : std::optional(Gazetteer::over(known, document.actors));
  const Scene scene(document, text, syntax, times, own ? *own : known);
  std::vector<Draft> drafts = draft_names(scene);
  attach_titles(scene, drafts);
  tell_land_from_government(scene, drafts);
  draft_nominals(scene, drafts);
  return resolve(scene, drafts);
}

} // namespace demarche

// One document as this room sees it: the stages before, indexed by token, and what is found so far.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <demarche/event.hpp>

#include "event/lexicon.hpp"
#include "event/tree.hpp"

namespace demarche::event {

inline constexpr std::uint32_t none = 0xffffffff;

/// Who says so, innermost first: a list shared by all that is said by the same speakers.
struct Speaker {
  std::uint32_t mention = none; ///< Actors::mentions
  std::uint32_t said_by = none; ///< the speaker who quotes this one: index into Discourse::speakers
};

/// What the words around a token make of it; filled top down (stance.cpp).
struct Stance {
  Effect effect = Effect::fact;
  bool negated = false;
  bool future = false;  ///< "will", "is to"
  bool modal = false;   ///< "may", "would", "must"
  bool obliged = false; ///< "must", "should"
  std::uint32_t speaker = none;
};

struct Discourse {
  const Document &document;
  const Text &text;
  const Syntax &syntax;
  const Times &times;
  const Actors &actors;
  const Lexicon &lexicon;
  Tree tree;
  std::vector<std::string_view> lemmas;   ///< by token: the tagger's, or the verb of a row where the tagger knew none
  std::vector<std::uint32_t> sentence_of; ///< by token
  std::vector<std::uint32_t> mention_at;  ///< by token: the widest mention with that head, else the narrowest name that covers it, or none
  std::vector<std::uint32_t> timex_at;    ///< by token: the time expression that covers it, or none
  std::vector<std::uint32_t> frame;       ///< by token: Lexicon::frames, or none
  std::vector<Category> category;         ///< by token
  std::vector<Stance> stance;             ///< by token
  std::vector<Speaker> speakers;

  Discourse(const Document &, const Text &, const Syntax &, const Times &, const Actors &);
  Scene scene() const { return {syntax, tree, lemmas, &category}; }

  const Word &word(TokenIndex t) const { return syntax.words[t]; }
  std::string_view lemma(TokenIndex t) const { return lemmas[t]; }
  std::string_view form(TokenIndex t) const { return slice(document.text, text.tokens[t].span); }
  std::optional<TokenIndex> head(TokenIndex t) const;
  std::optional<TokenIndex> child(TokenIndex t, Deprel) const;
  std::string_view preposition(TokenIndex t) const { return preposition_of(scene(), t); }
  bool has_to(TokenIndex t) const; ///< marked by the infinitive's "to"
};

/// The category and sense of every token a row matches: Discourse::frame and ::category.
void find_frames(Discourse &);
/// Factuality and speakers of every token: Discourse::stance and ::speakers.
void find_stances(Discourse &);

/// PLOVER codes what is still to come by what is said of it: a promise, a threat, a demand. After find_stances.
void find_prospects(Discourse &);

/// The tokens that evoke events, in order.
std::vector<TokenIndex> find_triggers(const Discourse &);
/// Fills actors, recipients, places, companions and topic.
void find_roles(const Discourse &, EventMention &);
/// Fills when and timex of all, in order of position.
void find_dates(const Discourse &, std::vector<EventMention> &);
/// "her visit marks a return": who makes the one makes the other. After find_roles of all.
void share_actors(const Discourse &, std::vector<EventMention> &);
/// "the two agreed": who they are, where what was told before has just two. After find_roles of all.
void find_pairs(const Discourse &, std::vector<EventMention> &);
/// Fills companions of journeys, from what is said of who accompanies whom. After find_roles of all.
void find_companions(const Discourse &, std::vector<EventMention> &);
/// Events that others presuppose: "her first visit since June" says that there was one in June. Spans are the dates.
std::vector<EventMention> implied(const Discourse &, const std::vector<EventMention> &);
/// Fills when of what only its tense dates, after all else is dated and judged.
void find_telling(const Discourse &, std::vector<EventMention> &);
/// Fills factuality, certainty, negated and source. After find_dates: a date to come makes a plan.
void judge(const Discourse &, EventMention &);
std::string label_of(const Discourse &, const EventMention &);

/// The verb that lends a noun its subject and tense ("pay" of "pay a visit", "begin" of "begin talks"), if any.
std::optional<TokenIndex> support_verb(const Discourse &, TokenIndex noun);
/// "the strike", "its strike", but not "a strike": only the indefinite shares the fate of a verb that did not happen.
bool is_definite(const Discourse &, TokenIndex noun);
/// "is prepared to": a participle in the place of an adjective.
bool is_stative(const Discourse &, TokenIndex verb);
/// Passive: "was held", and participles after or before a noun.
bool is_passive(const Discourse &, TokenIndex verb);

} // namespace demarche::event

#include "event/antecedent.hpp"

#include <algorithm>
#include <array>

#include "event/subject.hpp"

namespace demarche::event {

namespace {

/// The verb told of just before: the one it is joined to, else the main verb of the sentence before.
std::optional<TokenIndex> verb_before(const Discourse &d, TokenIndex verb) {
  const auto h = d.head(verb);
  if (h && d.word(verb).deprel == Deprel::conj && *h < verb)
    return d.word(*h).upos == Upos::VERB ? h : std::nullopt;
  const std::uint32_t s = d.sentence_of[verb];
  if (h || s == 0 || d.text.sentences[s].paragraph != d.text.sentences[s - 1].paragraph)
    return {};
  const Sentence &before = d.text.sentences[s - 1];
  for (TokenIndex t = before.first; t < before.last; ++t)
    if (!d.head(t))
      return d.word(t).upos == Upos::VERB ? std::optional(t) : std::nullopt;
  return {};
}

bool is_thing(const Discourse &d, TokenIndex noun) {
  const std::uint32_t m = d.mention_at[noun];
  return d.word(noun).upos == Upos::NOUN && d.timex_at[noun] == none && (m == none || d.actors.mentions[m].kind != ActorKind::person);
}

bool is_one(const Discourse &d, TokenIndex noun) { return d.word(noun).features.number != Number::plural && !d.child(noun, Deprel::conj); }

/// Another noun of the same number behind the verb, which the pronoun could as well take up.
bool rival(const Discourse &d, TokenIndex verb, TokenIndex noun, TokenIndex until) {
  const bool one = is_one(d, noun);
  for (TokenIndex t = verb + 1; t < std::min(until, d.tree.right(verb)); ++t) {
    const Deprel r = d.word(t).deprel;
    const bool stands_alone = (is_oblique(r) && d.head(t) == verb) || (is_nominal_modifier(r) && d.head(t) == noun);
    if (t != noun && stands_alone && is_noun(d.word(t).upos) && d.timex_at[t] == none && is_one(d, t) == one)
      return true;
  }
  return false;
}

} // namespace

std::optional<TokenIndex> antecedent(const Discourse &d, TokenIndex pronoun) {
  const std::string form = lower(d.form(pronoun));
  const auto verb = d.head(pronoun);
  if (!verb || d.word(pronoun).deprel != Deprel::obj || (form != "it" && form != "them"))
    return {};
  const auto before = verb_before(d, *verb);
  const auto noun = before ? d.child(*before, Deprel::obj) : std::nullopt;
  if (!noun || !is_thing(d, *noun) || is_one(d, *noun) != (form == "it") || rival(d, *before, *noun, pronoun))
    return {};
  return noun;
}

std::string pronoun_word(const Discourse &d, TokenIndex t) {
  static constexpr std::array<std::string_view, 10> words = {"he", "her", "him", "it", "she", "them", "these", "they", "this", "those"};
  const std::string form = lower(d.form(t));
  const bool told = d.word(t).upos == Upos::PRON && std::binary_search(words.begin(), words.end(), std::string_view(form));
  return told ? form : std::string{};
}

} // namespace demarche::event

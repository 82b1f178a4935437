#include "select/told.hpp"

#include <algorithm>
#include <string>

#include <demarche/rules.hpp>
#include <demarche/select.hpp>

#include "base/words.hpp"

namespace demarche::select_room {

namespace {

template <class F> bool every_mention(const Chronicle &c, const Event &e, F f) {
  return !e.mentions.empty() && std::all_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &m) {
    return f(c.documents[m.document], c.documents[m.document].events[m.event]);
  });
}

bool bare_report(const Chronicle &c, const Event &e) {
  static const WordSet reporting = lexicon_words("en/reporting.tsv");
  return every_mention(c, e, [](const Annotations &, const EventMention &m) { return reporting.count(m.type) > 0; });
}

constexpr const char *file = "en/timeline_words.tsv";

const WordSet &states() {
  static const WordSet out = lexicon_words(file, "state");
  return out;
}

/// "The visit marks his return", "he was sorry": what something is.
bool bare_state(const Chronicle &c, const Event &e) {
  return every_mention(c, e, [](const Annotations &a, const EventMention &m) {
    const bool adjective = m.token < a.syntax.words.size() && a.syntax.words[m.token].upos == Upos::ADJ;
    return adjective || states().count(m.type) > 0;
  });
}

/// "Page last updated at 08:14"
bool furniture(const Chronicle &c, const Event &e) {
  static const WordSet words = lexicon_words(file, "furniture");
  return e.actors.empty() && every_mention(c, e, [](const Annotations &, const EventMention &m) { return words.count(m.type) > 0; });
}

/// "Trip", "Several dialogues": whose, with whom, where? A day may say it.
bool bare_noun(const Chronicle &c, const Event &e) {
  const bool dated = e.when.known == Known::stated || e.when.known == Known::resolved;
  if (dated && e.when.grain <= Grain::day)
    return false;
  const std::size_t words = base::content_words(e.label).size();
  const bool nobody = e.actors.empty() && e.recipients.empty() && e.places.empty();
  return words < 2 || (nobody && (!dated || words < 3) && every_mention(c, e, [](const Annotations &a, const EventMention &m) {
                         return m.token < a.syntax.words.size() && a.syntax.words[m.token].upos == Upos::NOUN;
                       }));
}

/// "suspended the talks": the line of the verb tells of them.
bool only_ended(const Chronicle &c, const Event &e) {
  static const WordSet ending = lexicon_words(file, "ending");
  return every_mention(c, e, [](const Annotations &a, const EventMention &m) {
    if (m.token >= a.syntax.words.size())
      return false;
    const Word &w = a.syntax.words[m.token];
    return (w.deprel == Deprel::obj || w.deprel == Deprel::nsubj_pass) && w.head != no_head &&
           ending.find(a.syntax.lemma(static_cast<std::uint32_t>(w.head))) != ending.end();
  });
}

} // namespace

bool told_on_a_day(const Chronicle &c, const Event &e) {
  return e.category != Category::none || (e.when.known_at_all() && !bare_report(c, e) && !furniture(c, e));
}

bool told(const Chronicle &c, const Event &e) {
  if (bare_noun(c, e) || only_ended(c, e) || says_little(c, e, e.label))
    return false;
  if (e.category != Category::none)
    return true;
  // What somebody claims or denies to have done is told though its date is not.
  const bool contested = e.factuality == Factuality::alleged || e.factuality == Factuality::denied;
  return (e.when.known_at_all() || contested) && !e.actors.empty() && !bare_report(c, e) && !bare_state(c, e);
}

} // namespace demarche::select_room

bool demarche::says_little(const Chronicle &c, const Event &e, const std::string &label) {
  using namespace select_room;
  static const WordSet general = lexicon_words("en/link_words.tsv", "general");
  constexpr std::size_t enough = 3; // content words
  if (base::content_words(label).size() >= enough)
    return false;
  return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &m) {
    const EventMention &mention = c.documents[m.document].events[m.event];
    return mention.label == label && (general.count(mention.type) > 0 || states().count(mention.type) > 0);
  });
}

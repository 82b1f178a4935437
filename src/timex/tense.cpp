#include "timex/tense.hpp"

namespace demarche::timex {

namespace {

constexpr std::uint32_t reach = 60; // words looked at on either side

/// One sentence and the classes of words that tell its tenses.
class Sentence {
public:
  Sentence(std::string_view text, const Words &words, const RuleSet &rules, std::uint32_t first, std::uint32_t last)
      : text_(text), words_(words), rules_(rules), first_(first), last_(last) {}

  /// What the word says; none where it is no cue.
  Tense cue(std::uint32_t i) const {
    const Unit &u = words_.units[i];
    if (is(u, rules_.future) && !u.capital && !(word(i) == "next" && follows(i, "to"))) {
      const std::string_view kind = value(rules_.future, u);
      if (kind == "to" ? follows(i, "to") : kind != "base" || !bare(i))
        return kind == "advice" ? Tense::advice : kind == "base" || kind == "present" || kind == "to" ? Tense::present : Tense::future;
    }
    if (is(u, rules_.later) && !u.capital)
      return Tense::later;
    if (is(u, rules_.plan) && !u.capital && (value(rules_.plan, u) != "for" || follows(i, "for")))
      return planned(i, u);
    if (const Tense t = infinitive(i); t != Tense::none)
      return t;
    if ((is(u, rules_.past) || regular_past(text_, u, rules_)) && !infinite(i) && !compound(i))
      return Tense::past;
    return Tense::none;
  }

  /// Without a cue of either side: "is", "can", "vary" tell what holds at any time.
  Tense at_rest() const {
    for (std::uint32_t i = first_, n = 0; i < last_ && n < 2 * reach; ++i, ++n)
      if (is(words_.units[i], rules_.present))
        return Tense::present;
    return Tense::none;
  }

  /// "until Friday" of what is put off looks ahead, "since Friday" back, whatever the verb.
  Tense preposition(std::uint32_t at) const {
    if (at == first_)
      return Tense::none;
    const std::string_view lead = word(at - 1);
    if (lead == "of" && at - first_ >= 2 && (word(at - 2) == "ahead" || word(at - 2) == "Ahead")) // ahead of Friday's vote
      return Tense::future;
    if (lead == "of" && at - first_ >= 3 && word(at - 2) == "as") // 40 were missing as of Friday
      return Tense::past;
    if (lead == "set") // has set Friday as the deadline
      return Tense::later;
    if (lead == "since" || lead == "Since" || lead == "follows")
      return Tense::past;
    if (lead == "as" && at - first_ >= 3 && word(at - 3) == "as") // as soon as Friday
      return Tense::future;
    if (lead == "by" || lead == "By")
      return aim(at - 1);
    if (lead == "for" && arranged(at - 1)) // setting a hearing for May 4
      return Tense::later;
    if (lead != "until" && lead != "till" && lead != "through")
      return Tense::none;
    const std::string_view verb = at - first_ >= 2 ? word(at - 2) : std::string_view{};
    if (verb == "runs" || verb == "lasts" || verb == "continues")
      return Tense::future;
    if (lead == "through")
      return Tense::none;
    for (std::uint32_t i = at - 1, n = 0; i > first_ && n < 12; --i, ++n)
      if (is(words_.units[i - 1], rules_.deferral)) {
        const std::uint32_t b = before(i - 1); // "had given them until Friday": it may be over
        return b != npos && (word(b) == "had" || word(b) == "been") ? Tense::later : Tense::future;
      }
    return Tense::none;
  }

  /// "The hearing is on Friday".
  bool predicate(std::uint32_t at, std::uint32_t after) const {
    const std::uint32_t verb = at > first_ && word(at - 1) == "on" ? at - 1 : at;
    if (verb - first_ >= 2 && (word(verb - 2) == "it" || word(verb - 2) == "It")) // "It is Monday morning in the capital"
      return false;
    return verb > first_ && (word(verb - 1) == "is" || word(verb - 1) == "are") && !(after < last_ && word(after) == "'s");
  }

  /// "The envoy, who will leave in June, on Friday told ...": behind a comma, the time goes with the verb that follows.
  bool resumes(std::uint32_t at, std::uint32_t after) const {
    const std::uint32_t begin = at > first_ && word(at - 1) == "on" ? at - 1 : at;
    return begin > first_ && word(begin - 1) == "," && after < last_ && cue(after) == Tense::past;
  }

  /// How near a past form must be to be the verb of a time: "preferred shares on May 3" has none, "took office in May" has.
  std::uint32_t reach_of_past(std::uint32_t i) const {
    return is(words_.units[i], rules_.past) && !is(words_.units[i], rules_.reporting) ? 3 : 2;
  }

  /// A cue that is no mere infinitive: "On Friday the candidate for the vote to be held in May ..." is not about the vote.
  Tense finite_cue(std::uint32_t i) const {
    const bool infinitive =
        word(i) == "to" && i > first_ && !(is(words_.units[i - 1], rules_.past) || is(words_.units[i - 1], rules_.present));
    return infinitive ? Tense::none : cue(i);
  }

  /// "would stay until May", "would fund it through May": what is ahead goes on to it.
  bool lasts_to(std::uint32_t at) const {
    const std::string_view w = at > first_ ? word(at - 1) : std::string_view{};
    return w == "until" || w == "till" || w == "through";
  }

  /// "in", "on", or nothing: not "for", "until", which look on from the verb.
  bool plain(std::uint32_t at) const {
    const std::string_view w = at > first_ ? word(at - 1) : std::string_view{};
    return w != "for" && w != "until" && w != "till" && w != "by" && w != "through" && w != "to" && w != "from";
  }

  /// "The May 3 accord": a day that names a thing.
  bool names(std::uint32_t at, std::uint32_t after) const {
    return at > first_ && (word(at - 1) == "the" || word(at - 1) == "The") && after < last_ && word(after)[0] >= 'a' &&
           word(after)[0] <= 'z';
  }

  /// "had added six firms on Friday", "since the raid of May 3": told for what came of it.
  bool aside(std::uint32_t at) const {
    for (std::uint32_t i = at, n = 0; i > first_ && n < 12; --i, ++n) {
      const std::string_view w = word(i - 1);
      if (w == "had" || w == "'d" || w == "since")
        return true;
      if (w == "," || w == ";" || w == "that")
        return false;
    }
    return false;
  }

  /// "After a flat second quarter, the firm ...".
  bool follows_after(std::uint32_t at) const {
    const std::string_view w = at > first_ ? word(at - 1) : std::string_view{};
    return w == "after" || w == "After" || w == "following" || w == "Following";
  }

private:
  static bool is(const Unit &u, unsigned bit) { return (u.classes >> bit) & 1; }
  std::string_view value(unsigned bit, const Unit &u) const { return rules_.patterns.value(bit, u.form); }
  bool follows(std::uint32_t i, std::string_view w) const { return i + 1 < last_ && word(i + 1) == w; }
  std::string_view word(std::uint32_t i) const {
    return text_.substr(words_.units[i].span.begin, words_.units[i].span.end - words_.units[i].span.begin);
  }

  /// The word before, over adverbs and "not"; npos at the beginning.
  std::uint32_t before(std::uint32_t i) const {
    while (i > first_) {
      const std::string_view w = word(--i);
      if (!w.ends_with("ly") && w != "not" && w != "still" && w != "also" && w != "now" && w != "then" && w != "already")
        return i;
    }
    return npos;
  }

  /// "be held", "to cut", "is known": no tense of its own, or not that of an act in the past.
  bool infinite(std::uint32_t i) const {
    const std::uint32_t b = before(i);
    if (b == npos)
      return false;
    const std::string_view w = word(b);
    return w == "be" || w == "to" || w == "is" || w == "are" || w == "being" || w == "stay" || w == "remain";
  }

  /// "to meet", "did not meet", "a meet": no present tense.
  bool bare(std::uint32_t i) const {
    const std::uint32_t b = before(i);
    if (b == npos)
      return true;
    const Unit &u = words_.units[b];
    return is(u, rules_.not_finite) || (u.classes & rules_.numbers.integer) != 0 || is(u, rules_.later) || is(u, rules_.past) ||
           is(u, rules_.future) || is(u, rules_.present);
  }

  /// "lower-than-anticipated": no verb of the sentence.
  bool compound(std::uint32_t i) const { return i > first_ && words_.units[i].glued && word(i - 1) == "-"; }

  /// "is due", "was due", "had been due": the verb before says from where one looks ahead.
  Tense planned(std::uint32_t i, const Unit &u) const {
    const std::uint32_t b = before(i);
    const std::string_view w = b == npos ? std::string_view{} : word(b);
    if (w == "been" || w == "had")
      return b > first_ && (word(b - 1) == "has" || word(b - 1) == "have") ? Tense::future : Tense::past;
    if (w == "was" || w == "were")
      return background(b) ? Tense::past : Tense::later;
    if (w == "is" || w == "are" || w == "be" || w == "'re" || w == "'s")
      return Tense::future;
    return value(rules_.plan, u) == "future" ? Tense::future : Tense::later;
  }

  /// The "to" of "is to leave", "was to leave", "likely to leave", "ordered the men to leave", "a game to be played".
  Tense infinitive(std::uint32_t i) const {
    if (i == first_ || i + 1 >= last_ || word(i) != "to")
      return Tense::none;
    const Unit &next = words_.units[i + 1], &lead = words_.units[i - 1];
    const std::string_view n = word(i + 1);
    if (next.capital || n == "the" || n == "a" || n == "an" || n[0] < 'a' || n[0] > 'z')
      return Tense::none;
    if (!is(lead, rules_.to_cue) || value(rules_.to_cue, lead) == "object")
      return asked(i) || (n == "be" && cue(i - 1) == Tense::none) ? Tense::later : Tense::none;
    if (value(rules_.to_cue, lead) == "future")
      return Tense::future;
    return background(i - 1) ? Tense::past : Tense::later;
  }

  /// "ordered both sides to withdraw".
  bool asked(std::uint32_t to) const {
    for (std::uint32_t i = to, n = 0; i > first_ && n < 6; --i, ++n) {
      const Unit &u = words_.units[i - 1];
      if (is(u, rules_.to_cue) && value(rules_.to_cue, u) == "object")
        return true;
      if (word(i - 1) == "," || is(u, rules_.past))
        return false;
    }
    return false;
  }

  /// "hours before he was due to leave", "when it was to begin": what it is the background of is told as past.
  bool background(std::uint32_t i) const {
    for (std::uint32_t n = 0; i > first_ && n < 6; --i, ++n) {
      const std::string_view w = word(i - 1);
      if (w == "before" || w == "when" || w == "after" || w == "while" || w == "once")
        return true;
      if (w == "," || w == ";")
        return false;
    }
    return false;
  }

  /// "signed a pact to cut tariffs by May": what is aimed at lies ahead.
  Tense aim(std::uint32_t by) const {
    for (std::uint32_t i = by, n = 0; i > first_ && n < 16; --i, ++n) {
      if (const Tense t = cue(i - 1); t != Tense::none)
        return t;
      if (i - first_ >= 2 && word(i - 1) == "to" && is(words_.units[i - 2], rules_.aim))
        return Tense::future;
    }
    return Tense::none;
  }

  /// "called elections for June": a verb of arranging and its short object stand before.
  bool arranged(std::uint32_t at) const {
    for (std::uint32_t i = at, n = 0; i > first_ && n < 6; --i, ++n) {
      const Unit &u = words_.units[i - 1];
      if (is(u, rules_.arranging)) // what is a cue of its own says more: "is set for"
        return !is(u, rules_.plan) || (value(rules_.plan, u) == "for" && !follows(i - 1, "for"));
      if (word(i - 1) == "," || is(words_.units[i - 1], rules_.past))
        return false;
    }
    return false;
  }

  static constexpr std::uint32_t npos = UINT32_MAX;
  std::string_view text_;
  const Words &words_;
  const RuleSet &rules_;
  std::uint32_t first_, last_;
};

} // namespace

bool regular_past(std::string_view text, const Unit &u, const RuleSet &rules) {
  const std::string_view w = text.substr(u.span.begin, u.span.end - u.span.begin);
  const std::uint64_t verbs = std::uint64_t{1} << rules.arranging | std::uint64_t{1} << rules.deferral | std::uint64_t{1} << rules.to_cue;
  if (w.size() < 5 || u.capital || (u.classes & ~verbs) != 0 || !w.ends_with("ed"))
    return false;
  return !w.ends_with("eed") || w.ends_with("greed") || w == "guaranteed";
}

Look tense_at(std::string_view text, const Words &words, const RuleSet &rules, std::uint32_t first, std::uint32_t at, std::uint32_t after,
              std::uint32_t last) {
  constexpr std::uint32_t close = 4;
  const Sentence sentence(text, words, rules, first, last);
  if (const Tense t = sentence.preposition(at); t != Tense::none)
    return {t};
  if (sentence.predicate(at, after))
    return {Tense::present, true};
  if (sentence.resumes(at, after))
    return {Tense::past};
  for (std::uint32_t i = at, n = 0; i > first && n < reach; --i, ++n)
    if (const Tense t = sentence.cue(i - 1); t == Tense::later && sentence.lasts_to(at))
      return {Tense::future};
    else if (t != Tense::none)
      return {t, t == Tense::present || (n < (t == Tense::past ? sentence.reach_of_past(i - 1) : close) && sentence.plain(at))};
  for (std::uint32_t i = after, n = 0; i < last && n < reach; ++i, ++n)
    if (const Tense t = sentence.finite_cue(i); t != Tense::none && t != Tense::present)
      return {t};
  return {sentence.at_rest()};
}

bool aside_at(std::string_view text, const Words &words, const RuleSet &rules, std::uint32_t first, std::uint32_t at, std::uint32_t after,
              std::uint32_t last, Grain grain) {
  const Sentence sentence(text, words, rules, first, last);
  return sentence.aside(at) || (grain == Grain::quarter && sentence.follows_after(at)) ||
         (grain == Grain::day && sentence.names(at, after));
}

} // namespace demarche::timex

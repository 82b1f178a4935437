#include "event/phrase.hpp"

#include <algorithm>

#include "base/inflect.hpp"
#include "event/spacing.hpp"

namespace demarche::event {

namespace {

bool left_out(const Discourse &d, TokenIndex kid) {
  const Deprel r = d.word(kid).deprel;
  if (const auto h = d.head(kid); h && d.word(*h).upos == Upos::NUM && (r == Deprel::advmod || r == Deprel::det))
    return false; // "more than a million people"
  if (is_clause(r) || r == Deprel::appos || r == Deprel::punct || r == Deprel::list || r == Deprel::discourse || r == Deprel::det_predet ||
      r == Deprel::advmod || r == Deprel::dep || r == Deprel::cc_preconj || r == Deprel::cop || r == Deprel::aux || r == Deprel::mark ||
      r == Deprel::nsubj)
    return true;
  if (r == Deprel::det)
    return d.lemma(kid) != "no" && d.lemma(kid) != "neither" && d.lemma(kid) != "every" && d.lemma(kid) != "another" &&
           d.lemma(kid) != "both";
  if (r == Deprel::nmod_poss && d.word(kid).upos == Upos::PRON)
    return true;
  return d.timex_at[kid] != none;
}

/// Tokens of the phrase, nearest dependents first until there are enough.
std::vector<TokenIndex> collect(const Discourse &d, TokenIndex noun, std::size_t most) {
  std::vector<TokenIndex> out{noun};
  for (std::size_t i = 0; i < out.size() && out.size() < most; ++i)
    for (const TokenIndex kid : d.tree.children(out[i])) {
      const Deprel r = d.word(kid).deprel;
      if (left_out(d, kid) || (out[i] == noun && (r == Deprel::cc || (r == Deprel::conj && kid > noun))) ||
          (out.size() >= most && r != Deprel::case_ && r != Deprel::cc))
        continue;
      if ((is_nominal_modifier(r) && kid > out[i] && d.tree.right(kid) - d.tree.left(kid) > most) ||
          (r == Deprel::conj && i > 0 && out.size() > 5))
        continue;
      out.push_back(kid);
    }
  for (std::size_t i = 1, n = out.size(); i < n; ++i) // what was added last still takes its preposition along
    for (const TokenIndex own : d.tree.children(out[i]))
      if (const Deprel r = d.word(own).deprel;
          r == Deprel::case_ || (d.word(out[i]).deprel == Deprel::conj && (r == Deprel::cc || (r == Deprel::punct && d.form(own) == ","))))
        out.push_back(own);
  // A preposition, conjunction or possessive goes where its noun goes.
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// A preposition or conjunction whose noun did not make it into the phrase says nothing.
void drop_loose(const Discourse &d, std::vector<TokenIndex> &tokens) {
  const auto loose = [&](TokenIndex t) {
    const Deprel r = d.word(t).deprel;
    const auto h = d.head(t);
    return (r == Deprel::case_ || r == Deprel::cc || r == Deprel::mark) && h && !std::binary_search(tokens.begin(), tokens.end(), *h);
  };
  const std::vector<TokenIndex> all = tokens;
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(), loose), tokens.end());
}

/// "Xi Jinping", "Tsai Ing-wen": the family name stands first.
bool family_first(const Lexicon &lexicon, const std::string &name) {
  const auto words = 1 + std::count(name.begin(), name.end(), ' ');
  const auto space = name.find(' '), hyphen = name.find('-');
  return words <= 3 &&
         (lexicon.is(WordKind::family, name.substr(0, space)) || (words == 2 && hyphen != std::string::npos && hyphen > space));
}

/// The family name; else the short name a document itself uses, a single word of the full name; else the last.
std::string short_person(const Lexicon &lexicon, const Actor &a) {
  const auto space = a.name.rfind(' ');
  if (space == std::string::npos)
    return a.name;
  if (family_first(lexicon, a.name))
    return a.name.substr(0, a.name.find(' '));
  for (const std::string &alias : a.names)
    if (alias.find(' ') == std::string::npos && alias.size() > 1 && a.name.find(alias) != std::string::npos)
      return alias;
  return a.name.substr(space + 1);
}

/// "the director of the office, Wang Yi": the name that stands in apposition to a noun.
std::optional<std::uint32_t> apposed_person(const Discourse &d, TokenIndex noun) {
  for (const TokenIndex kid : d.tree.children(noun))
    if (d.word(kid).deprel == Deprel::appos && !d.child(kid, Deprel::conj)) // "two hostages, A and B" are two
      if (const std::uint32_t m = d.mention_at[kid];
          m != none && d.actors.mentions[m].form == MentionForm::name && d.actors.mentions[m].kind == ActorKind::person)
        return m;
  return {};
}

/// "Peruvians" are people, not Peru: a plural that is no part of the country's name ("the Netherlands").
bool people(const Discourse &d, const Mention &m) {
  if (m.form != MentionForm::name || !m.actor || d.actors.actors[*m.actor].kind != ActorKind::country)
    return false;
  const std::string_view word = d.form(m.head);
  return word.ends_with('s') && d.word(m.head).features.number == Number::plural &&
         d.actors.actors[*m.actor].name.find(word) == std::string::npos;
}

/// "TAIPEI" in a date line is "Taipei": a name of one word in capitals that is too long for an acronym.
std::string calm(std::string name) {
  if (name.size() < 6 || !std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return name;
  std::transform(name.begin() + 1, name.end(), name.begin() + 1, [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return name;
}

std::string without_article(const std::string &name) { return name.starts_with("The ") ? name.substr(4) : name; }

bool indefinite(std::string_view pronoun) {
  static constexpr std::string_view words[] = {"anybody", "anyone", "anything", "everybody", "everyone", "everything",
                                               "nobody",  "none",   "nothing",  "somebody",  "someone",  "something"};
  return std::binary_search(std::begin(words), std::end(words), pronoun);
}

bool own_case(const Discourse &d, TokenIndex t, TokenIndex noun) {
  const Deprel r = d.word(t).deprel;
  const auto h = d.head(t);
  return h &&
         ((r == Deprel::case_ && *h == noun) || (r == Deprel::fixed && *h < t && d.head(*h) == noun && d.word(*h).deprel == Deprel::case_));
}

/// "at the White House" is in a house, whoever acts from there.
bool building(const Discourse &d, const Mention &m, TokenIndex noun) {
  const std::string_view p = d.preposition(noun);
  return m.form == MentionForm::name && m.kind == ActorKind::organization && (p == "at" || p == "in" || p == "outside" || p == "near");
}

/// A noun with what belongs to it, without what is coordinated with it.
std::string one_phrase(const Discourse &d, TokenIndex noun, std::size_t most) {
  if (const std::uint32_t m = d.mention_at[noun]; m != none) {
    const Mention &mention = d.actors.mentions[m];
    const bool named = (!people(d, mention) && mention.form != MentionForm::nominal) ||
                       (mention.actor && d.actors.actors[*mention.actor].kind == ActorKind::person &&
                        !d.actors.actors[*mention.actor].id.starts_with("doc-local:"));
    if (named && building(d, mention, noun))
      return calm(without_article(std::string(slice(d.document.text, mention.span))));
    if (named)
      if (std::string name = short_name(d, m); !name.empty() || mention.form == MentionForm::pronoun)
        return name;
  } else if (d.word(noun).upos == Upos::PRON) {
    return indefinite(d.lemma(noun)) ? std::string(d.form(noun)) : std::string{};
  }
  if (const auto name = apposed_person(d, noun))
    return short_name(d, *name);
  std::vector<TokenIndex> tokens = collect(d, noun, most);
  const auto at_least = [&] { return tokens.size() > 1 && (d.lemma(tokens[1]) == "least" || d.lemma(tokens[1]) == "most"); };
  while (!tokens.empty() && tokens.front() < noun && !at_least() &&
         (own_case(d, tokens.front(), noun) || d.word(tokens.front()).upos == Upos::ADP))
    tokens.erase(tokens.begin()); // "according to": its own prepositions
  if (tokens.size() > 1 && tokens.back() > noun && d.word(tokens.back()).deprel == Deprel::case_ && d.head(tokens.back()) == noun)
    tokens.pop_back(); // its own "'s"
  drop_loose(d, tokens);
  std::string out = join_tokens(d, tokens);
  const bool opens = !tokens.empty() && d.text.sentences[d.sentence_of[noun]].first == tokens.front();
  if (opens && d.word(tokens.front()).upos != Upos::PROPN && out.size() > 1 && out[1] >= 'a' && out[1] <= 'z')
    out.front() = lower(out.substr(0, 1)).front(); // "Most of the drones": a capital only because a sentence began with it
  return out;
}

} // namespace

std::string short_name(const Discourse &d, std::uint32_t m) {
  const Mention &mention = d.actors.mentions[m];
  const Actor *a = mention.actor && *mention.actor < d.actors.actors.size() ? &d.actors.actors[*mention.actor] : nullptr;
  const bool anonymous = !a || a->id.starts_with("doc-local:");
  // "the secretary" is told by the name the document or the date gives; other nouns say more than the name: "the Chinese navy"
  if (mention.form == MentionForm::nominal && mention.kind != ActorKind::country && (anonymous || a->kind != ActorKind::person)) {
    if (const auto name = apposed_person(d, mention.head))
      return short_name(d, *name);
    return noun_phrase(d, mention.head, 6);
  }
  if (a && !people(d, mention)) {
    if (mention.form == MentionForm::pronoun && anonymous && a->name.empty())
      return {};
    if (!a->name.empty()) {
      const std::string &abbreviation = d.lexicon.abbreviation(a->name);
      return !abbreviation.empty()          ? abbreviation
             : a->kind == ActorKind::person ? short_person(d.lexicon, *a)
                                            : calm(without_article(a->name));
    }
  }
  if (mention.form == MentionForm::pronoun)
    return {};
  return calm(std::string(slice(d.document.text, mention.span)));
}

namespace {

/// The nouns coordinated with one, also where the tree hangs each on the one before.
std::vector<TokenIndex> coordinated(const Discourse &d, TokenIndex noun) {
  constexpr std::size_t most = 16;
  std::vector<TokenIndex> out, open{noun};
  for (std::size_t i = 0; i < open.size() && open.size() < most; ++i)
    for (const TokenIndex kid : d.tree.children(open[i]))
      if (d.word(kid).deprel == Deprel::conj && kid > noun && (is_noun(d.word(kid).upos) || d.word(kid).upos == Upos::PRON)) {
        open.push_back(kid);
        out.push_back(kid);
      }
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

std::string noun_phrase(const Discourse &d, TokenIndex noun, std::size_t most) {
  std::string out = one_phrase(d, noun, most);
  std::vector<std::string> parts{out};
  for (const TokenIndex kid : coordinated(d, noun)) {
    if (parts.size() == 3)
      return parts[0] + ", " + parts[1] + " and others";
    if (std::string part = one_phrase(d, kid, most); !part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end())
      parts.push_back(std::move(part));
  }
  if (parts.front().empty())
    parts.erase(parts.begin());
  return joined(parts, "and");
}

std::string third_person(std::string_view verb) {
  const auto space = verb.find(' ');
  const std::string_view rest = space == std::string_view::npos ? std::string_view{} : verb.substr(space);
  std::string v(verb.substr(0, space));
  if (v == "be")
    v = "is";
  else if (v == "have")
    v = "has";
  else
    v = base::third_person(v);
  return v + std::string(rest);
}

bool is_plural(const Discourse &d, TokenIndex noun) {
  if (d.lemma(noun) == "police" || d.lemma(noun) == "people")
    return true;
  if (d.word(noun).upos == Upos::NUM || d.lemma(noun) == "both" || d.lemma(noun) == "many" || d.lemma(noun) == "several")
    return d.lemma(noun) != "one" && d.lemma(noun) != "1";
  if (d.child(noun, Deprel::conj))
    return true;
  // "the United States says", "Ms Quill says": a name that happens to be plural
  if (const std::uint32_t m = d.mention_at[noun]; m != none && d.actors.mentions[m].actor && d.actors.mentions[m].form == MentionForm::name)
    if (const Actor &a = d.actors.actors[*d.actors.mentions[m].actor];
        a.kind == ActorKind::person || a.name.find(d.form(noun)) != std::string::npos)
      return false;
  return d.word(noun).features.number == Number::plural;
}

std::string joined(const std::vector<std::string> &parts, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? " " + std::string(last) + " " : ", ") + parts[i];
  return out;
}

} // namespace demarche::event

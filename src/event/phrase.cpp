#include "event/phrase.hpp"

#include <algorithm>

namespace demarche::event {

namespace {

bool left_out(const Discourse &d, TokenIndex kid) {
  const Deprel r = d.word(kid).deprel;
  if (is_clause(r) || r == Deprel::appos || r == Deprel::punct || r == Deprel::list || r == Deprel::discourse || r == Deprel::det_predet ||
      r == Deprel::advmod || r == Deprel::dep || r == Deprel::cc_preconj || r == Deprel::cop || r == Deprel::aux || r == Deprel::nsubj)
    return true;
  if (r == Deprel::det)
    return d.lemma(kid) != "no" && d.lemma(kid) != "every" && d.lemma(kid) != "another";
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
      if (left_out(d, kid) || (r == Deprel::cc && out[i] == noun) || (out.size() >= most && r != Deprel::case_ && r != Deprel::cc))
        continue;
      if ((is_nominal_modifier(r) && kid > out[i] && d.tree.right(kid) - d.tree.left(kid) > most) ||
          (r == Deprel::conj && i > 0 && out.size() > 5))
        continue;
      out.push_back(kid);
    }
  // A preposition, conjunction or possessive goes where its noun goes.
  std::sort(out.begin(), out.end());
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

/// "high-level" is three tokens, and the hyphen hangs from either.
bool hyphened(const Discourse &d, TokenIndex a, TokenIndex b) {
  return b == a + 2 && d.form(a + 1) == "-" && d.text.tokens[a].span.end == d.text.tokens[a + 1].span.begin &&
         d.text.tokens[a + 1].span.end == d.text.tokens[b].span.begin;
}

std::string join_tokens(const Discourse &d, const std::vector<TokenIndex> &tokens) {
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool adjoins =
        i > 0 && tokens[i] == tokens[i - 1] + 1 && d.text.tokens[tokens[i - 1]].span.end == d.text.tokens[tokens[i]].span.begin;
    if (i > 0 && hyphened(d, tokens[i - 1], tokens[i]))
      out += '-';
    else if (i > 0 && !adjoins)
      out += ' ';
    for (const char c : d.form(tokens[i])) // a line break inside a token is a space
      out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
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

} // namespace

std::string short_name(const Discourse &d, std::uint32_t m) {
  const Mention &mention = d.actors.mentions[m];
  if (mention.form == MentionForm::nominal && mention.kind != ActorKind::country)
    return noun_phrase(d, mention.head, 6);
  if (mention.actor && *mention.actor < d.actors.actors.size()) {
    const Actor &a = d.actors.actors[*mention.actor];
    if (mention.form == MentionForm::pronoun && a.id.starts_with("doc-local:") && a.name.empty())
      return {};
    if (!a.name.empty()) {
      const std::string &abbreviation = d.lexicon.abbreviation(a.name);
      return !abbreviation.empty() ? abbreviation : a.kind == ActorKind::person ? short_person(d.lexicon, a) : a.name;
    }
  }
  if (mention.form == MentionForm::pronoun)
    return {};
  return std::string(slice(d.document.text, mention.span));
}

std::string noun_phrase(const Discourse &d, TokenIndex noun, std::size_t most) {
  if (const std::uint32_t m = d.mention_at[noun]; m != none) {
    const Mention &mention = d.actors.mentions[m];
    if (mention.form != MentionForm::nominal && !d.child(noun, Deprel::conj))
      if (std::string name = short_name(d, m); !name.empty() || mention.form == MentionForm::pronoun)
        return name;
  } else if (d.word(noun).upos == Upos::PRON) {
    return {};
  }
  std::vector<TokenIndex> tokens = collect(d, noun, most);
  if (!tokens.empty() && d.word(tokens.front()).deprel == Deprel::case_ && d.head(tokens.front()) == noun)
    tokens.erase(tokens.begin()); // its own preposition
  if (tokens.size() > 1 && tokens.back() > noun && d.word(tokens.back()).deprel == Deprel::case_ && d.head(tokens.back()) == noun)
    tokens.pop_back(); // its own "'s"
  drop_loose(d, tokens);
  return join_tokens(d, tokens);
}

std::string clause_words(const Discourse &d, TokenIndex verb, std::size_t most) {
  std::vector<TokenIndex> tokens;
  for (TokenIndex t = d.tree.left(verb); t < d.tree.right(verb) && tokens.size() < most; ++t) {
    const Word &w = d.word(t);
    if (t > verb && (w.upos == Upos::PUNCT || w.deprel == Deprel::mark))
      break;
    if ((w.deprel == Deprel::det && d.lemma(t) != "no") || w.upos == Upos::PUNCT ||
        (w.deprel == Deprel::mark && w.head == static_cast<std::int32_t>(verb)) || d.timex_at[t] != none)
      continue;
    tokens.push_back(t);
  }
  while (!tokens.empty() && (d.word(tokens.back()).upos == Upos::ADP || d.word(tokens.back()).upos == Upos::CCONJ ||
                             d.word(tokens.back()).upos == Upos::AUX || d.word(tokens.back()).upos == Upos::SCONJ))
    tokens.pop_back();
  return join_tokens(d, tokens);
}

std::string third_person(std::string_view verb) {
  const auto space = verb.find(' ');
  const std::string_view rest = space == std::string_view::npos ? std::string_view{} : verb.substr(space);
  std::string v(verb.substr(0, space));
  if (v == "be")
    v = "is";
  else if (v == "have")
    v = "has";
  else if (v.ends_with('s') || v.ends_with('x') || v.ends_with('z') || v.ends_with("ch") || v.ends_with("sh") || v == "do" || v == "go" ||
           v == "undergo" || v == "veto")
    v += "es";
  else if (v.size() > 1 && v.ends_with('y') && std::string_view("aeiou").find(v[v.size() - 2]) == std::string_view::npos)
    v.replace(v.size() - 1, 1, "ies");
  else
    v += 's';
  return v + std::string(rest);
}

bool is_plural(const Discourse &d, TokenIndex noun) {
  if (d.child(noun, Deprel::conj))
    return true;
  // "the United States says": a name that happens to be plural
  if (const std::uint32_t m = d.mention_at[noun]; m != none && d.actors.mentions[m].actor && d.actors.mentions[m].form == MentionForm::name)
    if (d.actors.actors[*d.actors.mentions[m].actor].name.find(d.form(noun)) != std::string::npos)
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

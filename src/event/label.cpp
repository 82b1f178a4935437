// A headline for an event, from its roles: "Pelosi visits Taiwan", "Blinken to visit China".
#include <algorithm>

#include "event/antecedent.hpp"
#include "event/phrase.hpp"
#include "event/role.hpp"
#include "event/wording.hpp"

namespace demarche::event {

namespace {

class Headline {
public:
  Headline(const Discourse &d, const EventMention &e) : d_(d), e_(e), a_(arguments_of(d, e.token)) {}

  std::string write() {
    std::string out;
    if (is_noun(d_.word(e_.token).upos))
      out = nominal();
    else if (d_.word(e_.token).upos == Upos::ADJ || is_stative(d_, e_.token))
      out = adjectival();
    else
      out = verbal();
    return one_line(out);
  }

private:
  struct Subject {
    std::string text;
    bool plural = false;
  };

  Subject subject(const std::vector<TokenIndex> &tokens) const {
    Subject s;
    std::vector<std::string> parts;
    for (const TokenIndex t : tokens) {
      std::vector<TokenIndex> heads{t};
      for (const TokenIndex kid : d_.tree.children(t))
        if (d_.word(kid).deprel == Deprel::conj && is_noun(d_.word(kid).upos))
          heads.push_back(kid);
      for (const TokenIndex h : heads)
        if (std::string name = heads.size() > 1 ? part(h) : noun_phrase(d_, h, 6);
            !name.empty() && std::find(parts.begin(), parts.end(), name) == parts.end()) {
          s.plural |= d_.word(h).upos == Upos::PRON && d_.mention_at[h] != none ? many(name, d_.mention_at[h]) : is_plural(d_, h);
          if (const std::string among = included(h); !among.empty() && among != name)
            name += " including " + among;
          parts.push_back(std::move(name));
        }
      if (parts.size() > 3)
        break;
    }
    s.plural = s.plural ? true : parts.size() > 1;
    s.text = joined(parts, "and");
    return s;
  }

  /// A pronoun counts as what it stands for does: "we", said by an official, is one official.
  bool many(const std::string &name, std::uint32_t m) const {
    const Mention &mention = d_.actors.mentions[m];
    const bool nameless = mention.actor && d_.actors.actors[*mention.actor].id.starts_with("doc-local:");
    return nameless && name.ends_with('s') && !name.ends_with("ss");
  }

  /// "officials including Todd Robinson"
  std::string included(TokenIndex h) const {
    for (const TokenIndex kid : d_.tree.children(h))
      if (is_nominal_modifier(d_.word(kid).deprel) && (d_.preposition(kid) == "including" || d_.preposition(kid) == "include"))
        if (const std::uint32_t m = d_.mention_at[kid]; m != none && d_.actors.mentions[m].kind == ActorKind::person)
          return short_name(d_, m);
    return {};
  }

  /// Who acts, where the clause itself does not name it ("he met", "and agreed").
  Subject resolved() const {
    std::vector<std::string> parts;
    if (!e_.source.empty() && std::find(e_.actors.begin(), e_.actors.end(), e_.source.back()) != e_.actors.end() &&
        e_.category == Category::REQUEST)
      return {}; // "said that it must not happen": the actor asks
    for (const std::uint32_t m : e_.actors)
      if (std::string name = short_name(d_, m); !name.empty() && std::find(parts.begin(), parts.end(), name) == parts.end())
        parts.push_back(std::move(name));
    return {parts.size() > 3 ? std::string{} : joined(parts, "and"), parts.size() > 1};
  }

  std::string verb_form(const std::string &base, bool plural) const { return event::verb_form(e_, base, plural, says_none_); }
  std::string passive_form(const std::string &participle) const { return event::passive_form(e_, participle); }

  /// One of several coordinated subjects: the name alone, or the noun with what stands before it.
  std::string part(TokenIndex h) const {
    if (const std::uint32_t m = d_.mention_at[h]; m != none && d_.actors.mentions[m].form == MentionForm::name)
      return short_name(d_, m);
    std::string out;
    for (const TokenIndex kid : d_.tree.children(h))
      if (kid < h && (d_.word(kid).deprel == Deprel::amod || d_.word(kid).deprel == Deprel::compound))
        out += std::string(d_.form(kid)) + ' ';
    return out + std::string(d_.form(h));
  }

  std::string verbal() {
    Subject who = collective() ? resolved() : subject(a_.subjects);
    const std::string object = objects(who.text);
    says_none_ = none_at_all(object) || none_at_all(who.text);
    if (who.text.empty() && !is_passive(d_, e_.token))
      who = resolved();
    if (who.text.empty() && !is_passive(d_, e_.token) && a_.subjects.size() == 1 && e_.factuality != Factuality::planned)
      who = {pronoun_word(d_, a_.subjects.front()), d_.word(a_.subjects.front()).features.number == Number::plural};
    const std::string base = lower(d_.lemma(e_.token));
    std::string particle;
    if (const auto prt = d_.child(e_.token, Deprel::compound_prt))
      particle = " " + lower(d_.form(*prt));
    const std::string rest = (object.empty() ? "" : " " + object) + phrases();
    if (!who.text.empty())
      return who.text + ' ' + verb_form(base, who.plural) + particle + rest;
    const std::string form = lower(d_.form(e_.token));
    const bool finite = d_.word(e_.token).features.form == VerbForm::finite || (d_.child(e_.token, Deprel::aux) && !d_.has_to(e_.token));
    if (d_.word(e_.token).deprel == Deprel::amod && is_passive(d_, e_.token)) // "banned nets"
      return without(object, form) + ' ' + passive_form(form);
    if (!object.empty() && is_passive(d_, e_.token) && none_at_all(object))
      return object + ' ' + form + particle + phrases();
    if (const auto given = d_.child(e_.token, Deprel::nsubj_pass); given && is_passive(d_, e_.token)) // "the envoy was given a medal"
      if (const std::string to = noun_phrase(d_, *given), what = objects(to); !to.empty() && !what.empty() && to != object)
        return to + ' ' + passive_form(form) + particle + ' ' + what + phrases();
    if (!object.empty() && !none_at_all(object) &&
        (is_passive(d_, e_.token) || (finite && form.ends_with("ed")))) // nobody is known to have done it
      return object + ' ' + passive_form(form) + particle + phrases();
    if (finite && !is_passive(d_, e_.token))
      return verb_form(base, false) + particle + rest;
    return (e_.negated ? "not " : "") + std::string(d_.form(e_.token)) + particle + rest;
  }

  /// All objects but the one named already.
  std::string objects(const std::string &named) const {
    std::string out;
    for (const TokenIndex o : a_.objects)
      if (std::string phrase = d_.preposition(o).empty() || o < e_.token ? stranded() + object(o) : std::string{};
          !phrase.empty() && phrase != out && phrase != named) // "Director Wang Yi" may be two objects, both Wang
        out += (out.empty() ? "" : " ") + phrase;
    return out;
  }

  /// A phrase; of a pronoun that names nobody what it stands for, where that is sure, else the pronoun itself.
  std::string object(TokenIndex o) const {
    if (std::string phrase = noun_phrase(d_, o); !phrase.empty() || o < e_.token || d_.word(o).deprel != Deprel::obj)
      return phrase;
    if (const auto noun = antecedent(d_, o))
      return noun_phrase(d_, *noun, 6);
    return pronoun_word(d_, o);
  }

  /// "the visit that they had warned against": the preposition that stays behind, with a space.
  std::string stranded() const {
    if (d_.word(e_.token).deprel != Deprel::acl_relcl)
      return {};
    const auto pronoun = d_.child(e_.token, Deprel::obj);
    const auto mark = pronoun && *pronoun < e_.token ? d_.child(*pronoun, Deprel::case_) : std::nullopt;
    return mark && *mark > e_.token ? std::string(d_.form(*mark)) + ' ' : std::string{};
  }

  /// "the two", "the two sides": told by their names, where they are known.
  bool collective() const { return a_.subjects.size() == 1 && e_.actors.size() > 1 && is_pair(d_, a_.subjects.front()); }

  /// "ahead of the visit", "outside of": no phrase of the verb's own
  bool ahead_of(TokenIndex noun) const {
    const auto mark = d_.child(noun, Deprel::case_);
    return mark && *mark > 0 && d_.form(*mark) == "of" && d_.word(*mark - 1).upos == Upos::ADV;
  }

  /// Prepositional phrases and complements after the verb, two at most.
  std::string phrases() const { return phrases(e_.token, e_.token); }

  std::string phrases(TokenIndex verb, TokenIndex after) const {
    std::string out;
    int count = 0;
    for (const TokenIndex kid : d_.tree.children(verb)) {
      const Deprel r = d_.word(kid).deprel;
      if (kid <= after || count >= 2)
        continue;
      if ((r == Deprel::xcomp || r == Deprel::ccomp) && count == 0) {
        if (std::string words = clause_words(d_, kid, 12); !words.empty()) {
          const bool quoted = own_words(kid);
          if (d_.has_to(kid) && words.starts_with("not "))
            out += " not to" + words.substr(3);
          else
            out += (d_.has_to(kid) ? " to " : quoted ? " “" : " ") + words + (quoted ? "”" : "");
          return out;
        }
      }
      if (is_oblique(r) && r != Deprel::obl_agent && d_.timex_at[kid] == none && !ahead_of(kid) &&
          d_.lexicon.is(WordKind::headline, d_.preposition(kid)))
        if (std::string phrase = noun_phrase(d_, kid, 6); !phrase.empty()) {
          out += " " + std::string(d_.preposition(kid)) + " " + phrase;
          ++count;
        }
    }
    return out;
  }

  /// A quotation: its "we" are the speaker's own words.
  bool own_words(TokenIndex clause) const {
    for (TokenIndex t = d_.tree.left(clause); t < clause; ++t)
      if (d_.word(t).upos == Upos::PRON && d_.word(t).deprel == Deprel::nsubj)
        if (const std::string l = lower(d_.form(t)); l == "we" || l == "i")
          return t > 0 && (d_.form(t - 1) == "“" || d_.form(t - 1) == "\"" || d_.form(t - 1) == "''" || d_.form(t - 1) == "``");
    return false;
  }

  std::string adjectival() const {
    const Subject who = subject(a_.subjects);
    std::string out = who.text + (who.text.empty() ? "" : " ") + std::string(d_.form(e_.token));
    for (const TokenIndex kid : d_.tree.children(e_.token))
      if (const Deprel r = d_.word(kid).deprel; kid > e_.token && (r == Deprel::xcomp || r == Deprel::advcl || r == Deprel::ccomp))
        return out + (d_.has_to(kid) ? " to " : " ") + clause_words(d_, kid, 12);
    return out + phrases();
  }

  std::string nominal() const {
    const LabelRow *row = d_.lexicon.label_of(lower(d_.lemma(e_.token)));
    if (row != nullptr)
      if (std::string out = by_row(*row); !out.empty())
        return out;
    if (const auto verb = support_verb(d_, e_.token); verb && d_.head(*verb) != e_.token) {
      const Subject who = subject(a_.subjects);
      if (!who.text.empty())
        return who.text + ' ' + verb_form(lower(d_.lemma(*verb)), who.plural) + ' ' + noun_phrase(d_, e_.token) + phrases(*verb, e_.token);
    }
    std::string phrase = noun_phrase(d_, e_.token);
    const bool opens = e_.token < d_.sentence_of.size() && d_.text.sentences[d_.sentence_of[e_.token]].first == d_.tree.left(e_.token);
    const std::string certainty = certainty_word();
    if (!certainty.empty() && opens && !phrase.empty() && d_.word(d_.tree.left(e_.token)).upos != Upos::PROPN)
      phrase.front() = lower(phrase.substr(0, 1)).front();
    return certainty + phrase;
  }

  std::string certainty_word() const {
    for (const TokenIndex kid : d_.tree.children(e_.token))
      if (d_.word(kid).deprel == Deprel::amod && kid < e_.token)
        for (const WordClass c : {WordClass::adjective, WordClass::verb})
          for (const std::uint32_t i : d_.lexicon.cue_patterns.candidates(c, d_.lemma(kid)))
            if (d_.lexicon.cues[d_.lexicon.cue_patterns[i].row].scope == Scope::modified)
              return {}; // the phrase itself says so
    switch (e_.factuality) {
    case Factuality::planned:
      return "planned ";
    case Factuality::possible:
      return "possible ";
    case Factuality::alleged:
      return "alleged ";
    case Factuality::denied:
      return d_.child(e_.token, Deprel::det) && d_.lemma(*d_.child(e_.token, Deprel::det)) == "no" ? "" : "no ";
    default:
      return {};
    }
  }

  /// The noun's object, by the row's prepositions in their order.
  std::string object_of(const LabelRow &row, bool &between) const {
    for (const std::string &wanted : row.prepositions)
      for (const auto &[p, noun] : a_.obliques)
        if (p == wanted && d_.timex_at[noun] == none)
          if (std::string phrase = noun_phrase(d_, noun); !phrase.empty()) {
            between = p == "between";
            return phrase;
          }
    return {};
  }

  std::string by_row(const LabelRow &row) const {
    bool between = false;
    std::string object = object_of(row, between);
    Subject who = subject(a_.subjects);
    if (who.text.empty() && !e_.actors.empty()) { // known by roles alone: "his" of "her visit marks his"
      std::vector<std::string> names;
      for (const std::uint32_t m : e_.actors)
        if (std::string name = short_name(d_, m); !name.empty() && names.size() < 3)
          names.push_back(std::move(name));
      who = {joined(names, "and"), names.size() > 1};
    }
    if (who.text.empty() && !row.transitive)
      for (const TokenIndex o : a_.objects) { // "the resignation of the premier"
        who = subject({o});
        if (object == who.text)
          object.clear();
      }
    if (between || object == who.text)
      object.clear();
    if (who.text.empty() && object.empty())
      return {};
    if (who.text.empty())
      return row.transitive ? object + ' ' + passive_form(row.participle) : std::string{};
    std::string verb = row.verb;
    if (const std::string by = " by " + who.text; object.ends_with(by)) // the agent, hung on the object
      object.resize(object.size() - by.size());
    if (!object.empty() && !row.link.empty())
      object = row.link + ' ' + object;
    return who.text + ' ' + verb_form(verb, who.plural) + (object.empty() ? "" : " " + object);
  }

  const Discourse &d_;
  const EventMention &e_;
  Arguments a_;
  bool says_none_ = false; ///< subject or object is "no ...": the verb need not say so again
};

} // namespace

std::string label_of(const Discourse &d, const EventMention &e) { return Headline(d, e).write(); }

} // namespace demarche::event

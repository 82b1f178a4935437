// Nominal mentions ("a senior State Department official") and pronouns.
#include <algorithm>

#include "actor/scene.hpp"

namespace demarche::actor {

namespace {

bool article(std::string_view f) {
  static constexpr std::string_view words[] = {"A", "An", "Her", "His", "Its", "Our", "That", "The", "Their", "These", "This", "Those",
                                               "a", "an", "her", "his", "its", "our", "that", "the", "their", "these", "this", "those"};
  return std::binary_search(std::begin(words), std::end(words), f);
}

class Nominals {
public:
  Nominals(const Scene &s, std::vector<Draft> &drafts) : s_(s), drafts_(drafts), owner_(s.tokens.size(), none) {
    for (std::uint32_t i = 0; i < drafts.size(); ++i)
      for (std::uint32_t t = drafts[i].first; t < drafts[i].last; ++t)
        if (owner_[t] == none || drafts[owner_[t]].last - drafts[owner_[t]].first < drafts[i].last - drafts[i].first)
          owner_[t] = i;
  }

  void run() {
    for (const Sentence &s : s_.text.sentences)
      for (std::uint32_t t = s.first; t < s.last; ++t)
        if (const std::uint32_t bits = s_.tokens[t].words; bits & noun_classes)
          if (heads_nominal(t, s))
            put(t, s, bits);
  }

private:
  static constexpr std::uint32_t noun_classes =
      word::person_noun | word::office | word::organization_noun | word::country_noun | word::place_noun | word::group_noun;

  bool noun(std::uint32_t t) const {
    if (!s_.parsed())
      return true;
    const Word &w = s_.syntax.words[t];
    // "the official said": an adjective that has taken a noun's place.
    const bool argument = w.deprel == Deprel::nsubj || w.deprel == Deprel::nsubj_pass || w.deprel == Deprel::obj || w.deprel == Deprel::obl;
    return w.upos == Upos::NOUN || w.upos == Upos::PROPN || (w.upos == Upos::ADJ && argument && t > 0 && article(s_.form(t - 1)));
  }

  /// A noun that ends its phrase: what follows is neither its complement by compounding nor a name it titles.
  bool heads_nominal(std::uint32_t t, const Sentence &s) const {
    if (owner_[t] != none || !noun(t))
      return false;
    if (s_.parsed()) {
      const Deprel r = s_.syntax.words[t].deprel;
      return r != Deprel::compound && r != Deprel::flat && r != Deprel::amod && r != Deprel::fixed && r != Deprel::nmod_desc;
    }
    if (t + 1 < s.last && (s_.is(t + 1, noun_classes) || owner_[t + 1] != none) && s_.form(t + 1) != "'s")
      return false;
    return true;
  }

  /// The phrase's first word: the head's left dependents by the tree, else back to an article.
  std::uint32_t begin_of(std::uint32_t head, const Sentence &s) const {
    std::uint32_t first = head;
    if (s_.parsed()) {
      while (first > s.first && head - first < 12 && depends(first - 1, head))
        --first;
      while (first < head && (s_.syntax.words[first].upos == Upos::PUNCT || s_.syntax.words[first].upos == Upos::ADP ||
                              s_.syntax.words[first].upos == Upos::CCONJ))
        ++first;
      return first;
    }
    std::uint32_t good = head;
    for (std::uint32_t t = head; t > s.first && head - t < 6;) {
      --t;
      if (article(s_.form(t)))
        return t;
      const bool fits = s_.is(t, word::office_modifier | word::organization_noun | word::person_noun) || s_.tokens[t].hit != none ||
                        s_.tokens[t].capital || s_.form(t) == "-" || head - t == 1;
      if (!fits)
        break;
      if (s_.is(t, word::office_modifier | word::organization_noun) || s_.tokens[t].hit != none || s_.tokens[t].capital)
        good = t;
    }
    return good;
  }

  /// Hangs below `head`, over words that all lie left of it.
  bool depends(std::uint32_t t, std::uint32_t head) const {
    std::int32_t h = static_cast<std::int32_t>(t);
    for (int hops = 0; hops < 6; ++hops) {
      const Word &w = s_.syntax.words[static_cast<std::uint32_t>(h)];
      if (w.deprel == Deprel::case_ || w.deprel == Deprel::mark || w.deprel == Deprel::cc || w.deprel == Deprel::aux ||
          w.deprel == Deprel::cop)
        return false;
      h = w.head;
      if (h == static_cast<std::int32_t>(head))
        return true;
      if (h < 0 || h > static_cast<std::int32_t>(head))
        return false;
    }
    return false;
  }

  ActorKind kind_of(std::uint32_t bits, bool plural) const {
    if (plural && bits & word::group_noun)
      return ActorKind::organization;
    return bits & (word::person_noun | word::office) ? ActorKind::person
           : bits & word::organization_noun          ? ActorKind::organization
           : bits & word::country_noun               ? ActorKind::country
                                                     : ActorKind::place;
  }

  void put(std::uint32_t head, const Sentence &s, std::uint32_t bits) {
    Draft d;
    d.head = head;
    d.first = begin_of(head, s);
    d.last = head + 1;
    d.form = MentionForm::nominal;
    d.plural = s_.parsed() ? s_.syntax.words[head].features.number == Number::plural : (bits & word::plural) != 0;
    d.kind = kind_of(bits, d.plural);
    // A bare singular ("president of", "in office") names nobody by itself, unless it is written as a title.
    if (d.first == head && !d.plural && !s_.tokens[head].capital)
      return;
    d.last = complement(head, s);
    for (std::uint32_t t = d.first; t < d.last; ++t)
      if (owner_[t] != none && d.of == none && drafts_[owner_[t]].entry != none)
        d.of = drafts_[owner_[t]].entry;
    if (d.plural && d.kind == ActorKind::person && a_body(d, s))
      d.kind = ActorKind::organization;
    if (bits & word::activity_noun && !takes_part(d))
      return;
    d.rule = bits & word::office && s_.tokens[head].capital ? "nominal.office" : "nominal";
    out_.push_back(d);
  }

  /// "EU leaders" and "officials of the EU" act as a body, as "EU soldiers" do.
  bool a_body(const Draft &d, const Sentence &s) const {
    const auto body = [](ActorKind k) { return k == ActorKind::country || k == ActorKind::organization; };
    const auto state_or_body = [&](std::uint32_t t) {
      if (owner_[t] == none)
        return false;
      const Draft &o = drafts_[owner_[t]];
      return body(o.kind) || (o.entry != none && body(s_.entry(o.entry).kind));
    };
    for (std::uint32_t t = d.first; t < d.last; ++t)
      if (state_or_body(t))
        return true;
    std::uint32_t t = d.last;
    if (t + 1 >= s.last || (s_.form(t) != "of" && s_.form(t) != "from"))
      return false;
    t += s_.form(t + 1) == "the" && t + 2 < s.last ? 2 : 1;
    return state_or_body(t);
  }

  /// Somebody's, written as a name, or the subject of what an agent does.
  bool takes_part(const Draft &d) const {
    if (d.of != none || s_.tokens[d.head].capital || !s_.parsed())
      return true;
    const Word &w = s_.syntax.words[d.head];
    return w.deprel == Deprel::nsubj && w.head != no_head &&
           (Words::english().of(s_.syntax.lemma(static_cast<std::uint32_t>(w.head))) & word::agent_verb) != 0;
  }

  /// "Secretary | of State", "Government | of Iraq": an "of" with capitals after a capital or a body.
  std::uint32_t complement(std::uint32_t head, const Sentence &s) const {
    std::uint32_t last = head + 1;
    if (!s_.is(head, word::office | word::organization_noun))
      return last;
    while (last + 1 < s.last && (s_.form(last) == "of" || (s_.form(last) == "for" && s_.tokens[head].capital))) {
      std::uint32_t t = last + 1;
      if (s_.form(t) == "the" && t + 1 < s.last)
        ++t;
      std::uint32_t end = t;
      while (end < s.last &&
             (s_.tokens[end].capital ||
              (end > t && s_.form(end) == "and" && end + 1 < s.last && s_.tokens[end + 1].capital && s_.tokens[head].capital)) &&
             !(owner_[end] != none && drafts_[owner_[end]].kind == ActorKind::person))
        ++end;
      if (end == t)
        break;
      last = end;
    }
    return last;
  }

public:
  void finish() { drafts_.insert(drafts_.end(), out_.begin(), out_.end()); }

private:
  const Scene &s_;
  std::vector<Draft> &drafts_;
  std::vector<Draft> out_;
  std::vector<std::uint32_t> owner_;
};

struct Pronoun {
  std::string_view form;
  std::uint8_t person;
  bool plural;
  Gender gender;
  ActorKind kind;
};

constexpr Pronoun pronouns[] = {
    {"he", 3, false, Gender::male, ActorKind::person},       {"her", 3, false, Gender::female, ActorKind::person},
    {"hers", 3, false, Gender::female, ActorKind::person},   {"herself", 3, false, Gender::female, ActorKind::person},
    {"him", 3, false, Gender::male, ActorKind::person},      {"himself", 3, false, Gender::male, ActorKind::person},
    {"his", 3, false, Gender::male, ActorKind::person},      {"i", 1, false, Gender::unknown, ActorKind::person},
    {"it", 3, false, Gender::unknown, ActorKind::other},     {"its", 3, false, Gender::unknown, ActorKind::other},
    {"itself", 3, false, Gender::unknown, ActorKind::other}, {"me", 1, false, Gender::unknown, ActorKind::person},
    {"my", 1, false, Gender::unknown, ActorKind::person},    {"myself", 1, false, Gender::unknown, ActorKind::person},
    {"our", 1, true, Gender::unknown, ActorKind::other},     {"ourselves", 1, true, Gender::unknown, ActorKind::other},
    {"she", 3, false, Gender::female, ActorKind::person},    {"their", 3, true, Gender::unknown, ActorKind::other},
    {"them", 3, true, Gender::unknown, ActorKind::other},    {"themselves", 3, true, Gender::unknown, ActorKind::other},
    {"they", 3, true, Gender::unknown, ActorKind::other},    {"us", 1, true, Gender::unknown, ActorKind::other},
    {"we", 1, true, Gender::unknown, ActorKind::other}};

void draft_pronouns(const Scene &s, std::vector<Draft> &drafts) {
  for (std::uint32_t t = 0; t < s.tokens.size(); ++t) {
    const std::string_view f = s.form(t);
    if (f.size() > 10 || !s.tokens[t].word || s.tokens[t].hit != none || (s.tokens[t].shout && f != "I"))
      continue;
    const std::string low = lower(f);
    const auto *p =
        std::lower_bound(std::begin(pronouns), std::end(pronouns), low, [](const Pronoun &x, const std::string &w) { return x.form < w; });
    if (p == std::end(pronouns) || p->form != low || (s.parsed() && s.syntax.words[t].upos != Upos::PRON) || (low == "i" && f != "I"))
      continue;
    Draft d;
    d.first = d.head = t;
    d.last = t + 1;
    d.kind = p->kind;
    d.form = MentionForm::pronoun;
    d.gender = p->gender;
    d.person = p->person;
    d.plural = p->plural;
    d.rule = "pronoun";
    drafts.push_back(d);
  }
}

} // namespace

void draft_nominals(const Scene &s, std::vector<Draft> &drafts) {
  Nominals nominals(s, drafts);
  nominals.run();
  nominals.finish();
  draft_pronouns(s, drafts);
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft &a, const Draft &b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

} // namespace demarche::actor

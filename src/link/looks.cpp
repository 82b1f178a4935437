#include "link/looks.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace demarche::link {

namespace {

constexpr std::size_t most_terms = 48;       ///< of a sentence
constexpr std::size_t most_terms_group = 96; ///< the heaviest ones
constexpr std::uint32_t most_tokens = 80;    ///< of a sentence looked at on each side of a trigger
constexpr std::uint32_t lead_sentences = 2;

bool carries(Upos p) { return p == Upos::NOUN || p == Upos::PROPN || p == Upos::VERB || p == Upos::ADJ || p == Upos::NUM; }
bool names(Upos p) { return p == Upos::NOUN || p == Upos::PROPN || p == Upos::NUM; }

std::string lower(std::string_view s) {
  std::string out(s);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c + 32);
  return out;
}

std::uint64_t both(std::uint32_t a, std::uint32_t b) { return std::uint64_t{a} << 32 | b; }

template <class T> void unique(std::vector<T> &v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

/// To length 1 under both weights.
void normalise(Terms &terms) {
  double weight = 0, local = 0;
  for (const Term &t : terms) {
    weight += static_cast<double>(t.weight) * t.weight;
    local += static_cast<double>(t.local) * t.local;
  }
  for (Term &t : terms) {
    t.weight = weight > 0 ? static_cast<float>(t.weight / std::sqrt(weight)) : 0;
    t.local = local > 0 ? static_cast<float>(t.local / std::sqrt(local)) : 0;
  }
}

void sum_up(Terms &terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term &a, const Term &b) { return a.word < b.word; });
  Terms out;
  for (const Term &t : terms)
    if (!out.empty() && out.back().word == t.word) {
      out.back().weight += t.weight;
      out.back().local += t.local;
    } else
      out.push_back(t);
  if (out.size() > most_terms_group) {
    const auto heavier = [](const Term &a, const Term &b) {
      return a.weight + a.local != b.weight + b.local ? a.weight + a.local > b.weight + b.local : a.word < b.word;
    };
    std::nth_element(out.begin(), out.begin() + most_terms_group, out.end(), heavier);
    out.resize(most_terms_group);
    std::sort(out.begin(), out.end(), [](const Term &a, const Term &b) { return a.word < b.word; });
  }
  normalise(out);
  terms = std::move(out);
}

} // namespace

Cosines alike(const Terms &x, const Terms &y) {
  Cosines c;
  for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
    if (i->word == j->word) {
      c.weight += i->weight * j->weight;
      c.local += i++->local * j++->local;
    } else if (i->word < j->word)
      ++i;
    else
      ++j;
  }
  return c;
}

/// The words of all documents, and how many have each.
class Looks::Reader {
public:
  Reader(const Chronicle &c, const Affairs &affairs) : chronicle_(c), affairs_(affairs) {
    for (std::uint32_t d = 0; d < c.documents.size(); ++d) {
      std::vector<std::uint32_t> seen;
      const Annotations &a = c.documents[d];
      auto &words = words_.emplace_back(a.syntax.words.size(), 0);
      for (std::uint32_t t = 0; t < a.syntax.words.size(); ++t)
        if (carries(a.syntax.words[t].upos) && a.syntax.words[t].lemma_size > 1)
          seen.push_back(words[t] = word(lower(a.syntax.lemma(t))));
      unique(seen);
      documents_.resize(ids_.size() + 1);
      for (const std::uint32_t w : seen) {
        ++documents_[w];
        ++in_affair_[both(affairs.affair(d), w)];
      }
    }
  }

  /// From 1; 0 is no word.
  std::uint32_t word(const std::string &w) { return ids_.emplace(w, static_cast<std::uint32_t>(ids_.size() + 1)).first->second; }

  Look look(const MentionRef &m, Profile p) {
    const Annotations &a = chronicle_.documents[m.document];
    const EventMention &e = a.events[m.event];
    Look l;
    l.ref = m;
    l.profile = std::move(p);
    l.word = word("\n" + l.profile.lemma);
    l.lead = e.sentence < lead_sentences;
    if (e.token < a.syntax.words.size())
      read(l, a, e);
    return l;
  }

private:
  void read(Look &l, const Annotations &a, const EventMention &e) {
    const auto &words = a.syntax.words;
    const auto &own = words_[l.ref.document];
    l.upos = words[e.token].upos;
    l.lemma = own[e.token];
    const auto trigger = static_cast<std::int32_t>(e.token);
    const auto above = [&](std::int32_t t) { return t < 0 ? t : words[static_cast<std::size_t>(t)].head; };
    const Sentence &in = a.text.sentences[a.text.sentence_of(e.token)];
    const std::uint32_t first = std::max(in.first, e.token > most_tokens ? e.token - most_tokens : 0),
                        last = std::min(in.last, e.token + most_tokens);
    std::vector<std::uint32_t> sentence, arguments;
    for (std::uint32_t t = first; t < last; ++t) {
      const auto at = static_cast<std::int32_t>(t);
      if (at == trigger || own[t] == 0)
        continue;
      sentence.push_back(own[t]);
      const Span s = a.text.tokens[t].span;
      if (s.begin >= e.span.begin && s.end <= e.span.end)
        l.besides.push_back(own[t]);
      if (!names(words[t].upos))
        continue;
      if (words[t].upos == Upos::NUM)
        l.numbers.push_back(own[t]);
      if (above(at) == trigger || above(above(at)) == trigger || above(trigger) == at)
        arguments.push_back(own[t]);
      if (above(at) == trigger)
        role(l, words[t].deprel, own[t]);
    }
    l.sentence = terms(sentence, l.ref.document);
    l.arguments = terms(arguments, l.ref.document);
    for (const Term &t : l.arguments)
      if (t.local > 0)
        l.signature |= std::uint64_t{1} << (t.word % 64);
    for (auto *v : {&l.subjects, &l.objects, &l.numbers, &l.besides})
      unique(*v);
  }

  static void role(Look &l, Deprel r, std::uint32_t word) {
    if (r == Deprel::nsubj || r == Deprel::obl_agent || r == Deprel::nmod_poss)
      l.subjects.push_back(word);
    else if (r == Deprel::obj || r == Deprel::nsubj_pass || r == Deprel::nmod)
      l.objects.push_back(word);
  }

  Terms terms(std::vector<std::uint32_t> &words, std::uint32_t document) const {
    std::sort(words.begin(), words.end());
    Terms out;
    const double n = static_cast<double>(chronicle_.documents.size()) + 1, in = affairs_.size(affairs_.affair(document)) + 1.0;
    for (std::size_t i = 0; i < words.size() && out.size() < most_terms; ++i) {
      if (i > 0 && words[i] == words[i - 1])
        continue;
      const double weight = std::log(n / documents_[words[i]]),
                   local = std::log(in / in_affair_.at(both(affairs_.affair(document), words[i])));
      out.push_back({words[i], static_cast<float>(weight), static_cast<float>(weight * local)});
    }
    normalise(out);
    return out;
  }

  const Chronicle &chronicle_;
  const Affairs &affairs_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::vector<std::uint32_t>> words_; ///< by document and token
  std::vector<std::uint32_t> documents_;          ///< by word
  std::unordered_map<std::uint64_t, std::uint32_t> in_affair_;
};

Looks::Looks(const Chronicle &c, const ActorMap &map, const Affairs &affairs) {
  Reader reader(c, affairs);
  std::map<std::uint64_t, std::uint32_t> group_of;
  for (std::uint32_t d = 0; d < c.documents.size(); ++d) {
    first_.push_back(static_cast<std::uint32_t>(looks_.size()));
    for (std::uint32_t e = 0; e < c.documents[d].events.size(); ++e) {
      Look &l = looks_.emplace_back(reader.look({d, e}, profile_of(c, map, {d, e})));
      l.group = group_of.emplace(both(affairs.affair(d), l.word), static_cast<std::uint32_t>(group_of.size())).first->second;
      ++in_document_[both(l.word, d)];
    }
  }
  first_.push_back(static_cast<std::uint32_t>(looks_.size()));
  groups_.resize(group_of.size());
  for (const Look &l : looks_) {
    Group &g = groups_[l.group];
    ++g.mentions;
    g.affair = affairs.affair(l.ref.document);
    g.documents.push_back(l.ref.document);
    g.sentences.push_back(both(l.ref.document, c.documents[l.ref.document].events[l.ref.event].sentence));
    g.sentence.insert(g.sentence.end(), l.sentence.begin(), l.sentence.end());
    g.arguments.insert(g.arguments.end(), l.arguments.begin(), l.arguments.end());
    for (const std::uint32_t w : l.subjects)
      g.subjects.push_back({w, 1, 1});
    for (const std::uint32_t w : l.objects)
      g.objects.push_back({w, 1, 1});
  }
  for (Group &g : groups_) {
    unique(g.documents);
    unique(g.sentences);
    for (Terms *t : {&g.sentence, &g.arguments, &g.subjects, &g.objects})
      sum_up(*t);
    g.spread = static_cast<float>(g.documents.size()) / static_cast<float>(affairs.size(g.affair));
  }
}

std::uint32_t Looks::of_word_in_document(std::uint32_t word, std::uint32_t document) const {
  const auto at = in_document_.find(both(word, document));
  return at == in_document_.end() ? 0 : at->second;
}

} // namespace demarche::link

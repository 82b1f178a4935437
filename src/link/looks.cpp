#include "link/looks.hpp"

#include <algorithm>

#include "base/parallel.hpp"
#include "link/corefer.hpp"
#include "link/families.hpp"
#include "link/folded.hpp"
#include "link/groups.hpp"

namespace demarche::link {

namespace {

constexpr std::size_t most_terms = 48;    ///< of a sentence
constexpr std::uint32_t most_tokens = 80; ///< of a sentence looked at on each side of a trigger
constexpr std::uint32_t lead_sentences = 2;
constexpr std::size_t beginning = sizeof(Look::beginning);

bool names(Upos p) { return p == Upos::NOUN || p == Upos::PROPN || p == Upos::NUM; }

} // namespace

/// Reads the looks of one document.
class Looker {
public:
  Looker(const Chronicle &c, const ActorMap &map, const Vocabulary &words, std::uint32_t document)
      : chronicle_(c), map_(map), a_(c.documents[document]), words_(words), document_(document) {}

  void read(Page &page, Folded &folded, std::span<Look> out) {
    Families families(a_);
    for (std::uint32_t e = 0; e < out.size(); ++e)
      read(e, page, folded, families, out[e]);
    page.words.shrink_to_fit();
    page.terms.shrink_to_fit();
    const std::uint32_t *words = page.words.data();
    const Term *terms = page.terms.data();
    for (Look &l : out) {
      l.words_ = words;
      l.terms_ = terms;
      words += l.ends_.back();
      terms += l.around_ + l.below_;
    }
  }

  /// What is folded gets its numbers among all documents.
  static void number(Page &page, const std::vector<std::uint32_t> &folded, const Numbers &all, std::span<Look> looks) {
    for (Look &l : looks) {
      l.word = folded[l.word];
      l.type = folded[l.type];
      l.stem = all.word(l.word);
      if (l.stem.size() >= beginning)
        l.stem.copy(reinterpret_cast<char *>(&l.beginning), beginning);
      std::uint32_t *words = page.words.data() + (l.words_ - page.words.data());
      std::uint32_t *first = words + l.ends_[Look::arguments - 1], *last = words + l.ends_[Look::arguments];
      std::transform(first, last, first, [&](std::uint32_t w) { return folded[w]; });
      std::sort(first, last);
      page.often.emplace_back(l.word, 1);
    }
    std::sort(page.often.begin(), page.often.end());
    auto out = page.often.begin();
    for (auto i = page.often.begin(); i != page.often.end(); ++out) {
      *out = *i++;
      for (; i != page.often.end() && i->first == out->first; ++i)
        ++out->second;
    }
    page.often.erase(out, page.often.end());
  }

private:
  using Ids = std::vector<std::uint32_t>;

  void read(std::uint32_t event, Page &page, Folded &folded, Families &families, Look &l) {
    const EventMention &e = a_.events[event];
    Profile p = profile_of(chronicle_, map_, {document_, event});
    l.ref = {document_, event};
    const Folded::Trigger trigger = folded.trigger(e);
    const Folded::Sense sense = folded.sense(e);
    l.word = trigger.word;
    l.type = sense.number;
    l.category = e.category;
    l.factuality = e.factuality;
    l.lead = e.sentence < lead_sentences;
    l.says = sense.says;
    l.definite = p.definite;
    l.nominal = p.nominal;
    l.general = trigger.general;
    l.sentence = e.sentence;
    l.token = e.token;
    l.date = p.date;
    for (Ids &list : lists_)
      list.clear();
    lists_[Look::agents] = std::move(p.agents);
    lists_[Look::participants] = std::move(p.participants);
    lists_[Look::places] = std::move(p.places);
    lists_[Look::arguments] = folded.arguments(e);
    if (e.token < a_.syntax.words.size()) {
      lists_[Look::families] = families.of(e);
      read_sentence(e, page, l);
    }
    const std::size_t before = page.words.size();
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      page.words.insert(page.words.end(), lists_[i].begin(), lists_[i].end());
      l.ends_[i] = static_cast<std::uint32_t>(page.words.size() - before);
    }
  }

  void read_sentence(const EventMention &e, Page &page, Look &l) {
    const auto &words = a_.syntax.words;
    l.upos = words[e.token].upos;
    l.lemma = number(e.token);
    for (const std::uint32_t f : lists_[Look::families])
      l.kinds |= std::uint64_t{1} << (f % 64);
    const auto trigger = static_cast<std::int32_t>(e.token);
    const auto above = [&](std::int32_t t) { return t < 0 ? t : words[static_cast<std::size_t>(t)].head; };
    const Sentence &in = a_.text.sentences[a_.text.sentence_of(e.token)];
    const std::uint32_t first = std::max(in.first, e.token > most_tokens ? e.token - most_tokens : 0),
                        last = std::min(in.last, e.token + most_tokens);
    around_.clear();
    below_.clear();
    for (std::uint32_t t = first; t < last; ++t) {
      const auto at = static_cast<std::int32_t>(t);
      if (at == trigger || words_.at[t] == Vocabulary::nothing)
        continue;
      around_.push_back(words_.at[t]);
      const Span s = a_.text.tokens[t].span;
      if (s.begin >= e.span.begin && s.end <= e.span.end)
        lists_[Look::besides].push_back(number(t));
      if (!names(words[t].upos))
        continue;
      if (words[t].upos == Upos::NUM)
        lists_[Look::numbers].push_back(number(t));
      if (above(at) == trigger || above(above(at)) == trigger || above(trigger) == at)
        below_.push_back(words_.at[t]);
      if (above(at) == trigger)
        role(words[t].deprel, number(t));
    }
    l.around_ = add_terms(page.terms, around_);
    l.below_ = add_terms(page.terms, below_);
    for (std::size_t i = page.terms.size() - l.below_; i < page.terms.size(); ++i)
      if (const Term &t = page.terms[i]; t.local > 0)
        l.signature |= std::uint64_t{1} << (t.word % 64);
    for (const Look::List i : {Look::subjects, Look::objects, Look::numbers, Look::besides}) {
      std::sort(lists_[i].begin(), lists_[i].end());
      lists_[i].erase(std::unique(lists_[i].begin(), lists_[i].end()), lists_[i].end());
    }
  }

  std::uint32_t number(std::uint32_t token) const {
    return words_.at[token] == Vocabulary::nothing ? Vocabulary::nothing : words_.number[words_.at[token]];
  }

  void role(Deprel r, std::uint32_t word) {
    if (r == Deprel::nsubj || r == Deprel::obl_agent || r == Deprel::nmod_poss)
      lists_[Look::subjects].push_back(word);
    else if (r == Deprel::obj || r == Deprel::nsubj_pass || r == Deprel::nmod)
      lists_[Look::objects].push_back(word);
  }

  std::uint32_t add_terms(std::vector<Term> &out, Ids &words) const {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    words.resize(std::min(words.size(), most_terms));
    for (const std::uint32_t w : words)
      out.push_back({words_.number[w], words_.weight[w], words_.local[w]});
    normalise({out.end() - static_cast<std::ptrdiff_t>(words.size()), out.end()});
    return static_cast<std::uint32_t>(words.size());
  }

  const Chronicle &chronicle_;
  const ActorMap &map_;
  const Annotations &a_;
  const Vocabulary &words_;
  std::uint32_t document_;
  std::array<Ids, Look::lists> lists_; ///< of the mention at hand, as are the two following
  Ids around_, below_;
};

Looks::Looks(const Chronicle &c, const ActorMap &map, const Affairs &affairs, unsigned threads) : pages_(c.documents.size()) {
  std::uint32_t all = 0;
  for (const Annotations &a : c.documents) {
    first_.push_back(all);
    all += static_cast<std::uint32_t>(a.events.size());
  }
  first_.push_back(all);
  looks_.resize(all);
  const auto of_document = [&](std::size_t d) { return std::span(looks_).subspan(first_[d], first_[d + 1] - first_[d]); };
  std::vector<std::vector<std::uint32_t>> numbers(c.documents.size());
  const auto read = [&, lexis = Lexis(c.documents, affairs, threads)](std::size_t d) {
    const auto document = static_cast<std::uint32_t>(d);
    Folded folded(c.documents[d]);
    Looker(c, map, lexis.of(document), document).read(pages_[d], folded, of_document(d));
    return folded.take();
  };
  base::ordered_indices(threads, c.documents.size(), read, [&](std::size_t d, const Numbers &folded) {
    for (std::uint32_t i = 0; i < folded.size(); ++i)
      numbers[d].push_back(stems_.of(folded.word(i)));
  });
  base::for_each_index(threads, c.documents.size(), [&](std::size_t d) { Looker::number(pages_[d], numbers[d], stems_, of_document(d)); });
  groups_ = make_groups(looks_, affairs, threads);
}

std::uint32_t Looks::of_word_in_document(std::uint32_t word, std::uint32_t document) const {
  const auto &often = pages_[document].often;
  const auto at = std::lower_bound(often.begin(), often.end(), std::pair(word, 0U));
  return at == often.end() || at->first != word ? 0 : at->second;
}

} // namespace demarche::link

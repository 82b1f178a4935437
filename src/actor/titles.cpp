// Titles before a name ("U.S. Secretary of State Antony Blinken"): the person's office, and the country's
// mention nested in it. After a name they are appositions, which resolution joins.
#include <algorithm>

#include "actor/scene.hpp"

namespace demarche::actor {

namespace {

constexpr std::uint32_t longest_title = 16; // tokens

class Titles {
public:
  explicit Titles(const Scene &s) : s_(s) {}

  /// First token of the title that ends right before `name`; `name` itself when there is none.
  std::uint32_t before(std::uint32_t name) const {
    const std::uint32_t sentence = s_.text.sentences[s_.text.sentence_of(name)].first;
    const std::uint32_t limit = std::max(sentence, name > longest_title ? name - longest_title : 0);
    std::uint32_t first = name;
    bool headed = false;
    for (std::uint32_t t = name; t > limit;) {
      const std::uint32_t k = t - 1;
      if (const std::uint32_t start = complement(k, limit); start < k) {
        headed = true;
        t = first = start;
      } else if (s_.is(k, word::title)) {
        headed = headed || s_.is(k, word::courtesy | word::rank | word::office);
        t = first = k;
      } else if (const std::uint32_t start = attribute(k, limit); start <= k) {
        t = first = start;
      } else if (s_.form(k) == "-" && first == t && t < name && s_.touches(k)) {
        --t;
      } else {
        break;
      }
    }
    return headed ? trimmed(first, name) : name;
  }

private:
  /// A country, its adjective or an organisation that ends at k: "State Department spokesman X".
  std::uint32_t attribute(std::uint32_t k, std::uint32_t limit) const {
    if (s_.tokens[k].hit == none)
      return k + 1;
    const Hit &h = s_.hits[s_.tokens[k].hit];
    return h.last == k + 1 && h.first >= limit && s_.entry(s_.sense(h).entry).kind != ActorKind::person ? h.first : k + 1;
  }

  /// "Secretary of State", "Assistant Secretary of State for Far Eastern Affairs": from k leftwards over
  /// capitals to "of" and an office before it. Returns the office's token, or k.
  std::uint32_t complement(std::uint32_t k, std::uint32_t limit) const {
    if (!s_.tokens[k].capital)
      return k;
    for (std::uint32_t t = k; t > limit && k - t < 9; --t) {
      const std::string_view f = s_.form(t);
      const bool preposition = f == "of" || f == "for" || f == "to" || f == "at";
      if (preposition && t > limit && (s_.is(t - 1, word::office | word::office_modifier)) && t < k)
        return t - 1;
      if (preposition ? f == "to" || f == "at" : !s_.tokens[t].capital && f != "the" && f != "and" && f != "&" && f != ",")
        return k;
      if (f == "," && !s_.tokens[t - 1].capital)
        return k;
    }
    return k;
  }

  /// Without what cannot begin a title: an organisation of a clause before it stays out when no office follows.
  std::uint32_t trimmed(std::uint32_t first, std::uint32_t name) const {
    while (first < name && !s_.tokens[first].word)
      ++first;
    return first;
  }

  const Scene &s_;
};

Gender gender_of(const Scene &s, const Draft &d) {
  for (std::uint32_t t = d.title_first; t < d.title_last; ++t) {
    const std::string_view f = s.form(t);
    if (f == "Mr." || f == "Mr" || f == "Sir" || f == "King" || f == "Prince" || f == "Lord" || f == "Congressman" || f == "chairman" ||
        f == "Chairman" || f == "spokesman")
      return Gender::male;
    if (f == "Mrs." || f == "Mrs" || f == "Ms." || f == "Ms" || f == "Miss" || f == "Madame" || f == "Queen" || f == "Princess" ||
        f == "Lady" || f == "Congresswoman" || f == "Chairwoman" || f == "spokeswoman")
      return Gender::female;
  }
  if (d.name_last - d.name_first < 2)
    return Gender::unknown;
  const bool male = s.is(d.name_first, word::male), female = s.is(d.name_first, word::female);
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

} // namespace

void attach_titles(const Scene &s, std::vector<Draft> &drafts) {
  const Titles titles(s);
  for (Draft &d : drafts) {
    if (d.kind != ActorKind::person || !d.named())
      continue;
    if (const std::uint32_t first = titles.before(d.name_first); first < d.name_first) {
      d.title_first = first;
      d.title_last = d.name_first;
      d.first = first;
      d.rule = "name.title";
      for (std::uint32_t t = first; t < d.name_first && d.of == none; ++t)
        if (s.tokens[t].hit != none)
          d.of = s.sense(s.hits[s.tokens[t].hit]).entry;
    }
    d.gender = gender_of(s, d);
  }
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft &a, const Draft &b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

} // namespace demarche::actor

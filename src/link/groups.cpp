#include "link/groups.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/parallel.hpp"

namespace demarche::link {

namespace {

constexpr std::size_t most_terms = 96; ///< the heaviest ones

std::uint64_t both(std::uint32_t a, std::uint32_t b) { return std::uint64_t{a} << 32 | b; }

template <class T> void unique(std::vector<T> &v) {
  std::sort(v.begin(), v.end());
  v.erase(std::unique(v.begin(), v.end()), v.end());
  v.shrink_to_fit();
}

/// Where each word stands among those of one group: as many as there are words, so that no word is searched for.
class Places {
public:
  /// The terms of one group, each word once, with the sums of its weights; sorted.
  std::vector<Term> sums(const std::vector<Term> &terms) {
    std::vector<Term> out;
    for (const Term &t : terms) {
      if (t.word >= at_.size())
        at_.resize(t.word + std::size_t{1}, none);
      if (at_[t.word] == none) {
        at_[t.word] = static_cast<std::uint32_t>(out.size());
        out.push_back(t);
      } else {
        out[at_[t.word]].weight += t.weight;
        out[at_[t.word]].local += t.local;
      }
    }
    for (const Term &t : out)
      at_[t.word] = none;
    std::sort(out.begin(), out.end(), [](const Term &a, const Term &b) { return a.word < b.word; });
    return out;
  }

private:
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> at_; ///< `none` between calls
};

void sum_up(std::vector<Term> &terms, Places &places) {
  std::vector<Term> out = places.sums(terms);
  if (out.size() > most_terms) {
    const auto heavier = [](const Term &a, const Term &b) {
      return a.weight + a.local != b.weight + b.local ? a.weight + a.local > b.weight + b.local : a.word < b.word;
    };
    std::nth_element(out.begin(), out.begin() + most_terms, out.end(), heavier);
    out.resize(most_terms);
    std::sort(out.begin(), out.end(), [](const Term &a, const Term &b) { return a.word < b.word; });
  }
  normalise(out);
  out.shrink_to_fit();
  terms = std::move(out);
}

Group group_of(const std::vector<Look> &looks, const std::vector<std::uint32_t> &members, const Affairs &affairs, Places &places) {
  Group g;
  g.mentions = static_cast<std::uint32_t>(members.size());
  g.affair = affairs.affair(looks[members.front()].ref.document);
  for (const std::uint32_t i : members) {
    const Look &l = looks[i];
    g.documents.push_back(l.ref.document);
    g.sentences.push_back(both(l.ref.document, l.sentence));
    g.around.insert(g.around.end(), l.around().begin(), l.around().end());
    g.below.insert(g.below.end(), l.below().begin(), l.below().end());
    for (const std::uint32_t w : l.list(Look::subjects))
      g.subjects.push_back({w, 1, 1});
    for (const std::uint32_t w : l.list(Look::objects))
      g.objects.push_back({w, 1, 1});
  }
  unique(g.documents);
  unique(g.sentences);
  for (auto *t : {&g.around, &g.below, &g.subjects, &g.objects})
    sum_up(*t, places);
  g.spread = static_cast<float>(g.documents.size()) / static_cast<float>(affairs.size(g.affair));
  return g;
}

} // namespace

std::vector<Group> make_groups(std::vector<Look> &looks, const Affairs &affairs, unsigned threads) {
  std::unordered_map<std::uint64_t, std::uint32_t> numbers; // looked up only
  std::vector<std::vector<std::uint32_t>> members;
  for (std::uint32_t i = 0; i < looks.size(); ++i) {
    Look &l = looks[i];
    const std::uint64_t key = both(affairs.affair(l.ref.document), l.word);
    l.group = numbers.emplace(key, static_cast<std::uint32_t>(members.size())).first->second;
    if (l.group == members.size())
      members.emplace_back();
    members[l.group].push_back(i);
  }
  std::vector<Group> groups(members.size());
  base::for_each_index(
      threads, groups.size(), [] { return Places(); },
      [&](Places &places, std::size_t g) { groups[g] = group_of(looks, members[g], affairs, places); });
  return groups;
}

void normalise(std::span<Term> terms) {
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

} // namespace demarche::link

#include "link/train/gold.hpp"

#include <map>
#include <numeric>

#include <nlohmann/json.hpp>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "link/stories.hpp"
#include "link/train/lines.hpp"

namespace demarche::link::train {

namespace {

using Json = nlohmann::json;

/// Clusters of events of one time, and what comes after each.
class Closure {
public:
  explicit Closure(std::size_t n) : up_(n), after_(n, std::vector<bool>(n)) { std::iota(up_.begin(), up_.end(), 0U); }

  void join(std::uint32_t a, std::uint32_t b) { up_[root(a)] = root(b); }
  void precede(std::uint32_t a, std::uint32_t b) {
    after_[a][b] = true;
    if (root(a) != root(b))
      for (std::uint32_t x = 0; x < up_.size(); ++x)
        for (std::uint32_t y = 0; y < up_.size(); ++y)
          if (root(x) == root(a) && root(y) == root(b))
            after_[x][y] = true;
  }
  void close() {
    for (std::size_t k = 0; k < up_.size(); ++k)
      for (std::size_t i = 0; i < up_.size(); ++i)
        for (std::size_t j = 0; j < up_.size(); ++j)
          if (after_[i][k] && after_[k][j])
            after_[i][j] = true;
  }
  Label label(std::uint32_t a, std::uint32_t b) const { return after_[a][b] ? Label::before : after_[b][a] ? Label::after : Label::same; }

private:
  std::uint32_t root(std::uint32_t x) const {
    while (up_[x] != x)
      x = up_[x];
    return x;
  }
  std::vector<std::uint32_t> up_;
  std::vector<std::vector<bool>> after_;
};

/// The links a document's order is learnt beside: all but those that were learnt.
Found found_in(const Annotations &a) {
  Found found;
  for (const Link &l : a.links)
    if (l.rule != "course")
      found.add(l);
  return found;
}

Story story_of(const Annotations &a, const Json &gold) {
  std::map<std::string, std::uint32_t> at;
  for (std::uint32_t e = 0; e < a.events.size(); ++e)
    at.emplace(a.events[e].id, e);
  Closure closure(a.events.size());
  for (const bool same : {true, false})
    for (const Json &l : gold["links"])
      if ((l["relation"] == "SIMULTANEOUS") == same) {
        const std::uint32_t x = at.at(l["from"]), y = at.at(l["to"]);
        same ? closure.join(x, y) : closure.precede(x, y);
      }
  closure.close();
  const Reading reading(a);
  const Found found = found_in(a);
  const Clues clues(reading, found);
  Story s;
  s.id = a.document.id;
  s.events = a.events.size();
  s.links = found.links();
  for (std::uint32_t x = 0; x < s.events; ++x)
    for (std::uint32_t y = x + 1; y < s.events; ++y)
      s.pairs.push_back({x, y, closure.label(x, y), clues.of(x, y), clues.of(y, x)});
  return s;
}

std::vector<Evidence> undated(std::vector<Evidence> evidence) {
  std::erase_if(evidence, [](const Evidence &e) {
    const auto k = static_cast<ClueKind>(e.clue.kind);
    return k == ClueKind::date || k == ClueKind::day || k == ClueKind::since || k == ClueKind::order;
  });
  return evidence;
}

Story dated_pairs(const Annotations &a) {
  constexpr std::size_t most = 400; // of one text
  const Reading reading(a);
  const std::vector<Traits> traits = traits_of_all(reading);
  Story s;
  s.id = a.document.id;
  s.events = a.events.size();
  std::vector<std::uint32_t> dated;
  for (std::uint32_t e = 0; e < a.events.size(); ++e)
    if (traits[e].by == DatedBy::words)
      dated.push_back(e);
  for (std::size_t i = 0; i < dated.size(); ++i)
    for (std::size_t j = i + 1; j < dated.size(); ++j) {
      const Traits &x = traits[dated[i]], &y = traits[dated[j]];
      if (x.end <= y.begin || y.end <= x.begin)
        s.pairs.push_back({dated[i], dated[j], x.end <= y.begin ? Label::before : Label::after, {}, {}});
    }
  const std::size_t all = s.pairs.size();
  if (all > most) { // spread evenly over the text
    for (std::size_t k = 0; k < most; ++k)
      s.pairs[k] = s.pairs[k * all / most];
    s.pairs.resize(most);
  }
  const Clues clues(reading, found_in(a));
  for (Pair &p : s.pairs) {
    p.forward = undated(clues.of(p.a, p.b));
    p.backward = undated(clues.of(p.b, p.a));
  }
  return s;
}

} // namespace

int Story::fold(std::size_t division) const { return base::sha256(id)[division] % 5; }

std::vector<Annotations> read_annotated(const std::string &folder) {
  std::vector<Annotations> out;
  for (const Document &d : read_all({folder + "/docs.jsonl"}).documents)
    out.push_back(annotate(d));
  return out;
}

std::vector<Story> stories_of(const std::vector<Annotations> &documents, const std::string &folder) {
  std::map<std::string, const Annotations *> by_id;
  for (const Annotations &a : documents)
    by_id.emplace(a.document.id, &a);
  std::vector<Story> out;
  for (const Json &gold : lines_of(folder + "/gold.jsonl"))
    out.push_back(story_of(*by_id.at(gold["id"]), gold));
  return out;
}

std::vector<Story> dated_pairs(const std::vector<Annotations> &texts, const std::vector<Annotations> &stories) {
  std::vector<Annotations> all = stories;
  all.insert(all.end(), texts.begin(), texts.end());
  const std::vector<std::uint32_t> first = find_stories(all);
  std::vector<Story> out;
  for (std::size_t i = stories.size(); i < all.size(); ++i)
    if (first[i] >= stories.size())
      if (Story s = dated_pairs(all[i]); !s.pairs.empty())
        out.push_back(std::move(s));
  return out;
}

} // namespace demarche::link::train

#include "link/train/gold.hpp"

#include <map>
#include <numeric>

#include <nlohmann/json.hpp>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

#include "base/hash.hpp"
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

Story story_of(const Document &document, const Json &gold) {
  const Annotations a = annotate(document);
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
  Found found;
  for (const Link &l : a.links)
    if (l.rule != "course")
      found.add(l);
  const Clues clues(reading, found);
  Story s;
  s.id = a.document.id;
  s.events = a.events.size();
  for (std::uint32_t x = 0; x < s.events; ++x)
    for (std::uint32_t y = x + 1; y < s.events; ++y)
      s.pairs.push_back({x, y, closure.label(x, y), clues.of(x, y), clues.of(y, x)});
  return s;
}

} // namespace

int Story::fold() const { return base::sha256(id)[0] % 5; }

std::vector<Story> read_stories(const std::string &folder) {
  const ReadResult read = read_all({folder + "/docs.jsonl"});
  std::map<std::string, const Document *> documents;
  for (const Document &d : read.documents)
    documents.emplace(d.id, &d);
  std::vector<Story> out;
  for (const Json &gold : lines_of(folder + "/gold.jsonl"))
    out.push_back(story_of(*documents.at(gold["id"]), gold));
  return out;
}

} // namespace demarche::link::train

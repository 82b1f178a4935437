#include "link/train/marked.hpp"

#include <map>

#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "link/train/lines.hpp"

namespace demarche::link::train {

namespace {

using Json = nlohmann::json;

struct Stretch {
  int first = 0, last = 0; ///< tokens [first, last) of the document
};

class Marker {
public:
  Marker(MarkedDocument &d, const Json &gold) : d_(d), a_(*d.annotations), points_(a_.document.text) {
    const Reading reading(a_);
    for (std::uint32_t s = 0; s < a_.text.sentences.size(); ++s)
      d_.sentences.push_back({scene_of(reading, s), false, {}});
    for (const Json &r : gold["relations"])
      add(stretch(r["cause"][0]), stretch(r["effect"][0]), r["signal"].empty() ? Stretch{} : stretch(r["signal"][0]));
    if (gold["relations"].empty() && gold["causal"] == 1)
      for (MarkedSentence &s : d_.sentences)
        s.causal = true;
  }

private:
  Stretch stretch(const Json &span) const {
    const auto begin = static_cast<std::uint32_t>(points_.byte(span[0])), end = static_cast<std::uint32_t>(points_.byte(span[1]));
    std::uint32_t last = a_.text.token_at(begin);
    const std::uint32_t first = last;
    while (last < a_.text.tokens.size() && a_.text.tokens[last].span.begin < end)
      ++last;
    return {static_cast<int>(first), static_cast<int>(last)};
  }

  void add(Stretch cause, Stretch effect, Stretch signal) {
    const bool cause_first = cause.first < effect.first;
    const Stretch one = cause_first ? cause : effect, two = cause_first ? effect : cause;
    const std::uint32_t in = a_.text.sentence_of(static_cast<std::uint32_t>(one.first));
    const auto first = static_cast<int>(a_.text.sentences[in].first);
    MarkedSentence &s = d_.sentences[in];
    s.causal = true;
    CauseSpans r;
    r.cause_first = cause_first;
    r.first = one.first - first;
    r.first_end = one.last - first;
    r.second = two.first - first;
    r.second_end = two.last - first;
    if (signal.last > signal.first) {
      r.signal = signal.first - first;
      r.signal_end = signal.last - first;
    }
    if (r.first < r.first_end && r.first_end <= r.second && r.second < r.second_end && r.second_end <= s.scene.size())
      s.relations.push_back(r);
  }

  MarkedDocument &d_;
  const Annotations &a_;
  base::CodePoints points_;
};

} // namespace

std::vector<MarkedDocument> read_marked(const std::string &folder) {
  std::map<std::string, Json> gold;
  for (Json &g : lines_of(folder + "/gold.jsonl"))
    gold.emplace(g["id"], std::move(g));
  PipelineOptions options;
  options.until = Stage::events;
  std::vector<MarkedDocument> out;
  for (Document &d : read_all({folder + "/docs.jsonl"}).documents) {
    const Json &g = gold.at(d.id);
    MarkedDocument &m = out.emplace_back();
    m.fold = base::sha256(d.id)[0] % 5;
    m.annotations = std::make_unique<Annotations>(annotate(std::move(d), options));
    Marker(m, g);
  }
  return out;
}

} // namespace demarche::link::train

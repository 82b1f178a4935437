// `demarche ask --json` (docs/formats). Offsets leave as code points.
#include <nlohmann/json.hpp>

#include <demarche/renderer.hpp>

#include "base/utf8.hpp"
#include "render/answer_parts.hpp"
#include "render/remarks.hpp"

namespace demarche {

namespace {

using Json = nlohmann::ordered_json;

class AnswerWriter {
public:
  AnswerWriter(const Chronicle &c, const Answer &a) : chronicle_(c), answer_(a), points_(c.documents.size()) {}

  std::string write() {
    Json o;
    o["question"] = answer_.query.question;
    o["understood"] = understood();
    o["target"] = answer_.target ? event(*answer_.target) : Json(nullptr);
    if (answer_.other)
      o["other"] = event(*answer_.other);
    if (answer_.verdict)
      o["verdict"] = *answer_.verdict;
    o["events"] = Json::array();
    for (const Step &s : answer_.events)
      o["events"].push_back(step(s));
    o["alternatives"] = Json::array();
    for (const std::uint32_t i : answer_.alternatives)
      o["alternatives"].push_back(event(i));
    return o.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

private:
  Json understood() const {
    const Query &q = answer_.query;
    Json o = {{"intent", to_string(q.intent)}, {"target", q.target}, {"other", q.other}, {"actors", q.actors}};
    o["dates"] = q.since_until ? Json(edtf(*q.since_until)) : Json(nullptr);
    return o;
  }

  Json place(const Evidence &e) {
    auto &points = points_[e.document];
    if (!points)
      points.emplace(chronicle_.documents[e.document].document.text);
    return {{"doc", chronicle_.documents[e.document].document.id}, {"start", points->at(e.span.begin)}, {"end", points->at(e.span.end)}};
  }

  Json when(const When &w) const {
    if (!w.known_at_all())
      return nullptr;
    return {{"start", w.start_earliest == beginning_of_time ? Json(nullptr) : Json(iso_day(day_of(w.start_earliest)))},
            {"end", w.end_latest == end_of_time ? Json(nullptr) : Json(iso_end_day(w.end_latest))},
            {"grain", to_string(w.grain)},
            {"edtf", w.edtf},
            {"known", to_string(w.known)}};
  }

  Json event(std::uint32_t i) {
    const Event &e = chronicle_.events[i];
    Json o = {{"id", e.id}, {"label", e.label}, {"when", when(e.when)}, {"factuality", to_string(e.factuality)}};
    o["actors"] = Json::array();
    for (const std::uint32_t a : e.actors)
      o["actors"].push_back({{"id", chronicle_.actors[a].id}, {"name", chronicle_.actors[a].name}});
    o["mentions"] = Json::array();
    for (const MentionRef &m : e.mentions)
      o["mentions"].push_back(place({m.document, chronicle_.documents[m.document].events[m.event].span}));
    if (!e.remarks.empty())
      o["edits"] = render_room::remarks_json(e.remarks);
    return o;
  }

  Json step(const Step &s) {
    Json o = event(s.event);
    o["cause"] = to_string(s.cause);
    o["rank"] = s.rank;
    o["evidence"] = Json::array();
    for (const Evidence &e : render_room::evidence_of(chronicle_, s))
      o["evidence"].push_back(place(e));
    o["links"] = Json::array();
    for (const std::uint32_t l : s.via) {
      const Link &x = chronicle_.links[l];
      o["links"].push_back({{"from", chronicle_.events[x.from].id},
                            {"to", chronicle_.events[x.to].id},
                            {"relation", to_string(x.relation)},
                            {"stated", x.stated},
                            {"rule", x.rule}});
    }
    return o;
  }

  const Chronicle &chronicle_;
  const Answer &answer_;
  std::vector<std::optional<base::CodePoints>> points_; ///< by document, made when first asked for
};

} // namespace

std::string answer_json(const Chronicle &c, const Answer &a) { return AnswerWriter(c, a).write(); }

} // namespace demarche

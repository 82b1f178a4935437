#include "render/event_network.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"
#include "render/entry_texts.hpp"

namespace demarche::render_room {

namespace {

class Builder {
public:
  Builder(const Chronicle &c, const Timeline &t) : c_(c), t_(t), facts_(c, t) {}

  EventNetwork build() {
    for (std::size_t i = 0; i < t_.entries.size(); ++i)
      out_.nodes.push_back(event_node(t_.entries[i], facts_.of(i)));
    for (std::size_t i = 0; i < t_.entries.size(); ++i)
      for (const std::uint32_t l : facts_.of(i).links)
        if (facts_.entry_of(c_.links[l].from) == i)
          add_link(c_.links[l]);
    seen_.assign(c_.actors.size(), false);
    for (std::size_t i = 0; i < t_.entries.size(); ++i)
      add_parts(event_id(t_.entries[i]), facts_.of(i));
    return std::move(out_);
  }

private:
  static std::string event_id(const Entry &e) { return "event:" + e.id; }
  std::string actor_id(std::uint32_t a) const { return "actor:" + c_.actors[a].id; }

  Node event_node(const Entry &e, const EntryFacts &f) const {
    std::string documents;
    for (const std::uint32_t d : f.sources)
      documents += (documents.empty() ? "" : "; ") + c_.documents[d].document.id;
    const std::string start = start_day(e.when.start_earliest).value_or(""), end = end_day(e.when.end_latest).value_or("");
    return {event_id(e),
            e.label,
            &e.when,
            {{"kind", "event"},
             {"edtf", e.when.edtf},
             {"date", for_person(e.when)},
             {"earliest", start},
             {"before", end},
             {"category", to_string(f.category)},
             {"factuality", to_string(f.factuality)},
             {"attribution", actor_names(c_, f.speakers)},
             {"documents", documents},
             {"quote", quoted_sources(c_, e)}}};
  }

  void add_link(const Link &l) {
    const Evidence at{l.document, l.evidence};
    const Document &d = c_.documents[l.document].document;
    out_.edges.push_back({event_id(t_.entries[*facts_.entry_of(l.from)]),
                          event_id(t_.entries[*facts_.entry_of(l.to)]),
                          to_string(l.relation),
                          &l,
                          {{"known", l.stated ? "stated" : "inferred"},
                           {"confidence", fmt::format("{:.3f}", l.confidence)},
                           {"rule", l.rule},
                           {"negated", l.negated ? "true" : ""},
                           {"alleged", l.alleged ? "true" : ""},
                           {"set_aside", l.set_aside ? "true" : ""},
                           {"evidence", fmt::format("{} {}-{}", d.id, facts_.begin(at), facts_.end(at))},
                           {"quote", base::fold_space(slice(d.text, l.evidence))}}});
  }

  void add_parts(const std::string &event, const EntryFacts &f) {
    const std::pair<const char *, const std::vector<std::uint32_t> &> parts[] = {
        {"actor", f.actors}, {"recipient", f.recipients}, {"place", f.places}, {"says so", f.speakers}};
    for (const auto &[part, list] : parts)
      for (const std::uint32_t a : list) {
        if (!seen_[a])
          out_.nodes.push_back({actor_id(a), c_.actors[a].name, nullptr, {{"kind", to_string(c_.actors[a].kind)}}});
        seen_[a] = true;
        out_.edges.push_back({actor_id(a), event, part, nullptr, {}});
      }
  }

  const Chronicle &c_;
  const Timeline &t_;
  const Facts facts_;
  EventNetwork out_;
  std::vector<bool> seen_;
};

} // namespace

const std::vector<const char *> &node_attributes() {
  static const std::vector<const char *> names = {"kind",     "edtf",       "date",        "earliest",  "before",
                                                  "category", "factuality", "attribution", "documents", "quote"};
  return names;
}

const std::vector<const char *> &edge_attributes() {
  static const std::vector<const char *> names = {"known", "confidence", "rule", "negated", "alleged", "set_aside", "evidence", "quote"};
  return names;
}

EventNetwork event_network(const Chronicle &c, const Timeline &t) { return Builder(c, t).build(); }

} // namespace demarche::render_room

// `demarche show`: one event with all that is behind it.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <demarche/renderer.hpp>

#include "base/escape.hpp"
#include "render/remarks.hpp"
#include "render/timeline_json.hpp"

namespace demarche {

namespace {

using namespace render_room;
using base::terminal;

/// A mention in its sentence, with the sentences around it.
struct Context {
  MentionRef mention;
  Span before, sentence, after; ///< those around it may be empty
};

Context context_of(const Chronicle &c, const MentionRef &m) {
  const Annotations &a = c.documents[m.document];
  const EventMention &e = a.events[m.event];
  Context x{m, {}, e.span, {}};
  const std::vector<Sentence> &all = a.text.sentences;
  if (e.sentence >= all.size())
    return x;
  x.sentence = all[e.sentence].span;
  if (e.sentence > 0 && all[e.sentence - 1].paragraph == all[e.sentence].paragraph)
    x.before = all[e.sentence - 1].span;
  if (e.sentence + 1 < all.size() && all[e.sentence + 1].paragraph == all[e.sentence].paragraph)
    x.after = all[e.sentence + 1].span;
  return x;
}

/// The event as the first entry, and after it what it is linked with.
Timeline around(const Chronicle &c, std::uint32_t event) {
  std::vector<std::uint32_t> events = {event};
  std::set<std::uint32_t> others;
  for (const Link &l : c.links)
    if (l.from == event || l.to == event)
      others.insert(l.from == event ? l.to : l.from);
  others.erase(event);
  events.insert(events.end(), others.begin(), others.end());
  Timeline t;
  for (const std::uint32_t i : events) {
    Entry e;
    e.events = {i};
    e.id = c.events[i].id;
    e.label = c.events[i].label;
    e.when = c.events[i].when;
    t.entries.push_back(std::move(e));
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> quoted;
  for (const MentionRef &m : c.events[event].mentions) {
    const Context x = context_of(c, m);
    if (quoted.insert({m.document, x.sentence.begin}).second)
      t.entries.front().quotes.push_back(
          {{m.document, x.sentence}, base::fold_space(slice(c.documents[m.document].document.text, x.sentence))});
  }
  return t;
}

class Card {
public:
  Card(const Chronicle &c, std::uint32_t event) : c_(c), e_(c.events[event]), event_(event), t_(around(c, event)), json_(c, t_) {}

  std::string json() const {
    Json o = {{"event", json_.entry(0)}};
    o["contexts"] = Json::array();
    for (const MentionRef &m : e_.mentions) {
      const Context x = context_of(c_, m);
      const EventMention &said = c_.documents[m.document].events[m.event];
      o["contexts"].push_back({{"doc", c_.documents[m.document].document.id},
                               {"start", json_.facts().begin({m.document, said.span})},
                               {"end", json_.facts().end({m.document, said.span})},
                               {"before", text(m.document, x.before)},
                               {"sentence", text(m.document, x.sentence)},
                               {"after", text(m.document, x.after)},
                               {"label", said.label},
                               {"factuality", to_string(said.factuality)},
                               {"rule", said.rule}});
    }
    o["linked"] = Json::array();
    for (std::size_t i = 1; i < t_.entries.size(); ++i)
      o["linked"].push_back({{"id", t_.entries[i].id}, {"label", t_.entries[i].label}, {"date", for_person(t_.entries[i].when)}});
    o["conflicts"] = Json::array();
    for (const std::uint32_t k : conflicts())
      o["conflicts"].push_back(json_.conflict(k));
    o["documents"] = Json::array();
    for (const std::uint32_t d : json_.facts().of(0).sources)
      o["documents"].push_back(json_.document(d));
    return printed(o, 1) + "\n";
  }

  std::string person(bool color) const {
    const auto bold = [&](const std::string &s) { return color ? "\x1b[1m" + s + "\x1b[0m" : s; };
    std::string out = bold(terminal(e_.label)) + "\n" +
                      fmt::format("{}  {}{}  {}\n", for_person(e_.when), to_string(e_.factuality),
                                  e_.category == Category::none ? "" : std::string("  ") + to_string(e_.category), e_.id);
    for (const auto &[title, ids] :
         {std::pair{"actors", &e_.actors}, {"recipients", &e_.recipients}, {"places", &e_.places}, {"according to", &e_.sources}})
      if (!ids->empty())
        out += fmt::format("{}: {}\n", title, names(*ids));
    for (const MentionRef &m : e_.mentions)
      out += mention(m, bold);
    out += links();
    for (const std::uint32_t k : conflicts()) {
      out += fmt::format("\nThe sources disagree on the {}:\n", to_string(c_.conflicts[k].about));
      for (const Evidence &x : c_.conflicts[k].evidence)
        out += fmt::format("    \"{}\"  ({})\n", terminal(text(x.document, x.span)), terminal(document_name(c_.documents[x.document])));
    }
    for (const Remark &r : e_.remarks)
      out += (&r == &e_.remarks.front() ? "\n" : "") + remark_text(r) + "\n";
    return out;
  }

private:
  std::string text(std::uint32_t document, const Span &s) const { return base::fold_space(slice(c_.documents[document].document.text, s)); }

  std::string names(const std::vector<std::uint32_t> &ids) const {
    std::string out;
    for (const std::uint32_t a : ids)
      out += (out.empty() ? "" : "; ") + terminal(c_.actors[a].name);
    return out;
  }

  template <class Bold> std::string mention(const MentionRef &m, Bold bold) const {
    const Annotations &a = c_.documents[m.document];
    const EventMention &e = a.events[m.event];
    const Context x = context_of(c_, m);
    std::string out = fmt::format("\n{}:{}-{}  {}\n", terminal(a.document.id), json_.facts().begin({m.document, e.span}),
                                  json_.facts().end({m.document, e.span}), terminal(document_name(a)));
    const auto part = [&](std::uint32_t from, std::uint32_t to) { return terminal(text(m.document, {from, std::max(from, to)})); };
    const auto gap = [&](std::uint32_t at) {
      return at > x.sentence.begin && at < a.document.text.size() && a.document.text[at] <= ' ' ? " " : "";
    };
    out += "    ";
    if (!x.before.empty())
      out += part(x.before.begin, x.before.end) + " ";
    const std::string left = part(x.sentence.begin, e.span.begin);
    out += left + (left.empty() ? "" : gap(e.span.begin - 1)) + bold("[" + part(e.span.begin, e.span.end) + "]") + gap(e.span.end) +
           part(e.span.end, x.sentence.end);
    if (!x.after.empty())
      out += " " + part(x.after.begin, x.after.end);
    return out + fmt::format("\n    {}, by the rule {}{}\n", to_string(e.factuality), terminal(e.rule.empty() ? "(given)" : e.rule),
                             e.when && e.when->known_at_all() ? ", dated " + for_person(*e.when) : "");
  }

  std::string links() const {
    std::string out;
    for (const Link &l : c_.links) {
      if (l.from != event_ && l.to != event_)
        continue;
      out += fmt::format("    {} {} {}  ({}{}{}, {}): \"{}\"\n", named(l.from), to_string(l.relation), named(l.to),
                         l.rule == "edit" ? "by a person"
                         : l.stated       ? "stated"
                                          : "inferred",
                         l.negated ? ", denied" : "", l.set_aside ? ", set aside: better evidence says otherwise" : "", terminal(l.rule),
                         terminal(text(l.document, l.evidence)));
    }
    return out.empty() ? out : "\nLinks:\n" + out;
  }

  std::string named(std::uint32_t i) const {
    return i == event_ ? "this" : fmt::format("{} [{}]", terminal(c_.events[i].label), c_.events[i].id);
  }

  std::vector<std::uint32_t> conflicts() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t k = 0; k < c_.conflicts.size(); ++k)
      if (const auto &of = c_.conflicts[k].events; std::find(of.begin(), of.end(), event_) != of.end())
        out.push_back(k);
    return out;
  }

  const Chronicle &c_;
  const Event &e_;
  std::uint32_t event_;
  Timeline t_;
  TimelineJson json_;
};

} // namespace

std::string event_json(const Chronicle &c, std::uint32_t event) { return Card(c, event).json(); }
std::string event_text(const Chronicle &c, std::uint32_t event, bool color) { return Card(c, event).person(color); }

} // namespace demarche

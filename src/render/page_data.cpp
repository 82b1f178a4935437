#include "render/page_data.hpp"

#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "base/escape.hpp"

namespace demarche::render_room {

namespace {

using Json = nlohmann::ordered_json;

/// Days since 1970; null when open. A fraction only for what is finer than a day.
Json days(Instant t) {
  if (t == beginning_of_time || t == end_of_time)
    return nullptr;
  if (t % seconds_per_day == 0)
    return t / seconds_per_day;
  return std::round(static_cast<double>(t) / static_cast<double>(seconds_per_day) * 1e4) / 1e4;
}

Json when(const When &w) {
  return {days(w.start_earliest),
          days(w.start_latest),
          days(w.end_earliest),
          days(w.end_latest),
          w.approximate || w.uncertain ? 1 : 0,
          for_person(w),
          w.edtf};
}

std::string dump(const Json &j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Gives each distinct value a number, in order of first use.
class Table {
public:
  std::size_t number(const std::string &key, const Json &value) {
    const auto [at, added] = numbers_.emplace(key, values_.size());
    if (added)
      values_.push_back(value);
    return at->second;
  }
  const Json &values() const { return values_; }

private:
  std::map<std::string, std::size_t> numbers_;
  Json values_ = Json::array();
};

class Writer {
public:
  Writer(const Chronicle &c, const Timeline &t, const Facts &f) : c_(c), t_(t), facts_(f) {
    for (std::size_t i = 0; i < f.documents().size(); ++i)
      document_number_[f.documents()[i]] = i;
  }

  PageData write() {
    Json events = {{"title", t_.title}};
    for (const char *column : {"id", "label", "when", "category", "factuality", "by", "to", "at", "said", "sources"})
      events[column] = Json::array();
    for (std::size_t i = 0; i < t_.entries.size(); ++i)
      event(events, t_.entries[i], facts_.of(i));
    Json texts = {{"of", of_}, {"links", links()}, {"conflicts", conflicts(events)}, {"quotes", quotes_.values()}};
    events["whens"] = whens_.values();
    events["categories"] = categories_.values();
    events["actors"] = actors_.values();
    events["documents"] = Json::array();
    for (const std::uint32_t d : facts_.documents())
      events["documents"].push_back(document(c_.documents[d]));
    return {dump(events), dump(texts)};
  }

private:
  void event(Json &out, const Entry &e, const EntryFacts &f) {
    out["id"].push_back(e.id);
    out["label"].push_back(e.label);
    const Json known = when(e.when);
    out["when"].push_back(whens_.number(dump(known), known));
    const char *category = to_string(f.category);
    out["category"].push_back(categories_.number(category, category));
    out["factuality"].push_back(static_cast<int>(f.factuality));
    out["by"].push_back(actors(f.actors));
    out["to"].push_back(actors(f.recipients));
    out["at"].push_back(actors(f.places));
    out["said"].push_back(actors(f.speakers));
    Json sources = Json::array(), quotes = Json::array();
    for (const std::uint32_t d : f.sources)
      sources.push_back(document_number_.at(d));
    for (const Quote &q : e.quotes)
      quotes.push_back(quote(q.evidence, mention_in(c_, f, q.evidence)));
    out["sources"].push_back(std::move(sources));
    of_.push_back(std::move(quotes));
  }

  Json actors(const std::vector<std::uint32_t> &list) {
    Json out = Json::array();
    for (const std::uint32_t a : list)
      out.push_back(actors_.number(c_.actors[a].id, c_.actors[a].name));
    return out;
  }

  /// [document, start, end, before the trigger, trigger, after it, rule]
  std::size_t quote(const Evidence &e, const EventMention *m) {
    const std::string_view text = c_.documents[e.document].document.text;
    const Span trigger = m ? m->span : Span{e.span.end, e.span.end};
    const auto part = [&](std::uint32_t from, std::uint32_t to) {
      // Folded, but the blanks at the seams stay: the parts are read as one.
      const std::string_view raw = text.substr(from, to - from);
      std::string out = base::fold_space(raw);
      const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
      if (!raw.empty() && blank(raw.front()) && from != e.span.begin)
        out.insert(0, " ");
      if (!raw.empty() && blank(raw.back()) && to != e.span.end && out != " ")
        out += ' ';
      return out;
    };
    const Json value = {document_number_.at(e.document),
                        facts_.begin(e),
                        facts_.end(e),
                        part(e.span.begin, trigger.begin),
                        part(trigger.begin, trigger.end),
                        part(trigger.end, e.span.end),
                        m ? m->rule : ""};
    return quotes_.number(dump(value), value);
  }

  Json links() {
    Json out = Json::array();
    for (const Link &l : c_.links) {
      const auto from = facts_.entry_of(l.from), to = facts_.entry_of(l.to);
      if (!from || !to || *from == *to)
        continue;
      const int flags = (l.stated ? 1 : 0) | (l.alleged ? 2 : 0) | (l.negated ? 4 : 0);
      out.push_back({*from, *to, to_string(l.relation), flags, std::round(static_cast<double>(l.confidence) * 100) / 100, l.rule,
                     link_quote(l, facts_.of(*to))});
    }
    return out;
  }

  /// The rule of a link's quote is the link's.
  std::size_t link_quote(const Link &l, const EntryFacts &effect) {
    const Evidence e{l.document, l.evidence};
    EventMention shown;
    shown.span = l.signal_span && l.evidence.contains(*l.signal_span) ? *l.signal_span : Span{l.evidence.end, l.evidence.end};
    if (const EventMention *m = mention_in(c_, effect, e); m && shown.span.empty())
      shown.span = m->span;
    shown.rule = l.rule;
    return quote(e, &shown);
  }

  Json conflicts(Json &events) {
    Json out = Json::array();
    std::map<std::uint32_t, bool> contested;
    for (const std::uint32_t k : facts_.conflicts()) {
      const Conflict &conflict = c_.conflicts[k];
      Json entries = Json::array(), quotes = Json::array();
      for (const std::uint32_t e : conflict.events)
        if (const auto entry = facts_.entry_of(e)) {
          entries.push_back(*entry);
          contested[*entry] = true;
        }
      for (const Evidence &e : conflict.evidence)
        quotes.push_back(quote(e, nullptr));
      out.push_back({to_string(conflict.about), entries, quotes, conflict.says});
    }
    events["contested"] = Json::array();
    for (const auto &[entry, yes] : contested)
      events["contested"].push_back(entry);
    return out;
  }

  /// [id, title, source, made, how that is known, web address]
  static Json document(const Annotations &a) {
    const CreationDate &made = a.times.creation;
    std::string date;
    if (made.interval)
      date = for_person(within(*made.interval, Known::stated));
    const std::string source = base::fold_space(a.document.source);
    std::string title = base::fold_space(a.document.title);
    if (title.empty() && source.empty())
      title = document_name(a);
    return {a.document.id, title, source, date, to_string(made.how), web_address(a.document.url) ? a.document.url : ""};
  }

  const Chronicle &c_;
  const Timeline &t_;
  const Facts &facts_;
  std::map<std::uint32_t, std::size_t> document_number_;
  Table whens_, categories_, actors_, quotes_;
  Json of_ = Json::array();
};

} // namespace

PageData page_data(const Chronicle &c, const Timeline &t, const Facts &f) { return Writer(c, t, f).write(); }

} // namespace demarche::render_room

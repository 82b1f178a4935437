#include "render/page_data.hpp"

#include <algorithm>
#include <cmath>

#include "base/escape.hpp"
#include "render/page_quotes.hpp"
#include "render/remarks.hpp"

namespace demarche::render_room {

namespace {

using Json = PageBlock::Json;

/// Days since 1970; null when open. A fraction only for what is finer than a day.
Json days(Instant t) {
  if (t == beginning_of_time || t == end_of_time)
    return nullptr;
  if (t % seconds_per_day == 0)
    return t / seconds_per_day;
  return std::round(static_cast<double>(t) / static_cast<double>(seconds_per_day) * 1e4) / 1e4;
}

std::string replaced(std::string text, const std::string &what, const char *by) {
  if (const std::size_t at = text.find(what); at != std::string::npos)
    text.replace(at, what.size(), by);
  return text;
}

/// As it is drawn: "dot" for a day, "bar" for what lasts, "band" for some time within, "left" and "right" for what is open
/// to that side, "soft" for what is approximate, "none" for what is not dated.
const char *kind(const When &w) {
  const bool left = w.start_earliest == beginning_of_time, right = w.end_latest == end_of_time;
  if (left || right)
    return left && right ? "none" : left ? "left" : "right";
  if (w.approximate || w.uncertain)
    return "soft";
  if (w.end_latest - w.start_earliest <= seconds_per_day)
    return "dot";
  return w.start_latest <= w.end_earliest && w.start_latest - w.start_earliest <= seconds_per_day &&
                 w.end_latest - w.end_earliest <= seconds_per_day
             ? "bar"
             : "band";
}

/// Where it certainly goes on, inside a band.
Json core(const When &w) {
  const bool known = w.start_latest <= w.end_earliest && w.start_latest != end_of_time && w.end_earliest != beginning_of_time;
  return known && std::string_view(kind(w)) == "band" ? Json{days(w.start_latest), days(w.end_earliest)} : Json(nullptr);
}

/// A plain day is its number: the page can write it out. All else is [from, to, kind, core, words, edtf]; in words the
/// day it begins is "^", the last it may end "$".
Json when(const When &w) {
  const Day day = day_of(w.start_earliest);
  if (w.start_earliest != beginning_of_time && w.grain == Grain::day && to_date(day).year > 0) {
    When plain = within(day_interval(day), w.known);
    if (plain == w)
      return day;
  }
  std::string words = for_person(w), edtf = w.edtf;
  const auto sign = [&](Instant t, const char *by) {
    if (t == beginning_of_time || t == end_of_time || to_date(day_of(t)).year < 1)
      return;
    words = replaced(words, for_person(within(day_interval(day_of(t)), Known::stated)), by);
    edtf = replaced(edtf, iso_day(day_of(t)), by);
  };
  sign(w.start_earliest, "^");
  sign(w.end_latest == end_of_time ? end_of_time : w.end_latest - 1, "$");
  return {days(w.start_earliest), days(w.end_latest), kind(w), core(w), words, edtf};
}

/// PLOVER's quadrants: words (1) and deeds (2) of cooperation, words (3) and deeds (4) of conflict; 0 is no category.
int tone(Category c) {
  return c == Category::none ? 0 : c <= Category::CONCEDE ? 1 : c <= Category::RETREAT ? 2 : c <= Category::THREATEN ? 3 : 4;
}

/// The shortest beginning of each id that no other id has, five characters at least: an address may end in any longer one.
std::vector<std::string> short_ids(const Timeline &t) {
  std::vector<std::string> ids, out;
  for (const Entry &e : t.entries)
    ids.push_back(e.id);
  std::sort(ids.begin(), ids.end());
  const auto shared = [](const std::string &a, const std::string &b) {
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin());
  };
  for (const Entry &e : t.entries) {
    const auto at = std::lower_bound(ids.begin(), ids.end(), e.id);
    std::size_t length = 4;
    if (at != ids.begin())
      length = std::max(length, shared(*std::prev(at), e.id));
    if (std::next(at) != ids.end())
      length = std::max(length, shared(*std::next(at), e.id));
    out.push_back(e.id.substr(0, length + 1));
  }
  return out;
}

/// What a link makes of the event before; of the one after.
const char *before_words(Relation r) {
  return r == Relation::CAUSES     ? "caused by"
         : r == Relation::ENABLES  ? "made possible by"
         : r == Relation::PREVENTS ? "prevented by"
         : r == Relation::PROMPTS  ? "in response to"
                                   : "before this";
}
const char *after_words(Relation r) {
  return r == Relation::CAUSES     ? "causes"
         : r == Relation::ENABLES  ? "makes possible"
         : r == Relation::PREVENTS ? "prevents"
         : r == Relation::PROMPTS  ? "prompts"
                                   : "after this";
}

class Writer {
public:
  Writer(const Chronicle &c, const Timeline &t, const Facts &f) : c_(c), t_(t), facts_(f), into_(t.entries.size()) {
    for (std::size_t i = 0; i < f.documents().size(); ++i)
      document_number_[f.documents()[i]] = i;
    for (std::uint32_t l = 0; l < c.links.size(); ++l) {
      const auto from = f.entry_of(c.links[l].from), to = f.entry_of(c.links[l].to);
      if (from && to && *from != *to)
        into_[*to].push_back(l);
    }
  }

  PageData write() {
    for (const Entry &e : t_.entries) {
      words_.count(e.label);
      for (const Quote &q : e.quotes)
        words_.count(q.text);
    }
    words_.choose();
    PageData out;
    out.events = events();
    for (std::size_t from = 0; from < t_.entries.size(); from += page_chunk)
      out.texts.push_back(texts(from, std::min(t_.entries.size(), from + page_chunk)));
    out.links = links();
    out.documents = documents(); // last: it holds the table of rules
    return out;
  }

private:
  std::string events() {
    PageBlock block;
    PageTable whens, categories, actors;
    Json known = Json::array(), tones = Json::array(), factualities = Json::array();
    for (auto f = Factuality::happened; f <= Factuality::denied; f = static_cast<Factuality>(static_cast<int>(f) + 1))
      factualities.push_back(to_string(f));
    const auto names = [&](const std::vector<std::uint32_t> &list) {
      std::vector<std::size_t> out;
      out.reserve(list.size());
      for (const std::uint32_t a : list)
        out.push_back(actors.number(c_.actors[a].name));
      return out;
    };
    for (std::size_t i = 0; i < t_.entries.size(); ++i) {
      const EntryFacts &f = facts_.of(i);
      const Json w = when(t_.entries[i].when);
      const std::size_t number = whens.number(dump(w));
      if (number == known.size())
        known.push_back(w);
      block.step("when", number);
      block.number("category", categories.number(to_string(f.category)));
      if (tones.size() < categories.values().size())
        tones.push_back(tone(f.category));
      block.number("factuality", static_cast<std::uint64_t>(f.factuality));
      block.list("by", names(f.actors));
      block.list("to", names(f.recipients));
      block.list("at", names(f.places));
      block.list("said", names(f.speakers));
      block.text("label", words_.write(t_.entries[i].label));
    }
    std::string words;
    for (const std::string &w : words_.words())
      words += (words.empty() ? "" : " ") + w;
    return block.packed({{"title", t_.title},
                         {"events", t_.entries.size()},
                         {"chunk", page_chunk},
                         {"whens", known},
                         {"factualities", factualities},
                         {"categories", categories.values()},
                         {"tones", tones},
                         {"actors", actors.values()},
                         {"contested", contested()},
                         {"words", words},
                         {"digits", base::base85_digits()}},
                        base::base64);
  }

  Json contested() const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t k : facts_.conflicts())
      for (const std::uint32_t e : c_.conflicts[k].events)
        if (const auto entry = facts_.entry_of(e))
          out.push_back(*entry);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::string documents() {
    PageBlock block;
    Json documents = Json::array(), outlet_of = Json::array();
    PageTable outlets;
    for (const std::uint32_t d : facts_.documents()) {
      documents.push_back(document(c_.documents[d]));
      outlet_of.push_back(outlets.number(outlet(c_.documents[d])));
    }
    const std::vector<std::string> ids = short_ids(t_);
    for (std::size_t i = 0; i < t_.entries.size(); ++i) {
      std::vector<std::size_t> sources;
      for (const std::uint32_t d : facts_.of(i).sources)
        sources.push_back(document_number_.at(d));
      block.step_list("source", sources);
      block.text("id", ids[i]);
    }
    return block.packed(
        {{"documents", documents}, {"outlets", outlets.values()}, {"outletOf", outlet_of}, {"rules", rules_.values()}, {"edits", edits()}});
  }

  /// {number of the event: [what people said of it]}
  Json edits() const {
    Json out = Json::object();
    for (std::size_t i = 0; i < t_.entries.size(); ++i)
      for (const std::uint32_t e : t_.entries[i].events)
        for (const Remark &r : c_.events[e].remarks)
          out[std::to_string(i)].push_back(remark_text(r));
    return out;
  }

  std::string texts(std::size_t from, std::size_t to) {
    PageBlock block;
    PageQuotes quotes(words_, rules_);
    for (std::size_t i = from; i < to; ++i) {
      std::vector<std::size_t> own, into;
      for (const Quote &q : t_.entries[i].quotes) {
        const EventMention *m = mention_in(c_, facts_.of(i), q.evidence);
        own.push_back(quotes.add(block, quote(q.evidence, m ? m->span : Span{}, m ? m->rule : "")));
      }
      for (const std::uint32_t l : into_[i])
        into.push_back(quotes.add(block, link_quote(c_.links[l], facts_.of(i))));
      block.step_list("quote", own);
      block.step_list("into", into);
    }
    return block.packed(Json::object());
  }

  PageQuote quote(const Evidence &e, Span marked, const std::string &rule) const {
    return page_quote(c_, facts_, document_number_.at(e.document), e, marked, rule);
  }

  /// The connective is marked, else the effect's trigger; the rule is the link's.
  PageQuote link_quote(const Link &l, const EntryFacts &effect) const {
    const Evidence e{l.document, l.evidence};
    Span marked;
    if (l.signal_span && l.evidence.contains(*l.signal_span))
      marked = *l.signal_span;
    else if (const EventMention *m = mention_in(c_, effect, e))
      marked = m->span;
    return quote(e, marked, l.rule);
  }

  /// In order of the effect, so that the page finds those of an event together.
  std::string links() {
    PageBlock block;
    for (std::size_t to = 0; to < into_.size(); ++to)
      for (const std::uint32_t i : into_[to]) {
        const Link &l = c_.links[i];
        block.step("to", to);
        block.difference("from", *facts_.entry_of(l.from), to);
        block.number("relation", static_cast<std::uint64_t>(l.relation));
        block.number("flags", (l.stated ? 1U : 0U) | (l.alleged ? 2U : 0U) | (l.negated ? 4U : 0U) | (l.set_aside ? 8U : 0U) |
                                  (causal(l.relation) ? 16U : 0U));
        block.number("confidence", static_cast<std::uint64_t>(std::lround(std::clamp(l.confidence, 0.0F, 1.0F) * 100)));
      }
    Json relations = Json::array();
    for (auto r = Relation::BEFORE; r <= Relation::PROMPTS; r = static_cast<Relation>(static_cast<int>(r) + 1))
      relations.push_back({to_string(r), before_words(r), after_words(r)});
    return block.packed({{"relations", relations}, {"conflicts", conflicts()}});
  }

  Json conflicts() const {
    Json out = Json::array();
    for (const std::uint32_t k : facts_.conflicts()) {
      const Conflict &conflict = c_.conflicts[k];
      Json entries = Json::array(), quotes = Json::array();
      for (const std::uint32_t e : conflict.events)
        if (const auto entry = facts_.entry_of(e))
          entries.push_back(*entry);
      for (const Evidence &e : conflict.evidence) {
        const PageQuote q = quote(e, {}, "");
        quotes.push_back({q.document, q.start, q.end, q.text});
      }
      out.push_back({to_string(conflict.about), entries, quotes, conflict.says});
    }
    return out;
  }

  /// [id, name, made, web address]
  static Json document(const Annotations &a) {
    const CreationDate &made = a.times.creation;
    std::string date;
    if (made.interval)
      date = for_person(within(*made.interval, Known::stated)) + (made.how == CreationDate::How::inferred ? " (date inferred)" : "");
    return {a.document.id, document_name(a), date, web_address(a.document.url) ? a.document.url : ""};
  }

  const Chronicle &c_;
  const Timeline &t_;
  const Facts &facts_;
  std::vector<std::vector<std::uint32_t>> into_; ///< by entry: Chronicle::links that lead to it
  std::map<std::uint32_t, std::size_t> document_number_;
  PageWords words_;
  PageTable rules_;
};

} // namespace

PageData page_data(const Chronicle &c, const Timeline &t, const Facts &f) { return Writer(c, t, f).write(); }

} // namespace demarche::render_room

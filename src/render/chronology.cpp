#include "render/chronology.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/counted.hpp"
#include "base/escape.hpp"
#include "render/remarks.hpp"

namespace demarche::render_room {

namespace {

using base::html;

/// HTML's <time> knows days, months and years from 1 to 9999; what is wider or open is words alone.
std::string time(const When &w) {
  const auto plain = [](const std::string &s) {
    const bool shape = s.size() == 4 || s.size() == 7 || s.size() == 10;
    return shape && s != "0000" && std::all_of(s.begin(), s.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); }) &&
           s[0] != '-';
  };
  if (plain(w.edtf))
    return fmt::format("<time datetime=\"{}\">{}</time>", w.edtf, html(for_person(w)));
  return html(for_person(w));
}

std::string source(const Annotations &a) {
  const std::string name = html(document_name(a));
  if (web_address(a.document.url))
    return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\"><bdi>{}</bdi></a>", html(a.document.url), name);
  return "<bdi>" + name + "</bdi>";
}

std::string quote(const Chronicle &c, const Facts &facts, const Evidence &e, const std::string &rule) {
  const Annotations &a = c.documents[e.document];
  return fmt::format(
      "<figure class=\"quote\"><blockquote dir=\"auto\">{}</blockquote><figcaption>{} <span class=\"fine\"><bdi>{}</bdi> · characters "
      "{}–{}{}</span></figcaption></figure>\n",
      html(base::fold_space(slice(a.document.text, e.span))), source(a), html(a.document.id), facts.begin(e), facts.end(e),
      rule.empty() ? "" : " · rule <code>" + html(rule) + "</code>");
}

std::string status(const EntryFacts &f) {
  const std::string word = to_string(f.factuality);
  return f.factuality == Factuality::happened ? "" : fmt::format("<p class=\"status {0}\">{0}</p>", word);
}

std::string causes(const Chronicle &c, const Timeline &t, const Facts &facts, std::size_t entry) {
  std::string out;
  for (const std::uint32_t i : facts.of(entry).links) {
    const Link &l = c.links[i];
    const auto from = facts.entry_of(l.from), to = facts.entry_of(l.to);
    if (causal(l.relation) && !l.negated && !l.set_aside && to == entry && from != to)
      out +=
          fmt::format("<p class=\"fine\">Cause ({}): <bdi>{}</bdi></p>\n", l.stated ? "stated" : "inferred", html(t.entries[*from].label));
  }
  return out;
}

std::string entry(const Chronicle &c, const Timeline &t, const Facts &facts, std::size_t i) {
  const Entry &e = t.entries[i];
  std::string out = fmt::format("<li><p class=\"date\">{}</p><div><p class=\"label\" dir=\"auto\">{}</p>{}", time(e.when), html(e.label),
                                status(facts.of(i)));
  for (const Quote &q : e.quotes) {
    const EventMention *m = mention_in(c, facts.of(i), q.evidence);
    out += quote(c, facts, q.evidence, m ? m->rule : "");
  }
  for (const std::uint32_t x : e.events)
    for (const Remark &r : c.events[x].remarks)
      out += "<p class=\"fine\"><bdi>" + html(remark_text(r)) + "</bdi></p>\n";
  return out + causes(c, t, facts, i) + "</div></li>\n";
}

/// Those that touch the first `rows` entries.
std::string conflicts(const Chronicle &c, const Facts &facts, std::size_t rows) {
  std::string out;
  for (const std::uint32_t k : facts.conflicts()) {
    const Conflict &conflict = c.conflicts[k];
    if (std::none_of(conflict.events.begin(), conflict.events.end(),
                     [&](std::uint32_t e) { return facts.entry_of(e).value_or(rows) < rows; }))
      continue;
    out += fmt::format("<li>On the {}:", to_string(conflict.about));
    for (std::size_t i = 0; i < conflict.evidence.size(); ++i)
      out += fmt::format(" <strong><bdi>{}</bdi></strong>{}", html(side_of(c, conflict, i)), quote(c, facts, conflict.evidence[i], ""));
    out += "</li>\n";
  }
  return out.empty() ? out : "<h2>Where the sources disagree</h2>\n<ul>\n" + out + "</ul>\n";
}

std::string made(const CreationDate &d) {
  if (!d.interval)
    return "not dated";
  return html(for_person(within(*d.interval, Known::stated))) + (d.how == CreationDate::How::inferred ? " (inferred)" : "");
}

std::string sources(const Chronicle &c, const std::vector<std::uint32_t> &documents, const char *heading) {
  if (documents.empty())
    return {};
  std::string out = fmt::format("<section><{0}>Sources</{0}><ol class=\"sources\">\n", heading);
  for (const std::uint32_t d : documents)
    out += fmt::format("<li>{} <span class=\"fine\">{}</span></li>\n", source(c.documents[d]), made(c.documents[d].times.creation));
  return out + "</ol></section>\n";
}

/// The documents of the first `rows` entries.
std::vector<std::uint32_t> cited_by(const Facts &facts, std::size_t rows) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < rows; ++i)
    out.insert(out.end(), facts.of(i).sources.begin(), facts.of(i).sources.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

} // namespace

std::string chronology(const Chronicle &c, const Timeline &t, const Facts &facts) {
  constexpr std::size_t most_rows = 2000, first_rows = 1000;
  const std::size_t rows = t.entries.size() > most_rows ? first_rows : t.entries.size();
  std::string out = "<main>\n<ol class=\"chronology\">\n";
  for (std::size_t i = 0; i < rows; ++i)
    out += entry(c, t, facts, i);
  out += "</ol>\n<div class=\"back\">\n";
  if (rows < t.entries.size())
    out += fmt::format("<p>These are the first {} of {} events. The others are in this file too, and are shown where scripts may run; "
                       "or make a page of other years with <code>--since</code> and <code>--until</code>.</p>\n",
                       rows, t.entries.size());
  return out + conflicts(c, facts, rows) + sources(c, rows < t.entries.size() ? cited_by(facts, rows) : facts.documents(), "h2") +
         "</div>\n</main>\n";
}

std::string page_sources(const Chronicle &c, const Facts &facts) {
  constexpr std::size_t most = 200;
  std::vector<std::uint32_t> shown = facts.documents();
  shown.resize(std::min(shown.size(), most));
  const std::size_t more = facts.documents().size() - shown.size();
  return sources(c, shown, "h3") + (more ? fmt::format("<p class=\"fine\">and {} more: an event names its own</p>\n", more) : "");
}

std::string page_title(const Timeline &t) { return t.title.empty() ? "Timeline" : t.title; }

std::string page_summary(const Timeline &t, const Facts &facts) {
  std::string out = base::counted(t.entries.size(), "event") + " of " + base::counted(facts.documents().size(), "document");
  const auto first =
      std::find_if(t.entries.begin(), t.entries.end(), [](const Entry &e) { return e.when.start_earliest != beginning_of_time; });
  Interval all;
  if (first != t.entries.end())
    all.begin = first->when.start_earliest;
  all.end = beginning_of_time;
  for (const Entry &e : t.entries)
    if (e.when.known_at_all() && e.when.end_latest != end_of_time)
      all.end = std::max(all.end, e.when.end_latest);
  if (all.begin != beginning_of_time && all.end > all.begin) {
    const std::int32_t from = to_date(day_of(all.begin)).year, to = to_date(day_of(all.end - 1)).year;
    const auto year = [](std::int32_t y) { return y <= 0 ? fmt::format("{} BC", 1 - y) : std::to_string(y); };
    out += ", " + year(from) + (from == to ? "" : " to " + year(to));
  }
  if (!facts.conflicts().empty())
    out += fmt::format("; the sources disagree on {}", base::counted(facts.conflicts().size(), "point"));
  return out;
}

} // namespace demarche::render_room

#include "brief/wording.hpp"

#include <algorithm>

namespace demarche::brief {

namespace {

/// The outlet of the first document that tells the event: who alleges when the text names nobody.
Piece first_outlet(const Chronicle &c, const Event &e) {
  const std::uint32_t document = e.mentions.front().document;
  return {Words::name, outlet(c.documents[document].document), document};
}

Piece word(std::uint32_t event, Own text) { return {Words::status, text.text, event}; }

Pieces sayers(const Chronicle &c, const Event &e) {
  Pieces out;
  for (const std::uint32_t actor : e.sources) {
    std::string name = folded(c.actors[actor].name);
    if (name.empty())
      continue;
    if (!out.empty())
      out.push_back(own(", "));
    out.push_back({Words::name, std::move(name), actor});
  }
  return out;
}

/// "planned, according to X"; "planned" when the documents say so themselves.
Pieces according(const Chronicle &c, std::uint32_t event, Own status_word) {
  Pieces out = {word(event, status_word)};
  if (Pieces by = sayers(c, c.events[event]); !by.empty()) {
    out.push_back(own(", according to "));
    append(out, std::move(by));
  }
  return out;
}

/// "alleged by X"; without a named sayer, "alleged, according to OUTLET".
Pieces attributed(const Chronicle &c, std::uint32_t event, Own status_word) {
  const Event &e = c.events[event];
  Pieces out = {word(event, status_word)};
  Pieces by = sayers(c, e);
  if (by.empty()) {
    out.push_back(own(", according to "));
    out.push_back(first_outlet(c, e));
  } else {
    out.push_back(own(" by "));
    append(out, std::move(by));
  }
  return out;
}

Pieces as_fact(const Chronicle &c, std::uint32_t event, std::size_t independent) {
  const Event &e = c.events[event];
  Pieces out;
  if (independent > 1) {
    out = {word(event, "confirmed"), own(", "), count(independent), own(" sources")};
  } else {
    out = according(c, event, "reported");
  }
  if (e.factuality == Factuality::ongoing)
    out.push_back(own(", ongoing"));
  return out;
}

} // namespace

void append(Pieces &to, Pieces more) { std::move(more.begin(), more.end(), std::back_inserter(to)); }

Piece count(std::size_t n) { return {Words::count, std::to_string(n), 0}; }

bool told_as_fact(const Event &e) noexcept { return demarche::told_as_fact(e.factuality); }

Pieces status(const Chronicle &c, std::uint32_t event, std::size_t independent) {
  switch (c.events[event].factuality) {
  case Factuality::planned:
    return according(c, event, "planned");
  case Factuality::possible:
    return according(c, event, "possible");
  case Factuality::alleged:
    return attributed(c, event, "alleged");
  case Factuality::denied:
    return attributed(c, event, "denial"); // the label says "does not": "denied" would turn it round
  case Factuality::happened:
  case Factuality::ongoing:
    break;
  }
  return as_fact(c, event, independent);
}

Piece date(const Chronicle &c, std::uint32_t event) { return {Words::date, for_person(c.events[event].when), event}; }

Piece label(const Chronicle &c, std::uint32_t event) { return {Words::label, folded(c.events[event].label), event}; }

Pieces who(const Chronicle &c, std::uint32_t event) {
  const Event &e = c.events[event];
  std::vector<std::uint32_t> actors = e.actors;
  actors.insert(actors.end(), e.recipients.begin(), e.recipients.end());
  constexpr std::size_t most = 6;
  std::vector<std::uint32_t> named;
  for (const std::uint32_t a : actors)
    if (std::find(named.begin(), named.end(), a) == named.end() && !folded(c.actors[a].name).empty())
      named.push_back(a);
  std::stable_partition(named.begin(), named.end(), [&](std::uint32_t a) { return !c.actors[a].id.starts_with("doc-local:"); });
  Pieces out;
  for (std::size_t i = 0; i < std::min(named.size(), most); ++i) {
    if (i > 0)
      out.push_back(own("; "));
    out.push_back({Words::name, folded(c.actors[named[i]].name), named[i]});
  }
  if (named.size() > most)
    append(out, {own("; and others: "), count(named.size() - most)});
  return out;
}

namespace {

/// Nothing is known but that it was still to come when it was told.
bool no_date_given(const Event &e) {
  return !e.when.known_at_all() || (e.when.known == Known::bounded && e.when.end_latest == end_of_time);
}

Piece date_or_none(const Chronicle &c, std::uint32_t event) {
  const Event &e = c.events[event];
  const bool ahead = e.factuality == Factuality::planned || e.factuality == Factuality::possible;
  return ahead && no_date_given(e) ? own("no date given") : date(c, event);
}

} // namespace

Pieces line(const Chronicle &c, std::uint32_t event, std::size_t independent) {
  Pieces out;
  if (told_as_fact(c.events[event])) {
    out = {date(c, event), own(": "), label(c, event), own(" (")};
    append(out, status(c, event, independent));
    out.push_back(own(")"));
  } else {
    out = status(c, event, independent);
    append(out, {own(" ("), date_or_none(c, event), own("): "), label(c, event)});
  }
  return out;
}

Pieces in_chain(const Chronicle &c, std::uint32_t event) {
  Pieces out = {label(c, event), own(" ("), date_or_none(c, event)};
  if (!told_as_fact(c.events[event])) {
    out.push_back(own("; "));
    append(out, status(c, event, 0));
  }
  out.push_back(own(")"));
  return out;
}

std::string office(const Role &r) {
  std::string out = folded(r.office);
  std::replace(out.begin(), out.end(), '-', ' ');
  return out;
}

bool held_at(const Role &r, const When &w) noexcept {
  return w.known_at_all() && (!r.held || (r.held->begin < w.end_latest && w.start_earliest < r.held->end));
}

std::string folded(std::string_view s) {
  std::string out;
  bool blank = false;
  for (const char ch : s) {
    const auto u = static_cast<unsigned char>(ch);
    if (u <= 0x20 || u == 0x7F) {
      blank = !out.empty();
    } else {
      if (blank)
        out += ' ';
      blank = false;
      out += ch;
    }
  }
  return out;
}

namespace {

/// "https://www.example.org/a" is of "example.org".
std::string host(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos)
    return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (url.starts_with("www."))
    url.remove_prefix(4);
  return folded(url);
}

/// The file's name; none for a line of a file, which its id names better.
std::string file_name(const Document &d) {
  const auto colon = d.origin.rfind(':');
  const bool line =
      colon != std::string::npos && colon + 1 < d.origin.size() && d.origin.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return line ? std::string{} : folded(std::string_view(d.origin).substr(d.origin.find_last_of('/') + 1));
}

} // namespace

std::string title(const Document &d) {
  for (std::string line : {folded(d.title), file_name(d)})
    if (!line.empty())
      return line;
  return folded(d.id);
}

std::string outlet(const Document &d) {
  for (std::string line : {folded(d.source), host(d.url)})
    if (!line.empty())
      return line;
  return title(d);
}

} // namespace demarche::brief

// TEI, as the Foreign Relations of the United States and other editions of papers use it: a <div type="document"> is a
// document, with the date and place of its date line; the edition's lists of persons and terms tell who is meant.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <demarche/reader.hpp>

#include "base/hash.hpp"
#include "reader/dates.hpp"
#include "reader/glossary.hpp"
#include "reader/prose.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

using pugi::xml_node;

bool is(const xml_node &n, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), local_name(n)) != names.end();
}

std::string attribute(const xml_node &n, const char *name) { return n.attribute(name).value(); }

/// "5" of "5. Telegram From ...": how the edition numbers the paper.
std::string leading_number(const std::string &head) {
  const auto end = head.find_first_not_of("0123456789");
  return end != std::string::npos && end > 0 && head[end] == '.' ? head.substr(0, end) : std::string{};
}

/// The day of a <date>, as the editors read it; from a range its first day, to its last.
std::optional<Interval> day_of(const xml_node &date) {
  for (const char *exact : {"when", "when-iso"})
    if (auto day = metadata_date(attribute(date, exact)))
      return day;
  const auto first_of = [&](std::initializer_list<const char *> names) -> std::optional<Interval> {
    for (const char *n : names)
      if (auto day = metadata_date(attribute(date, n)))
        return day;
    return {};
  };
  auto from = first_of({"from", "notBefore"});
  const auto to = first_of({"to", "notAfter"});
  if (!from || !to || from->begin >= to->end) // open at one end: no date
    return {};
  from->end = to->end;
  return from;
}

/// One paper.
class Paper {
public:
  Paper(const xml_node &div, const Glossary &glossary) : div_(div), glossary_(glossary) {}

  Document read() {
    walk(div_, {[this](const xml_node &n) { return enter(n); }, [this](std::string_view s) { append_folded(line_, s); },
                [this](const xml_node &n) { leave(n); }});
    close();
    d_.text = paragraphs(lines_);
    d_.number = attribute(div_, "n");
    if (d_.number.empty())
      d_.number = leading_number(d_.title);
    date();
    d_.actors = glossary_.rows(cited_);
    return std::move(d_);
  }

private:
  static bool is_block(const xml_node &n) {
    return is(n, {"p",          "head",    "dateline", "item",   "list",       "closer",       "opener",   "signed", "salute",
                  "ab",         "l",       "lg",       "quote",  "row",        "cell",         "table",    "div",    "label",
                  "postscript", "address", "addrLine", "byline", "attachment", "floatingText", "epigraph", "trailer"});
  }

  bool enter(const xml_node &n) {
    cite(n);
    if (is(n, {"note", "figure", "fw", "pb", "gap"})) { // the editors' words, and the printed page
      if (is(n, {"note"}))
        cite_below(n);
      return false;
    }
    if (is(n, {"lb"})) {
      append_line_break(line_);
      return false;
    }
    if (is_block(n))
      close();
    if (is(n, {"placeName"}) && d_.place.empty() && within(n, "dateline"))
      d_.place = words_of(n);
    return true;
  }

  void leave(const xml_node &n) {
    if (!is_block(n))
      return;
    const bool title = is(n, {"head"}) && d_.title.empty();
    if (title) {
      trim_end(line_);
      d_.title = line_;
    }
    close();
  }

  void close() {
    trim_end(line_);
    lines_.push_back(std::move(line_));
    line_.clear();
  }

  /// "#p_FI": a person or term of the edition's lists.
  void cite(const xml_node &n) {
    for (const char *name : {"corresp", "target", "ref", "key"})
      if (const std::string_view to = n.attribute(name).value();
          to.size() > 1 && to.front() == '#' && is(n, {"persName", "gloss", "term", "name", "orgName"}))
        cited_[std::string(to.substr(1))].insert(words_of(n));
  }

  void cite_below(const xml_node &top) {
    walk(top, {[this](const xml_node &n) {
                 cite(n);
                 return true;
               },
               [](std::string_view) {},
               {}});
  }

  bool within(xml_node n, std::string_view name) const {
    for (; n && n != div_; n = n.parent())
      if (local_name(n) == name)
        return true;
    return false;
  }

  /// The first date of the first date line; else the only date of the heading; else the editors' own bounds.
  void date() {
    const xml_node line = div_.find_node([](const xml_node &n) { return is(n, {"dateline"}); });
    if (line)
      if (const xml_node date = line.find_node([](const xml_node &n) { return is(n, {"date"}) && day_of(n); }))
        d_.published = day_of(date);
    if (d_.published)
      return;
    if (const xml_node head = child(div_, "head")) {
      std::set<Instant> days;
      std::optional<Interval> day;
      walk(head, {[&](const xml_node &n) {
                    if (const auto one = is(n, {"date"}) ? day_of(n) : std::nullopt) {
                      day = one;
                      days.insert(one->begin);
                    }
                    return !is(n, {"note"});
                  },
                  [](std::string_view) {},
                  {}});
      if (days.size() == 1)
        d_.published = day;
    }
    if (!d_.published)
      bounds();
  }

  void bounds() {
    const auto from = metadata_date(attribute(div_, "frus:doc-dateTime-min")), to = metadata_date(attribute(div_, "frus:doc-dateTime-max"));
    if (!from || !to || from->begin >= to->end)
      return;
    d_.published = from;
    d_.published->end = to->end;
  }

  xml_node div_;
  const Glossary &glossary_;
  Document d_;
  std::string line_;
  std::vector<std::string> lines_;
  Glossary::References cited_;
};

std::string edition_of(const xml_node &tei) {
  const xml_node titles = child(child(child(tei, "teiHeader"), "fileDesc"), "titleStmt");
  std::string first;
  for (const xml_node &t : titles.children()) {
    if (!is(t, {"title"}))
      continue;
    if (attribute(t, "type") == "complete")
      return words_of(t);
    if (first.empty())
      first = words_of(t);
  }
  return first;
}

/// The edition's own name for itself, which its papers' ids begin with.
std::string name_of(const xml_node &tei) {
  const xml_node idno =
      tei.find_node([](const xml_node &n) { return is(n, {"idno"}) && attribute(n, "type") == "frus" && *n.child_value(); });
  return words_of(idno);
}

void read(const Input &input, ReadResult &out) {
  pugi::xml_document xml;
  if (!load_xml(input, xml, out))
    return;
  const xml_node tei = xml.document_element();
  if (!is(tei, {"TEI", "TEI.2", "teiCorpus"})) {
    out.problems.push_back({input.name, "is XML with the root \"" + std::string(local_name(tei)) +
                                            "\"; read are TEI, RSS and Atom: convert it to one of them, to HTML or to text"});
    return;
  }
  const Glossary glossary(tei);
  const std::string edition = edition_of(tei), name = name_of(tei);
  std::vector<xml_node> papers;
  walk(tei, {[&](const xml_node &n) {
               if (is(n, {"div", "div1", "div2", "div3"}) && attribute(n, "type") == "document")
                 papers.push_back(n);
               return papers.empty() || papers.back() != n;
             },
             [](std::string_view) {},
             {}});
  if (papers.empty())
    for (const xml_node &n : tei.children())
      if (is(n, {"text"}))
        papers.push_back(child(n, "body") ? child(n, "body") : n);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    Document d = Paper(papers[i], glossary).read();
    const std::string own = attribute(papers[i], "xml:id");
    d.id = own.empty() || name.empty() ? base::hex(d.text, 16) : fmt::format("{}/{}", name, own);
    d.source = edition;
    d.origin = papers.size() == 1 ? input.name : input.name + ':' + (own.empty() ? std::to_string(i + 1) : own);
    if (d.title.empty())
      d.title = edition;
    out.documents.push_back(std::move(d));
  }
  if (papers.empty())
    out.notices.push_back(input.name + ": TEI without a text");
}

bool accepts(const Input &input) {
  const std::string_view root = root_of(input.bytes);
  return root == "TEI" || root == "TEI.2" || root == "teiCorpus";
}

} // namespace

extern const Reader reader_tei;
const Reader reader_tei = {"tei", ".tei .xml", accepts, read, true, true};

} // namespace demarche

// A small world for tests of the paper: documents of one sentence a line, events that each take a line of them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <demarche/brief.hpp>

namespace demarche::test {

/// A small world: documents of one sentence a line, events that each take a word of them.
class BriefWorld {
public:
  std::uint32_t document(const std::string &source, const std::string &text, const char *date) {
    Annotations a;
    a.document.id = "d" + std::to_string(c.documents.size());
    a.document.source = source;
    a.document.text = text;
    if (date) {
      a.times.creation.interval = parse_iso(date);
      a.times.creation.how = CreationDate::How::metadata;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const auto token = static_cast<std::uint32_t>(a.text.tokens.size());
      const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
      a.text.tokens.push_back({span, false});
      a.text.sentences.push_back({span, token, token + 1, 0, SentenceKind::prose});
      begin = end + 1;
    }
    c.documents.push_back(std::move(a));
    return static_cast<std::uint32_t>(c.documents.size() - 1);
  }

  std::uint32_t actor(const std::string &name) {
    c.actors.push_back({name, name, {}, ActorKind::country, {}});
    return static_cast<std::uint32_t>(c.actors.size() - 1);
  }

  /// An event told in line `line` of each of `documents`.
  std::uint32_t event(const std::string &label, Factuality f, const char *date, const std::vector<std::uint32_t> &documents,
                      std::uint32_t line = 0) {
    Event e;
    e.id = label;
    e.label = label;
    e.factuality = f;
    e.category = Category::CONSULT;
    if (date)
      e.when = within(*parse_iso(date), Known::stated);
    for (const std::uint32_t d : documents) {
      EventMention m;
      m.sentence = line;
      m.span = c.documents[d].text.sentences[line].span;
      m.factuality = f;
      m.type = label;
      c.documents[d].events.push_back(m);
      e.mentions.push_back({d, static_cast<std::uint32_t>(c.documents[d].events.size() - 1)});
    }
    c.events.push_back(e);
    return static_cast<std::uint32_t>(c.events.size() - 1);
  }

  std::uint32_t link(std::uint32_t from, std::uint32_t to, bool stated, std::uint32_t document, std::uint32_t line) {
    Link l;
    l.from = from;
    l.to = to;
    l.relation = Relation::PROMPTS;
    l.stated = stated;
    l.document = document;
    l.evidence = c.documents[document].text.sentences[line].span;
    c.links.push_back(l);
    return static_cast<std::uint32_t>(c.links.size() - 1);
  }

  std::optional<Outline> brief(const Answer &a, std::size_t top = 20, Profile profile = Profile::full) const {
    const EventGraph graph(c);
    BriefOptions options;
    options.about = "the visit";
    options.top = top;
    options.profile = profile;
    return outline(c, graph, Timeline{}, a, options);
  }

  Chronicle c;
};

/// One event of each standing, told by one document; the last is the one asked about.
struct Standings : BriefWorld {
  Standings() {
    const auto wire = document("Wire | One", "A did it.\nB alleged it.\nC denied it.\nD plans it.\nIt may be.", "2024-04-20");
    const auto other = document("Other", "A did it too.", "2024-04-19");
    const auto b = actor("B"), ministry = actor("C <ministry>");
    event("Aland acts", Factuality::happened, "2024-01", {wire, other});
    event("Bland claims a success", Factuality::alleged, "2024-02", {wire}, 1);
    event("Cland denies a claim", Factuality::denied, nullptr, {wire}, 2);
    event("Dland visits Aland", Factuality::planned, "2024-05-01", {wire}, 3);
    event("Eland may break off", Factuality::possible, "2024-06", {wire}, 4);
    event("Fland was due to come", Factuality::planned, "2024-03-01", {wire}, 3);
    c.events[1].sources = {b};
    c.events[2].sources = {ministry};
    link(0, 3, true, wire, 0);
    answer.target = 3;
    for (const std::uint32_t e : {0u, 1u, 2u, 4u, 5u})
      answer.events.push_back({e, e == 0 ? CauseKind::stated : CauseKind::none, e + 1, {}});
    answer.events[0].via = {0};
  }
  Answer answer;
};

inline bool says(const std::vector<Claim> &claims, const char *text) {
  for (const Claim &x : claims)
    if (x.text().find(text) != std::string::npos)
      return true;
  return false;
}

} // namespace demarche::test

// A chronicle made by hand, for tests of what comes after it.
#pragma once
#include <string>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche::test {

class World {
public:
  Chronicle c;

  /// A document of these sentences, parted by a blank.
  std::uint32_t document(const std::string &id, const std::vector<std::string> &sentences, const std::string &source = {},
                         const std::string &title = {}, const char *date = nullptr) {
    Annotations a;
    a.document.id = id;
    a.document.source = source;
    a.document.title = title;
    for (const std::string &s : sentences) {
      if (!a.document.text.empty())
        a.document.text += ' ';
      const auto begin = static_cast<std::uint32_t>(a.document.text.size());
      a.document.text += s;
      const Span span{begin, static_cast<std::uint32_t>(a.document.text.size())};
      const auto token = static_cast<std::uint32_t>(a.text.tokens.size());
      a.text.tokens.push_back({span, false});
      a.text.sentences.push_back({span, token, token + 1, 0, SentenceKind::prose});
    }
    if (date) {
      a.document.published = parse_iso(date);
      a.times.creation.interval = a.document.published;
      a.times.creation.how = CreationDate::How::metadata;
    }
    c.documents.push_back(std::move(a));
    return static_cast<std::uint32_t>(c.documents.size() - 1);
  }

  std::uint32_t actor(const std::string &id, const std::string &name, ActorKind kind = ActorKind::country) {
    c.actors.push_back({id, name, {name}, kind, {}});
    return static_cast<std::uint32_t>(c.actors.size() - 1);
  }

  std::uint32_t event(const std::string &label, const When &when, Category category = Category::CONSULT,
                      std::vector<std::uint32_t> actors = {}, std::vector<std::uint32_t> recipients = {},
                      Factuality f = Factuality::happened) {
    Event e;
    e.id = "e" + std::to_string(c.events.size() + 1);
    e.label = label;
    e.when = when;
    e.category = category;
    e.actors = std::move(actors);
    e.recipients = std::move(recipients);
    e.factuality = f;
    c.events.push_back(std::move(e));
    return static_cast<std::uint32_t>(c.events.size() - 1);
  }

  /// The event is told by `trigger` in a sentence of a document.
  void mention(std::uint32_t event, std::uint32_t document, std::uint32_t sentence, const std::string &trigger,
               const std::string &type = "visit") {
    Annotations &a = c.documents[document];
    const Span s = a.text.sentences[sentence].span;
    const std::size_t at = a.document.text.find(trigger, s.begin);
    EventMention m;
    m.id = "m" + std::to_string(a.events.size() + 1);
    m.span = at == std::string::npos ? s : Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + trigger.size())};
    m.sentence = sentence;
    m.type = type;
    m.rule = "by-hand";
    m.when = c.events[event].when;
    a.events.push_back(m);
    c.events[event].mentions.push_back({document, static_cast<std::uint32_t>(a.events.size() - 1)});
  }

  Link &link(std::uint32_t from, std::uint32_t to, Relation r, bool stated, std::uint32_t document, std::uint32_t sentence) {
    Link l;
    l.from = from;
    l.to = to;
    l.relation = r;
    l.stated = stated;
    l.confidence = stated ? 0.9F : 0.6F;
    l.rule = "by-hand";
    l.document = document;
    l.evidence = c.documents[document].text.sentences[sentence].span;
    c.links.push_back(l);
    return c.links.back();
  }

  void conflict(Conflict::About about, const std::vector<std::uint32_t> &events,
                const std::vector<std::pair<std::uint32_t, std::uint32_t>> &where, const std::vector<std::string> &says) {
    Conflict k;
    k.about = about;
    k.events = events;
    for (const auto &[document, sentence] : where)
      k.evidence.push_back({document, c.documents[document].text.sentences[sentence].span});
    k.says = says;
    c.conflicts.push_back(std::move(k));
  }
};

inline When on(const char *iso) { return within(parse_iso(iso).value(), Known::stated); }
inline When through(const char *first, const char *last) {
  return throughout({parse_iso(first).value().begin, parse_iso(last).value().end, Grain::day}, Known::stated);
}
inline When before(const char *iso) { return within({beginning_of_time, parse_iso(iso).value().begin, Grain::unknown}, Known::bounded); }
inline When from(const char *iso) { return within({parse_iso(iso).value().begin, end_of_time, Grain::unknown}, Known::bounded); }
inline When between(const char *a, const char *b) {
  return within({parse_iso(a).value().begin, parse_iso(b).value().end, Grain::unknown}, Known::bounded);
}

} // namespace demarche::test

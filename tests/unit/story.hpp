// Documents with events made by hand, for tests of what is done across documents.
#pragma once
#include <map>
#include <string>

#include <demarche/chronicle.hpp>

namespace demarche::test {

/// A document whose sentences and events are given one by one:
///   Story("a").made("2023-02-05").tell("e1", "The navy shot it down.", "shoot", {"US"}, "2023-02-04")
class Story {
public:
  explicit Story(std::string id) { a_.document.id = std::move(id); }

  Story &made(const std::string &date) {
    a_.times.creation.interval = parse_iso(date);
    a_.times.creation.how = CreationDate::How::metadata;
    return *this;
  }

  Story &tell(const std::string &id, const std::string &sentence, const std::string &type, const std::vector<std::string> &actors = {},
              const std::string &date = {}, const std::vector<std::string> &places = {}) {
    const auto begin = static_cast<std::uint32_t>(a_.document.text.size());
    a_.document.text += sentence + "\n";
    const Span span{begin, begin + static_cast<std::uint32_t>(sentence.size())};
    a_.text.sentences.push_back({span, 0, 0, 0, SentenceKind::prose});
    EventMention e;
    e.id = id;
    e.span = span;
    e.token = 1000000; // no tokens here
    e.sentence = static_cast<std::uint32_t>(a_.text.sentences.size() - 1);
    e.type = type;
    e.category = Category::CONSULT;
    e.label = sentence;
    e.actors = mentions(actors, ActorKind::country, span);
    e.places = mentions(places, ActorKind::place, span);
    if (!date.empty())
      e.when = within(*parse_iso(date), Known::stated);
    index_[id] = static_cast<std::uint32_t>(a_.events.size());
    a_.events.push_back(std::move(e));
    return *this;
  }

  EventMention &last() { return a_.events.back(); }
  Story &as(Factuality f) {
    last().factuality = f;
    return *this;
  }

  Story &link(const std::string &from, Relation relation, const std::string &to, bool stated = true, float confidence = 0.9F) {
    Link l;
    l.from = index_.at(from);
    l.to = index_.at(to);
    l.relation = relation;
    l.stated = stated;
    l.confidence = confidence;
    l.rule = "test";
    l.evidence = a_.events[l.to].span;
    a_.links.push_back(l);
    return *this;
  }

  operator Annotations() const { return a_; }

private:
  std::vector<std::uint32_t> mentions(const std::vector<std::string> &ids, ActorKind kind, Span span) {
    std::vector<std::uint32_t> out;
    for (const std::string &id : ids) {
      const auto [at, is_new] = actors_.emplace(id, static_cast<std::uint32_t>(a_.actors.actors.size()));
      if (is_new) {
        Actor actor;
        actor.id = actor.name = id;
        actor.names = {id};
        actor.kind = kind;
        a_.actors.actors.push_back(actor);
      }
      Mention m;
      m.span = span;
      m.kind = kind;
      m.actor = at->second;
      out.push_back(static_cast<std::uint32_t>(a_.actors.mentions.size()));
      a_.actors.mentions.push_back(m);
    }
    return out;
  }

  Annotations a_;
  std::map<std::string, std::uint32_t> index_, actors_;
};

/// The event that has a mention with this label.
inline std::uint32_t event_with(const Chronicle &c, const std::string &label) {
  for (std::uint32_t i = 0; i < c.events.size(); ++i)
    for (const MentionRef &m : c.events[i].mentions)
      if (c.documents[m.document].events[m.event].label == label)
        return i;
  return static_cast<std::uint32_t>(-1);
}

} // namespace demarche::test

// A chronicle in memory, as questions read it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <demarche/event_source.hpp>

namespace demarche::ask_room {

/// Knows the words of every event: linear in the chronicle to build.
class InMemory : public QuestionSource {
public:
  explicit InMemory(const Chronicle &);

  std::uint32_t events() const override { return static_cast<std::uint32_t>(c_.events.size()); }
  const Event &event(std::uint32_t i) const override { return c_.events[i]; }
  EventBrief brief(std::uint32_t i) const override { return brief_of(c_.events[i]); }
  EventTraits traits(std::uint32_t i) const override { return traits_of(c_, i); }
  std::vector<Posting> postings(const std::string &word) const override;
  std::vector<std::uint32_t> actors(const std::string &name) const override;
  std::vector<std::uint32_t> events_of(std::uint32_t actor) const override;
  void most_told(const EventVisit &) const override;
  std::uint32_t most_mentions() const override;

private:
  const Chronicle &c_;
  std::vector<std::pair<std::string, std::vector<Posting>>> index_; ///< by word
};

} // namespace demarche::ask_room

// The chronicle of a dossier, read a row at a time: what graphs and questions need of a few events among many.
#pragma once
#include <memory>
#include <unordered_map>

#include <demarche/event_source.hpp>

#include "dossier/sqlite.hpp"

namespace demarche::dossier {

inline constexpr std::uint32_t briefs_in_block = 4096;

/// The bytes of table `brief` and of `word`.
void append_brief(std::string &, const EventBrief &);

/// Senses of triggers in a column: a line each.
std::string as_lines(const std::vector<std::string> &);
std::vector<std::string> lines_of(std::string_view);
void append_posting(std::string &, std::uint32_t after_last, WordStrength);

/// Rows are kept once read. Throws Damaged for a row that is not there or makes no sense.
class Rows : public EventSource, public QuestionSource {
public:
  explicit Rows(Database &);

  std::uint32_t events() const override { return events_; }
  const Event &event(std::uint32_t i) const override { return row(i).event; }
  std::uint32_t position(std::uint32_t i) const override { return row(i).position; }
  const Link &link(std::uint32_t) const override;
  const std::vector<std::uint32_t> &links(std::uint32_t i) const override { return row(i).links; }
  void ending_by(Instant, const EventVisit &) const override;
  void starting_from(Instant, const EventVisit &) const override;
  void of_actor(std::uint32_t actor, std::uint32_t from, bool back, const EventVisit &) const override;

  EventBrief brief(std::uint32_t event) const override;
  EventTraits traits(std::uint32_t i) const override { return row(i).traits; }
  std::vector<Posting> postings(const std::string &word) const override;
  std::vector<std::uint32_t> actors(const std::string &name) const override;
  std::vector<std::uint32_t> events_of(std::uint32_t actor) const override;
  void most_told(const EventVisit &) const override;
  std::uint32_t most_mentions() const override;

  std::vector<std::uint32_t> named(const std::string &id) const; ///< whose ids begin so, the whole id first; two at most
  Actor actor(std::uint32_t) const;
  std::uint32_t story(std::uint32_t document) const;
  std::vector<std::pair<std::uint32_t, Conflict>> conflicts(std::uint32_t event) const;

private:
  struct Row {
    Event event;
    std::uint32_t position = 0;
    EventTraits traits;
    std::vector<std::uint32_t> links;
  };
  const Row &row(std::uint32_t) const;
  const std::vector<std::uint32_t> &taking_part(std::uint32_t actor) const;
  void visit(Statement &, const EventVisit &) const;

  Database &database_;
  std::uint32_t events_ = 0;
  mutable std::unordered_map<std::uint32_t, std::unique_ptr<Row>> rows_;
  mutable std::unordered_map<std::uint32_t, std::unique_ptr<Link>> links_;
  mutable std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> taking_part_; ///< by actor
  mutable std::vector<std::string> briefs_;                                           ///< by block
  mutable Statement event_row_, link_row_, actor_row_, brief_row_;
};

} // namespace demarche::dossier

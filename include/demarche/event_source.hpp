// The events of a chronicle as searches and questions read them: all of them in memory, or a few at a time from a dossier.
// Numbers are those of the whole chronicle, so that both give the same answers.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <demarche/chronicle.hpp>

namespace demarche {

/// Sees one event after the other until it returns false.
using EventVisit = std::function<bool(std::uint32_t event)>;

/// What a graph is searched in.
class EventSource {
public:
  virtual ~EventSource() = default;
  virtual std::uint32_t events() const = 0; ///< how many
  virtual const Event &event(std::uint32_t) const = 0;
  virtual std::uint32_t position(std::uint32_t event) const = 0; ///< in EventGraph::order()
  virtual const Link &link(std::uint32_t) const = 0;
  virtual const std::vector<std::uint32_t> &links(std::uint32_t event) const = 0; ///< that touch it, ascending
  virtual void ending_by(Instant, const EventVisit &) const = 0;                  ///< dated ones, the last to end first
  virtual void starting_from(Instant, const EventVisit &) const = 0;              ///< dated ones, the first to begin first
  /// Those of an actor (or received by one), away from `from`: descending before it, or ascending from it.
  virtual void of_actor(std::uint32_t actor, std::uint32_t from, bool back, const EventVisit &) const = 0;
};

/// How much it says for an event that a word is its own.
enum class WordStrength : std::uint8_t {
  sentence, ///< it stands in a sentence that tells of it
  alias,    ///< an actor of the event goes by it, beside the name shown
  name,     ///< of its label, its topic, or an actor's name as shown
  trigger   ///< what is done
};

/// The words by which questions may mean the events of a chronicle, folded, and numbered as they are met. What stands between two blanks
/// is cut into words once, a name and a sentence too, however many events have them.
class WordsOfEvents {
public:
  struct Said {
    std::uint32_t word = 0;
    WordStrength strength = WordStrength::sentence;
  };
  explicit WordsOfEvents(const Chronicle &);
  /// Each word once, with the most it says, as they are met; until the next call.
  const std::vector<Said> &of(std::uint32_t event);
  std::uint32_t words() const { return static_cast<std::uint32_t>(words_.size()); }
  const std::string &word(std::uint32_t number) const { return *words_[number]; }

private:
  struct Cut {
    std::uint32_t first = 0, last = 0; ///< in cuts_
    bool done = false;
  };
  struct Names {
    Cut shown, others;
  };
  Cut piece(std::string_view);
  void cut(std::string_view text, std::vector<std::uint32_t> &out);
  Cut keep();
  const Names &names(std::uint32_t actor);
  Cut sentence(const MentionRef &);
  void say(std::string_view text, WordStrength);
  void say(Cut, WordStrength);
  void say(std::uint32_t word, WordStrength);

  const Chronicle &c_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string *> words_;           ///< keys of numbers_
  std::unordered_map<std::string_view, Cut> pieces_; ///< by what the texts of the chronicle hold between blanks
  std::vector<std::uint32_t> cuts_;
  std::vector<Names> names_;                ///< by actor
  std::vector<std::vector<Cut>> sentences_; ///< by document
  std::vector<std::uint32_t> text_;         ///< of the call: a text that is not kept
  std::vector<Said> said_;
  std::uint32_t turn_ = 0;                                       ///< of the call
  std::vector<std::pair<std::uint32_t, std::uint32_t>> said_at_; ///< by word: the turn in which it was said last, and where in said_
};

/// What its mentions and documents say of an event, as far as answers depend on it.
struct EventTraits {
  bool only_said = false;            ///< every mention is a verb of saying
  std::optional<Instant> first_told; ///< the earliest end of a creation date of its documents
  std::vector<std::string> senses;   ///< of its triggers, each once, sorted
};
EventTraits traits_of(const Chronicle &, std::uint32_t event);

/// What scoring reads of every event that shares a word with a question.
struct EventBrief {
  Instant start_earliest = beginning_of_time, end_latest = end_of_time;
  Known known = Known::none;
  std::uint32_t mentions = 0;
};
EventBrief brief_of(const Event &);
/// Does an actor go by a name that has all these words?
bool goes_by(const Actor &, const std::vector<std::string> &words);

/// What a question is asked of.
class QuestionSource {
public:
  struct Posting {
    std::uint32_t event;
    WordStrength strength;
  };
  virtual ~QuestionSource() = default;
  virtual std::uint32_t events() const = 0;
  virtual const Event &event(std::uint32_t) const = 0;
  virtual EventBrief brief(std::uint32_t event) const = 0;
  virtual EventTraits traits(std::uint32_t event) const = 0;
  virtual std::vector<Posting> postings(const std::string &word) const = 0;     ///< ascending
  virtual std::vector<std::uint32_t> actors(const std::string &name) const = 0; ///< that go by a name, or have it in theirs
  virtual std::vector<std::uint32_t> events_of(std::uint32_t actor) const = 0;  ///< ascending
  virtual void most_told(const EventVisit &) const = 0;                         ///< most mentions first, then ascending
  virtual std::uint32_t most_mentions() const = 0;                              ///< of one event; 1 at least
};

} // namespace demarche

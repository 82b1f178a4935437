// The rows this room reads, compiled once: triggers, cues, labels and lists of words.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/pattern.hpp"

namespace demarche::event {

struct FrameRow {
  std::string name;
  Category category = Category::none;
  std::string mode;
  std::vector<std::string> contexts;
};

/// What a cue makes of the events in its scope.
enum class Effect : std::uint8_t { fact, same, subject, planned, possible, alleged, denied, ongoing };
enum class Scope : std::uint8_t { self, modified, complement, speech, clause, itself };

struct CueRow {
  std::string name;
  Effect effect = Effect::fact;
  Scope scope = Scope::self;
};

struct LabelRow {
  std::string verb;                      ///< "visit", "hold talks"
  std::string participle;                ///< "visited": for an object without an actor
  std::string link;                      ///< the preposition the verb wants before its object, or empty
  std::vector<std::string> prepositions; ///< that bring its object, best first
  bool transitive = false;               ///< without an actor the object was acted on: "barracks bombed"
};

enum class WordKind : std::uint8_t {
  none,
  noun,
  adjective,
  light,
  prepositional,
  collective,
  support,
  stative,
  family,
  towards,
  location,
  topic,
  headline,
  happening,
  compelling,
  control,
  rank,
  timely,
  now,
  undergone,
  own_deed,
  putting_off
};

/// Immutable once built; one for the process.
class Lexicon {
public:
  static const Lexicon &english();

  PatternSet frame_patterns, cue_patterns;
  std::vector<FrameRow> frames;
  std::vector<CueRow> cues;

  bool is(WordKind, std::string_view lemma) const;
  /// The verb a form may belong to when its lemma is none that rows know ("expelled", lemma "expell"); empty when none.
  std::string_view verb_of(std::string_view lemma, std::string_view form) const;
  const LabelRow *label_of(std::string_view noun) const;
  const std::string &abbreviation(std::string_view name) const; ///< "U.S."; empty when there is none

private:
  Lexicon();
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
  };
  template <class V> using Table = std::unordered_map<std::string, V, Hash, std::equal_to<>>;
  void read_frames();
  void read_cues();
  void read_words();
  void read_labels();
  Table<char> verbs_;     ///< lemmas of verbs that rows name
  Table<unsigned> words_; ///< lemma -> bit set over WordKind
  Table<std::size_t> label_index_;
  std::vector<LabelRow> labels_;
  Table<std::string> abbreviations_;
};

/// ASCII lower case: lemmas of headings and sentence beginnings.
std::string lower(std::string_view);

} // namespace demarche::event

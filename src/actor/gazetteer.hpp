// What the program knows of the world, to say who is meant: never when, where or whether.
//
// Read from the lexicons under src/rules/en and from a user's rows; constant afterwards.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <demarche/actor.hpp>

#include "actor/words.hpp"

namespace demarche::actor {

/// How a phrase names its entry: "China", "Beijing", "Chinese", "the Chinese", "the Kremlin".
enum class Sort : std::uint8_t { name, capital, adjective, people, stand_in };

struct Entry {
  std::string id;
  std::string name;
  std::vector<std::string> names; ///< as written in the rows
  ActorKind kind = ActorKind::other;
  std::string of;      ///< the country or organisation it belongs to
  Interval life;       ///< of a state; open where nothing is said
  bool pooled = false; ///< a person known by an office: reached by name or by office and date
  std::vector<Role> roles;
};

struct Sense {
  std::uint32_t entry = 0;
  Sort sort = Sort::name;
};

struct Phrase {
  std::string text;
  std::vector<Sense> senses;
};

struct PhraseMatch {
  const Phrase *phrase = nullptr;
  std::uint32_t end = 0; ///< byte after it
};

class Gazetteer {
public:
  static const Gazetteer &builtin();
  /// The built-in rows and a user's; throws RuleError that names the user's file, line and column.
  static Gazetteer with(std::string_view rows, const std::string &file);

  /// What a document's own list of names (Document::actors) adds to `base`, which must outlive it: rows of kind, name and other
  /// names. A name that `base` knows stands for whom it stood for; a bad row is passed over, for it is a document's.
  static Gazetteer over(const Gazetteer &base, std::string_view rows);

  const Entry &entry(std::uint32_t e) const noexcept { return e < below() ? base_->entry(e) : entries_[e - below()]; }
  const Entry *find(std::string_view id) const noexcept;
  std::optional<std::uint32_t> index(std::string_view id) const noexcept;

  /// The longest phrase that begins at byte `begin` and ends where `border(end)` allows. A word in capitals
  /// throughout also matches a phrase in title case ("CHINA").
  template <class Border> PhraseMatch longest(std::string_view text, std::uint32_t begin, Border border) const {
    const PhraseMatch below = base_ ? base_->longest(text, begin, border) : PhraseMatch{};
    const std::vector<std::uint32_t> *bucket = bucket_at(text, begin);
    if (bucket)
      for (const std::uint32_t p : *bucket) // longest first
        if (const std::uint32_t end = match(phrases_[p].text, text, begin); end > below.end && border(end))
          return {&phrases_[p], end};
    return below;
  }

  /// The one person who, within `at`, held the office that `title` names ("prime minister", "the Foreign Secretary of the
  /// United Kingdom" without its article), of the country `of` (an id; "" where the text names none) and, unless empty, with
  /// that surname. None when nobody is known, or more than one would fit.
  std::optional<std::uint32_t> holder_named(std::string_view title, std::string_view of, const Interval &at,
                                            std::string_view surname) const;
  /// The canonical office a title's words name ("Foreign Secretary" -> "foreign-minister"), and the country it implies; or none.
  struct Office {
    std::string id;
    std::string of;
  };
  const Office *office(std::string_view words) const noexcept;
  /// A word that stands for an office before a surname: "secretary" of "Secretary Dulles".
  bool short_title(std::string_view words) const noexcept;

private:
  Gazetteer();
  explicit Gazetteer(const Gazetteer *base) : base_(base) {}
  std::uint32_t below() const noexcept { return base_ ? static_cast<std::uint32_t>(base_->entries_.size()) : 0; }
  bool knows(std::string_view phrase) const { return by_phrase_.count(phrase) != 0; }
  void read_list(std::string_view rows);
  void read_countries();
  void read_peoples();
  void read_organizations();
  void read_places();
  void read_offices();
  std::optional<std::uint32_t> holder_of(const Office &, std::string_view of, const Interval &at, std::string_view surname) const;
  void read_holders();
  void read_user(std::string_view text, const std::string &file);
  std::uint32_t add_entry(Entry);
  void add_phrase(std::string_view text, std::uint32_t entry, Sort);
  void finish();
  const std::vector<std::uint32_t> *bucket_at(std::string_view text, std::uint32_t begin) const noexcept;
  static std::uint32_t match(std::string_view phrase, std::string_view text, std::uint32_t begin) noexcept;

  const Gazetteer *base_ = nullptr; ///< of a document's list: what it adds to; itself without a base
  std::vector<Entry> entries_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> by_id_, by_phrase_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, WordHash, std::equal_to<>> by_first_word_;
  std::unordered_map<std::string, Office, WordHash, std::equal_to<>> offices_;
  std::unordered_map<std::string, std::vector<Office>, WordHash, std::equal_to<>> short_titles_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, WordHash, std::equal_to<>> holders_; ///< by office
};

} // namespace demarche::actor

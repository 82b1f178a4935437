// One document under the eyes of the actor rules: its tokens with their word classes, the gazetteer's
// phrases in it, and the mentions as they are drafted.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <demarche/actor.hpp>

#include "actor/gazetteer.hpp"
#include "actor/words.hpp"

namespace demarche::actor {

inline constexpr std::uint32_t none = 0xffffffff;

struct TokenInfo {
  std::uint32_t words = 0;  ///< word classes of its lower-case form
  std::uint32_t hit = none; ///< the gazetteer phrase it lies in
  bool capital = false;     ///< begins with a capital letter
  bool shout = false;       ///< two letters or more, all capitals
  bool word = false;        ///< begins with a letter
  bool initial = false;     ///< "J." or "J.C."
  bool timed = false;       ///< lies in a time expression
};

/// A gazetteer phrase in the text: tokens [first, last).
struct Hit {
  std::uint32_t first = 0, last = 0;
  const Phrase *phrase = nullptr;
  std::uint32_t sense = 0; ///< which of the phrase's senses
};

enum class Gender : std::uint8_t { unknown, male, female };

struct Draft {
  std::uint32_t first = 0, last = 0, head = 0;
  ActorKind kind = ActorKind::other;
  MentionForm form = MentionForm::name;
  const char *rule = "";
  std::uint32_t entry = none; ///< gazetteer entry it names
  Sort sort = Sort::name;
  std::uint32_t name_first = 0, name_last = 0;   ///< a person's bare name
  std::uint32_t title_first = 0, title_last = 0; ///< a person's title or office
  std::uint32_t of = none;                       ///< gazetteer entry the office or noun belongs to
  Gender gender = Gender::unknown;
  std::uint8_t person = 3; ///< of a pronoun
  bool plural = false;
  std::uint32_t cluster = none; ///< index into the document's actors, after resolution
  bool named() const noexcept { return name_last > name_first; }
  bool titled() const noexcept { return title_last > title_first; }
};

class Scene {
public:
  Scene(const Document &, const Text &, const Syntax &, const Times &, const Gazetteer &);

  const Document &document;
  const Text &text;
  const Syntax &syntax;
  const Times &times;
  const Gazetteer &gazetteer;
  std::vector<TokenInfo> tokens;
  std::vector<Hit> hits; ///< in order, not overlapping

  bool parsed() const noexcept { return !syntax.words.empty(); }
  std::string_view form(std::uint32_t t) const noexcept { return slice(document.text, text.tokens[t].span); }
  std::string_view words(std::uint32_t first, std::uint32_t last) const noexcept {
    return slice(document.text, {text.tokens[first].span.begin, text.tokens[last - 1].span.end});
  }
  bool is(std::uint32_t t, std::uint32_t classes) const noexcept { return (tokens[t].words & classes) != 0; }
  bool touches(std::uint32_t t) const noexcept { ///< no space before the next token
    return t + 1 < tokens.size() && text.tokens[t].span.end == text.tokens[t + 1].span.begin;
  }
  const Entry &entry(std::uint32_t e) const noexcept { return gazetteer.entry(e); }
  const Sense &sense(const Hit &h) const noexcept { return h.phrase->senses[h.sense]; }
  /// Where [first, last) hangs in the tree; without a tree, the last word before "of" or a comma.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const noexcept;

private:
  void read_tokens();
  void mark_times();
  void mark_labels();
  void find_hits();
  bool shouted(const Sentence &) const;
  std::uint32_t sense_for(const Phrase &) const noexcept;
};

// The stages, in their order; each adds drafts or fills their fields.
std::vector<Draft> draft_names(const Scene &);                       // names.cpp
void attach_titles(const Scene &, std::vector<Draft> &);             // titles.cpp
void draft_nominals(const Scene &, std::vector<Draft> &);            // nominals.cpp
void tell_land_from_government(const Scene &, std::vector<Draft> &); // land.cpp
Actors resolve(const Scene &, std::vector<Draft> &);                 // resolve.cpp

} // namespace demarche::actor

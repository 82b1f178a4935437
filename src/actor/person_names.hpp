// What makes a run of capitals a person's name: a title before it, a given name or initials at its head, a verb of
// speech or a bracket behind it; and where such a name ends.
#pragma once
#include <vector>

#include "actor/scene.hpp"

namespace demarche::actor {

/// "de", "van", "bin": small words inside a person's name.
bool particle(std::string_view);

class PersonNames {
public:
  /// `owner` tells of every token which draft has taken it (none: free); it may change between calls.
  PersonNames(const Scene &s, const std::vector<std::uint32_t> &owner) : s_(s), owner_(owner) {}

  /// Where a person's name that begins at `t` ends: capitals, initials, particles and hyphened parts.
  std::uint32_t end_of_person(std::uint32_t t, std::uint32_t limit) const;
  /// Where a name may begin after the title at t: "Ambassador | X", "Secretary of State | X", "spokesman | X".
  std::uint32_t after_title(std::uint32_t t, const Sentence &s) const;
  /// End of the person's name that begins at `name` after the title at `title`; `name` when it is none.
  std::uint32_t person_at(std::uint32_t name, std::uint32_t title, const Sentence &s) const;
  /// What says that a person's name begins at t, where no title does: the rule's name, or null.
  const char *person_cue(std::uint32_t t, const Sentence &s) const;
  /// The token of the family name: the first one in "Wang Shu-ming", else the last but for "Jr.".
  std::uint32_t family_of(const Draft &d) const;

private:
  const Hit *hit_at(std::uint32_t t) const { return s_.tokens[t].hit == none ? nullptr : &s_.hits[s_.tokens[t].hit]; }
  bool taken(std::uint32_t t) const { return owner_[t] != none; }
  bool known(std::uint32_t first, std::uint32_t last) const {
    const Hit *h = hit_at(first);
    return h && h->first <= first && h->last >= last;
  }
  bool begins_sentence(std::uint32_t t, const Sentence &s) const { return t == s.first || !s_.tokens[t - 1].word; }
  /// A line begins at t after a short one: a list, not a name broken by wrapping.
  bool begins_line(std::uint32_t t) const;
  /// Inside a run: a country's adjective or an organisation begins here, not another part of the name.
  bool lands_elsewhere(std::uint32_t t, int words) const;
  /// Inside a name, what its bearer is called: John | "Bud" | Falk.
  bool byname(std::uint32_t t, std::uint32_t limit) const;
  /// "Dear | Cabot:"
  bool addressed(std::uint32_t t, const Sentence &s) const;
  /// A capital that is more than the start of a sentence.
  bool proper(std::uint32_t t, const Sentence &s) const;
  /// "the Ambassador to Poland (X)": an office in capitals in the same phrase before the bracket.
  bool office_before(std::uint32_t bracket, const Sentence &s) const;
  /// After a title, "Jordan" or "Hamilton" is a person, "China" is not.
  bool person_like(const Hit &h, std::uint32_t title) const;
  /// "Said | Secretary Rusk": inside a name, a title that begins another's.
  bool another_title(std::uint32_t t, std::uint32_t limit) const;

  const Scene &s_;
  const std::vector<std::uint32_t> &owner_;
};

} // namespace demarche::actor

// A person's name in parts, and whether two names can be one person's.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace demarche::link {

struct PersonName {
  std::vector<std::string> given; ///< "A.", "W." of "A.W. Dulles"; of a name with the family first: what follows, "En-lai"
  std::string family;             ///< lower case
  bool family_first = false;
  bool full() const { return !given.empty(); }
  /// How much of the given names is written out.
  std::size_t letters() const;
};

/// "John F. Kennedy, Jr." -> {John, F.} Kennedy; "Chou En-lai" -> Chou {En-lai}.
PersonName parse_person(std::string_view);

/// One person could be called both: the same family, and every given name of the shorter one is met in order by the longer's, as itself,
/// as its initial or as its beginning ("Ed", "Edwin"). Names that the shorter one leaves out before its first are initials in the longer:
/// "Douglas Dillon" may be "C. Douglas Dillon", "Foster Hall" is not "John Foster Hall".
bool may_be_one(const PersonName &, const PersonName &);

} // namespace demarche::link

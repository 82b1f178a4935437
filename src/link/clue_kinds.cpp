#include "link/clue_kinds.hpp"

#include <algorithm>
#include <sstream>

#include <demarche/syntax.hpp>

#include "link/course.hpp"

namespace demarche::link {

namespace {

std::vector<std::string> roles() {
  std::vector<std::string> out;
  for (std::uint8_t d = 0; d <= static_cast<std::uint8_t>(Deprel::xcomp); ++d)
    out.emplace_back(to_string(static_cast<Deprel>(d)));
  return out;
}

} // namespace

const std::vector<KindOfClue> &kinds_of_clues() {
  static const std::vector<std::string> any = {"-"};
  static const std::vector<KindOfClue> out = {
      {"always", any, any, 0, 1},
      {"date", {"words", "tense", "other"}, any, 1, 0},
      {"since", any, any, 1, 0},
      {"order", {"stated", "inferred", "cause"}, any, 1, 0},
      {"course", {"steps", "sign"}, any, 1, 0},
      {"stage", stage_names(), any, 0.3, 0},
      {"tense", any, any, 1, 0},
      {"role", roles(), any, 0.15, 0},
      {"day", {"words", "other"}, any, 0, 1},
      {"gap", any, any, 0, 1},
      {"alike", {"stage", "word", "age", "joined", "old-and-new"}, any, 0, 1},
  };
  return out;
}

std::string name_of(const Clue &c) {
  const KindOfClue &k = kinds_of_clues()[c.kind];
  return k.name + ' ' + k.a[c.a] + ' ' + k.b[c.b];
}

std::optional<Clue> clue_named(const std::string &name) {
  std::istringstream in(name);
  std::string kind, a, b;
  in >> kind >> a >> b;
  const std::vector<KindOfClue> &kinds = kinds_of_clues();
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    const auto x = std::find(kinds[k].a.begin(), kinds[k].a.end(), a), y = std::find(kinds[k].b.begin(), kinds[k].b.end(), b);
    if (kinds[k].name == kind && x != kinds[k].a.end() && y != kinds[k].b.end())
      return Clue{static_cast<std::uint8_t>(k), static_cast<std::uint8_t>(x - kinds[k].a.begin()),
                  static_cast<std::uint8_t>(y - kinds[k].b.begin())};
  }
  return {};
}

} // namespace demarche::link

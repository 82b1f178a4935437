// Two pages: how many lines the parts of a memo take, and what gives way when they are too many.
#include <array>

#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

constexpr std::size_t on_two_pages = 136, a_line = 100, a_cell = 36;

std::size_t lines(std::size_t characters, std::size_t width) { return 1 + characters / width; }

/// With the sources in brackets behind it.
std::size_t lines(const Outline &o, const Claim &c) {
  std::size_t characters = c.text().size();
  for (const std::uint32_t n : c.sources)
    characters += o.sources[n - 1].outlet.size() + o.sources[n - 1].date.size() + 4;
  return lines(characters, a_line);
}

std::size_t lines(const Outline &o, const std::vector<Claim> &claims) {
  std::size_t sum = claims.empty() ? 0 : 2;
  for (const Claim &c : claims)
    sum += lines(o, c);
  return sum;
}

std::size_t lines(const Outline &o) {
  std::size_t sum = 8 + lines(o, o.bottom_line) + lines(o, o.causes) + lines(o, o.people) + lines(o, o.planned) + lines(o, o.conflicts) +
                    lines(o, o.gaps);
  for (const Judgement &j : o.judgements)
    sum += lines(o, j.statement) + 1;
  sum += 2;
  for (const BriefRow &r : o.chronology) {
    Claim what{r.what, {}};
    std::size_t sources = 0;
    for (const std::uint32_t n : r.sources)
      sources += o.sources[n - 1].outlet.size() + o.sources[n - 1].date.size() + 4;
    sum += std::max(lines(what.text().size(), a_cell), lines(sources, 32));
  }
  // The list of documents cited.
  std::size_t last = static_cast<std::size_t>(-1);
  for (const BriefSource &s : o.sources)
    if (s.evidence.document != last) {
      last = s.evidence.document;
      sum += lines(s.outlet.size() + s.title.size() + s.date.size() + 60, a_line);
    }
  return sum;
}

} // namespace

std::vector<Claim> first_of(std::vector<Claim> claims, std::size_t most) {
  if (claims.size() <= most)
    return claims;
  const std::size_t more = claims.size() - most;
  claims.resize(most);
  claims.push_back({{own("Besides these: "), count(more), own(", told in the full paper")}, {}});
  return claims;
}

void fit(Outline &o) {
  struct Section {
    std::vector<Claim> *claims;
    std::size_t shown, hidden;
  };
  std::array<Section, 4> sections = {{{&o.conflicts, o.conflicts.size(), 0},
                                      {&o.causes, o.causes.size(), 0},
                                      {&o.people, o.people.size(), 0},
                                      {&o.planned, o.planned.size(), 0}}};
  while (lines(o) > on_two_pages) {
    const auto longest = std::max_element(sections.begin(), sections.end(), [&](const Section &a, const Section &b) {
      return (a.shown > 1 ? lines(o, *a.claims) : 0) < (b.shown > 1 ? lines(o, *b.claims) : 0);
    });
    if (longest->shown <= 1)
      break;
    longest->claims->pop_back();
    --longest->shown;
    ++longest->hidden;
  }
  for (Section &s : sections)
    if (s.hidden > 0)
      s.claims->push_back({{own("Besides these: "), count(s.hidden), own(", told in the full paper")}, {}});
}

} // namespace demarche::brief

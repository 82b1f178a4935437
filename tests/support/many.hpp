// A chronicle of any size for the page: dates of every grain over some years, a few busy actors and a long
// tail of others, chains of causes. The same size gives the same chronicle.
#pragma once
#include <array>
#include <string>

#include "support/world.hpp"

namespace demarche::test {

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
class Numbers {
public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }

private:
  std::uint64_t state_ = 2021;
};

inline Chronicle many(std::uint32_t events, std::uint32_t years = 12) {
  static constexpr std::array<const char *, 12> deeds = {"meets",
                                                         "warns",
                                                         "sanctions",
                                                         "visits",
                                                         "receives",
                                                         "criticises",
                                                         "aids",
                                                         "signs an accord with",
                                                         "recalls the envoy from",
                                                         "opens talks with",
                                                         "expels two officials of",
                                                         "thanks"};
  static constexpr std::array<Category, 12> categories = {Category::CONSULT, Category::THREATEN, Category::SANCTION, Category::CONSULT,
                                                          Category::CONSULT, Category::ACCUSE,   Category::AID,      Category::AGREE,
                                                          Category::REJECT,  Category::CONSULT,  Category::SANCTION, Category::SUPPORT};
  static constexpr std::array<const char *, 10> matters = {
      "fisheries", "the sea border",  "transit",    "energy prices", "the armistice",
      "grain",     "students' visas", "river dams", "satellites",    "the island of Ness"};
  World w;
  Numbers n;
  const std::uint32_t actors = 12 + events / 50;
  for (std::uint32_t a = 0; a < actors; ++a)
    w.actor("A" + std::to_string(a), a < 12 ? std::string("Republic of ") + std::string(1, static_cast<char>('A' + a)) + "land"
                                            : "Delegate No. " + std::to_string(a));
  constexpr std::uint32_t in_document = 20;
  std::vector<std::string> sentences, triggers;
  const Day first = to_day({2012, 1, 1});
  for (std::uint32_t i = 0; i < events; ++i) {
    const std::uint32_t pick = n.below(12),
                        day = static_cast<std::uint32_t>(static_cast<std::uint64_t>(i) * years * 365 / std::max(1U, events)) + n.below(20);
    const auto busy = [&] { return n.below(10) < 7 ? n.below(12) : n.below(actors); };
    const std::uint32_t from = busy(), to = busy();
    const Day d = first + day;
    const Date date = to_date(d);
    const std::uint32_t kind = n.below(20);
    const When when = kind == 0   ? within(year_interval(date.year), Known::stated)
                      : kind <= 2 ? within(month_interval(date.year, date.month), Known::stated)
                      : kind == 3 ? throughout({instant(d), instant(d + 2 + n.below(9)), Grain::day}, Known::stated)
                      : kind == 4 ? within({instant(d), end_of_time, Grain::unknown}, Known::bounded)
                                  : within(day_interval(d), Known::resolved);
    const std::string label = w.c.actors[from].name + " " + deeds[pick] + " " + w.c.actors[to].name;
    const auto e =
        w.event(label, when, categories[pick], {from}, {to}, n.below(8) ? Factuality::happened : static_cast<Factuality>(n.below(6)));
    sentences.push_back(label + " over " + matters[n.below(10)] + ", according to the note numbered " + std::to_string(i) +
                        " of that week.");
    triggers.push_back(deeds[pick]);
    if (sentences.size() == in_document || i + 1 == events) {
      const auto doc = w.document("doc-" + std::to_string(i / in_document), sentences, "Wire " + std::to_string(i / in_document % 7),
                                  "Notes of week " + std::to_string(i / in_document));
      for (std::uint32_t k = 0; k < sentences.size(); ++k)
        w.mention(e + 1 - static_cast<std::uint32_t>(sentences.size()) + k, doc, k, triggers[k]);
      for (std::uint32_t k = 1; k < sentences.size(); k += 2)
        w.link(e + 1 - static_cast<std::uint32_t>(sentences.size()) + k - 1, e + 1 - static_cast<std::uint32_t>(sentences.size()) + k,
               k % 3 ? Relation::PROMPTS : Relation::CAUSES, k % 4 == 1, doc, k);
      sentences.clear();
      triggers.clear();
    }
  }
  return std::move(w.c);
}

} // namespace demarche::test

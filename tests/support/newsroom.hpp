// Many short reports, as raw text: affairs of a few weeks among countries and people, each told by several reports, some of which are
// copies of one another with a word changed. Names and towns are new from affair to affair, as they are in papers: a larger
// corpus has more of them. The same number gives the same text.
#pragma once
#include <array>
#include <string>
#include <vector>

#include <demarche/document.hpp>

#include "support/many.hpp"

namespace demarche::test {

class Newsroom {
public:
  /// The reports with these numbers, in order.
  std::vector<Document> reports(std::uint32_t n) {
    std::vector<Document> out;
    for (std::uint32_t i = 0; i < n; ++i)
      out.push_back(report(i, out));
    return out;
  }

private:
  static constexpr std::uint32_t told_by = 8; ///< reports of one affair

  struct Affair {
    std::string here, there, envoy, minister, town, matter;
    Day first;
  };

  template <std::size_t N> std::string pick(const std::array<const char *, N> &from) { return from[n_.below(N)]; }

  std::string made_up() {
    static constexpr std::array<const char *, 16> begins = {"Bel", "Cor", "Dan", "Fer", "Gal", "Hol", "Jas", "Kel",
                                                            "Lor", "Mar", "Nor", "Pel", "Ros", "Tal", "Ver", "Zan"},
                                                  middles = {"a",  "e",  "i",  "o",  "an", "en", "in", "on",
                                                             "ar", "er", "ir", "or", "al", "el", "il", "ol"},
                                                  ends = {"berg", "dale",  "feld", "gard", "holm", "kov",  "lund", "mann",
                                                          "nik",  "quist", "rode", "son",  "ston", "tova", "vall", "wick"};
    return pick(begins) + pick(middles) + pick(ends);
  }

  Affair affair(std::uint32_t number) {
    static constexpr std::array<const char *, 16> countries = {"France", "Japan",  "Brazil", "Egypt", "Kenya",  "Norway",
                                                               "Turkey", "India",  "Chile",  "Spain", "Poland", "Canada",
                                                               "Sweden", "Greece", "Peru",   "Ghana"};
    static constexpr std::array<const char *, 12> matters = {"fisheries",  "transit fees", "grain exports", "border posts",
                                                             "visas",      "air traffic",  "river dams",    "fuel prices",
                                                             "satellites", "port charges", "steel tariffs", "refugees"};
    static constexpr std::array<const char *, 6> given = {"Anna", "Peter", "Maria", "Thomas", "Helen", "Viktor"};
    Affair a;
    a.here = pick(countries);
    do
      a.there = pick(countries);
    while (a.there == a.here);
    a.envoy = pick(given) + " " + made_up();
    a.minister = pick(given) + " " + made_up();
    a.town = made_up();
    a.matter = pick(matters);
    a.first = to_day({2012, 1, 1}) + (number * 37) % 4000;
    return a;
  }

  static std::string date(Day d) {
    static constexpr std::array<const char *, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                            "July",    "August",   "September", "October", "November", "December"};
    const Date x = to_date(d);
    return std::to_string(x.day) + " " + months[x.month - 1] + " " + std::to_string(x.year);
  }

  std::string sentence(const Affair &a, Day today) {
    switch (n_.below(8)) {
    case 0:
      return a.here + " imposed sanctions on " + a.there + " over " + a.matter + " on " + date(a.first) + ".";
    case 1:
      return "Envoy " + a.envoy + " met Foreign Minister " + a.minister + " in " + a.town + " on " + date(today - 1) + ".";
    case 2:
      return "The talks on " + a.matter + " collapsed after " + a.there + " recalled its ambassador on " + date(a.first + 3) + ".";
    case 3:
      return a.minister + " said the agreement of " + date(a.first - 20) + " was violated by " + a.here + ".";
    case 4:
      return "Police arrested " + std::to_string(10 + n_.below(90)) + " protesters in " + a.town + " on " + date(a.first + 5) + ".";
    case 5:
      return a.there + " will send a delegation to " + a.here + " on " + date(today + 6) + " to discuss " + a.matter + ".";
    case 6:
      return "Before the visit to " + a.town + ", " + a.envoy + " warned that " + a.there + " could withdraw from the treaty.";
    default:
      return a.envoy + " visited " + a.town + " because the government of " + a.here + " had asked for help.";
    }
  }

  Document report(std::uint32_t i, const std::vector<Document> &before) {
    if (i % told_by == 0)
      affair_ = affair(i / told_by);
    const Day today = affair_.first + i % told_by;
    Document d;
    d.id = "report-" + std::to_string(i);
    d.source = "Wire " + std::to_string(n_.below(7));
    d.published = day_interval(today);
    if (i % told_by == told_by - 1) { // printed again, with another word for it
      d.text = before.back().text;
      d.text.insert(d.text.rfind(' '), " reportedly");
      return d;
    }
    const std::uint32_t length = 3 + n_.below(3);
    for (std::uint32_t k = 0; k < length; ++k)
      d.text += (k ? " " : "") + sentence(affair_, today);
    return d;
  }

  Numbers n_;
  Affair affair_;
};

} // namespace demarche::test

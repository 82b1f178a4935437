// An edition's lists of persons and of abbreviations, as rows of an --actors file.
#pragma once
#include <map>
#include <set>
#include <string>

#include <pugixml.hpp>

namespace demarche {

class Glossary {
public:
  /// Collects what has an id in the lists of a TEI file: <item><persName xml:id=...>Falk, Ambassador Ida M.</persName>, ...
  explicit Glossary(const pugi::xml_node &tei);

  /// How a paper calls those of the lists that it refers to: id -> the words that refer.
  using References = std::map<std::string, std::set<std::string>>;
  /// The rows of what is referred to, in order of id; what no list has is passed over. Words that refer to two name neither.
  std::string rows(const References &) const;

private:
  struct Row {
    std::string kind, name;
  };
  static bool names_it(const std::string &words, const Row &);
  std::map<std::string, Row> row_of_;
};

/// "Ida M. Falk" of "Falk, Ambassador Ida M."; a name without a comma stays as it is.
std::string spoken_name(const std::string &listed);

} // namespace demarche

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

  /// The rows of those ids, in order of id; ids that no list has are passed over.
  std::string rows(const std::set<std::string> &ids) const;

private:
  struct Row {
    std::string kind, name, other;
  };
  std::map<std::string, Row> row_of_;
};

/// "Ida M. Falk" of "Falk, Ambassador Ida M."; a name without a comma stays as it is.
std::string spoken_name(const std::string &listed);

} // namespace demarche

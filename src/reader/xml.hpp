// What the readers of XML share, on pugixml: it expands no entities, opens no files, and parses in linear time.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include <demarche/reader.hpp>

namespace demarche {

/// Parses the input in whatever encoding it has. False, and a problem, when it is not well-formed.
bool load_xml(const Input &, pugi::xml_document &, ReadResult &);

/// The name of the root element of what looks like XML, without its prefix; empty for anything else.
std::string_view root_of(std::string_view bytes);

/// Without its prefix: "w:p" is "p".
std::string_view local_name(const pugi::xml_node &);

/// The first child of that local name; or none.
pugi::xml_node child(const pugi::xml_node &, std::string_view local);

/// Goes through everything below a node in the order of the text, without recursion. `enter` says whether to go into an
/// element; `text` is given the character data; `leave` is called for each element that was gone into.
struct Walk {
  std::function<bool(const pugi::xml_node &)> enter;
  std::function<void(std::string_view)> text;
  std::function<void(const pugi::xml_node &)> leave;
};
void walk(const pugi::xml_node &top, const Walk &);

/// All character data below a node, folded to one line.
std::string words_of(const pugi::xml_node &);

} // namespace demarche

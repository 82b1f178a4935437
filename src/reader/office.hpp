// What the two office formats share: a zip with the text in one member and its description in another.
#pragma once
#include <string>

#include <pugixml.hpp>

#include <demarche/reader.hpp>

namespace demarche {

struct OfficeText {
  std::string text;
  std::string title; ///< the paragraph in a title's style, or the first heading
};

struct OfficeFormat {
  const char *text;        ///< the member with the text
  const char *description; ///< the member with Dublin Core
  OfficeText (*text_of)(const pugi::xml_node &root);
};

bool is_office(const Input &, const OfficeFormat &);
void read_office(const Input &, const OfficeFormat &, ReadResult &);

} // namespace demarche

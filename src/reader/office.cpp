#include "reader/office.hpp"

#include "base/hash.hpp"
#include "reader/headline.hpp"
#include "reader/unpack.hpp"
#include "reader/xml.hpp"

namespace demarche {

namespace {

/// Dublin Core's title, which a template may have set: the words of the text go before it.
std::string described_title(const Input &input, const OfficeFormat &format) {
  const std::optional<std::string> bytes = member_of(input, format.description);
  pugi::xml_document xml;
  ReadResult unsaid; // a file is read without its description too
  if (!bytes || !load_xml({format.description, *bytes, nullptr, 0}, xml, unsaid))
    return {};
  return words_of(xml.find_node([](const pugi::xml_node &n) { return local_name(n) == "title"; }));
}

} // namespace

bool is_office(const Input &input, const OfficeFormat &format) { return has_member(input, format.text); }

void read_office(const Input &input, const OfficeFormat &format, ReadResult &out) {
  try {
    const std::optional<std::string> bytes = member_of(input, format.text);
    if (!bytes) {
      out.problems.push_back(
          {input.name, std::string("has no ") + format.text + " in it: it is no document of this kind, or is encrypted"});
      return;
    }
    pugi::xml_document xml;
    if (!load_xml({input.name, *bytes, input.allowance, input.depth}, xml, out))
      return;
    OfficeText read = format.text_of(xml.document_element());
    Document d;
    d.id = base::hex(input.bytes, 16);
    d.origin = input.name;
    d.text = std::move(read.text);
    d.title = std::move(read.title);
    if (d.title.empty())
      d.title = heading_of(d.text);
    if (d.title.empty())
      d.title = described_title(input, format);
    d.source = agency_of(d.text);
    out.documents.push_back(std::move(d));
  } catch (const UnpackError &e) {
    out.problems.push_back({input.name, e.what()});
  }
}

} // namespace demarche

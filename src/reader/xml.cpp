#include "reader/xml.hpp"

#include "reader/decode.hpp"
#include "reader/prose.hpp"

namespace demarche {

namespace {

/// Behind comments, declarations and the document type, with its internal subset.
std::string_view skip_prolog(std::string_view s) {
  for (;;) {
    const auto open = s.find('<');
    if (open == std::string_view::npos || s.find_first_not_of(" \t\r\n\xEF\xBB\xBF") < open)
      return {};
    s.remove_prefix(open);
    const std::string_view end = s.starts_with("<!--") ? "-->" : s.starts_with("<?") ? "?>" : ">";
    if (!s.starts_with("<?") && !s.starts_with("<!"))
      return s;
    auto close = s.find(end);
    if (const auto subset = s.substr(0, close).find('['); end == ">" && subset != std::string_view::npos)
      close = s.find("]>") == std::string_view::npos ? close : s.find("]>") + 1;
    if (close == std::string_view::npos)
      return {};
    s.remove_prefix(close + end.size());
  }
}

} // namespace

bool load_xml(const Input &input, pugi::xml_document &to, ReadResult &out) {
  const std::optional<std::string> text = decode(input, out, input.bytes.starts_with("<?xml") ? declared_encoding(input.bytes) : "");
  if (!text)
    return false;
  const pugi::xml_parse_result parsed =
      to.load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!parsed) {
    out.problems.push_back({input.name, "is no well-formed XML, or is cut off: " + std::string(parsed.description()) + " at byte " +
                                            std::to_string(parsed.offset)});
    return false;
  }
  if (text->find("<!ENTITY") != std::string::npos)
    out.notices.push_back(input.name + ": declares entities; they are not expanded, and nothing they name is opened");
  return true;
}

std::string_view root_of(std::string_view bytes) {
  constexpr std::size_t head = 65536;
  std::string_view s = skip_prolog(bytes.substr(0, head));
  if (s.size() < 2)
    return {};
  s.remove_prefix(1);
  s = s.substr(0, s.find_first_of(" \t\r\n/>"));
  return s.substr(s.find(':') + 1); // npos + 1 is 0
}

std::string_view local_name(const pugi::xml_node &n) {
  const std::string_view name = n.name();
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node &n, std::string_view local) {
  for (const pugi::xml_node &c : n.children())
    if (c.type() == pugi::node_element && local_name(c) == local)
      return c;
  return {};
}

void walk(const pugi::xml_node &top, const Walk &w) {
  pugi::xml_node n = top.first_child();
  while (n) {
    bool in = false;
    if (n.type() == pugi::node_element)
      in = w.enter(n);
    else if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata)
      w.text(n.value());
    if (in && n.first_child()) {
      n = n.first_child();
      continue;
    }
    if (in && w.leave)
      w.leave(n);
    while (n && !n.next_sibling()) {
      n = n.parent();
      if (n == top)
        return;
      if (n && w.leave)
        w.leave(n);
    }
    n = n.next_sibling();
  }
}

std::string words_of(const pugi::xml_node &node) {
  std::string out;
  walk(node, {[](const pugi::xml_node &) { return true; }, [&](std::string_view s) { append_folded(out, s); }, {}});
  trim_end(out);
  return out;
}

} // namespace demarche

// The page: one file that needs nothing else. Its content policy lets in only its own style and script,
// by their hashes, so that no text of a document can ever run or fetch.
#include <algorithm>
#include <functional>

#include <demarche/renderer.hpp>

#include "base/embedded.hpp"
#include "base/escape.hpp"
#include "base/hash.hpp"
#include "render/chronology.hpp"
#include "render/page_choices.hpp"
#include "render/page_data.hpp"
#include "render/page_scripts.inc"

namespace demarche {

namespace {

using namespace render_room;

/// Replaces each {{name}} of the template; what is put in is not read again.
std::string fill(std::string_view page, const std::function<std::string(std::string_view)> &value) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t open = page.find("{{", at);
    out += page.substr(at, open - at);
    if (open == std::string_view::npos)
      return out;
    const std::size_t close = page.find("}}", open);
    out += value(page.substr(open + 2, close - open - 2));
    at = close + 2;
  }
}

/// Without indentation and the lines that are a comment, whole: those are for who reads the source.
void append_code(std::string &out, std::string_view code) {
  while (!code.empty()) {
    const std::size_t end = std::min(code.find('\n'), code.size() - 1) + 1;
    const std::string_view line = code.substr(0, end);
    const std::size_t first = line.find_first_not_of(" \n");
    if (first != std::string_view::npos && line.compare(first, 2, "//") != 0 && line.compare(first, 2, "/*") != 0)
      out += line.substr(first);
    code.remove_prefix(end);
  }
}

/// The scripts in their order, as one closed block.
std::string script() {
  std::string out = "'use strict';\n(async () => {\n";
  for (const char *name : {PAGE_SCRIPTS})
    append_code(out, base::embedded(std::string("page/") + name));
  return out + "})();\n";
}

/// What is decoded on demand stands behind the script, so that the page is drawn before the browser has read it.
std::string blocks(const PageData &data) {
  std::string out;
  const auto block = [&](const std::string &id, const std::string &packed) {
    out += "<script type=\"text/plain\" id=\"" + id + "\">" + packed + "</script>\n";
  };
  block("documents", data.documents);
  block("links", data.links);
  for (std::size_t i = 0; i < data.texts.size(); ++i)
    block("texts-" + std::to_string(i), data.texts[i]);
  return out;
}

std::string render(const Chronicle &c, const Timeline &t) {
  const Facts facts(c, t);
  const PageData data = page_data(c, t, facts);
  const std::string code = script();
  std::string style;
  append_code(style, base::embedded("page/timeline.css"));
  return fill(base::embedded("page/timeline.html"), [&](std::string_view name) -> std::string {
    return name == "title"         ? base::html(page_title(t))
           : name == "summary"     ? base::html(page_summary(t, facts))
           : name == "chronology"  ? chronology(c, t, facts)
           : name == "sources"     ? page_sources(c, facts)
           : name == "events"      ? data.events
           : name == "blocks"      ? blocks(data)
           : name == "style"       ? style
           : name == "script"      ? code
           : name == "style-hash"  ? "sha256-" + base::sha256_base64(style)
           : name == "script-hash" ? "sha256-" + base::sha256_base64(code)
                                   : page_choices(c, t, facts, name);
  });
}

} // namespace

extern const Renderer renderer_html;
const Renderer renderer_html = {"html", ".html .htm", "a page to explore, in one file", render};

} // namespace demarche

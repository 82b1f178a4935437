// demarche search: where a dossier's documents say these words, and which events are called so.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <demarche/dossier.hpp>

#include "base/escape.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string dossier, color;
  std::vector<std::string> words;
  std::size_t top = 20;
  bool json = false;
};

/// The words found between two marks, as the dossier gives them; what else stands there is made safe.
std::string marked(const std::string &snippet, const char *before, const char *after) {
  std::string out, plain;
  const auto flush = [&] {
    out += base::terminal(plain);
    plain.clear();
  };
  for (const char c : snippet) {
    if (c == '\x02' || c == '\x03') {
      flush();
      out += c == '\x02' ? before : after;
    } else {
      plain += static_cast<unsigned char>(c) <= ' ' && c != '\x1b' ? ' ' : c;
    }
  }
  flush();
  return out;
}

std::string without_marks(std::string s) {
  std::erase_if(s, [](char c) { return c == '\x02' || c == '\x03'; });
  return s;
}

std::string json(const Found &f) {
  using Json = nlohmann::ordered_json;
  Json o = {{"events", Json::array()}, {"documents", Json::array()}};
  for (const Event &e : f.events)
    o["events"].push_back({{"id", e.id}, {"label", e.label}, {"date", for_person(e.when)}, {"factuality", to_string(e.factuality)}});
  for (const DocumentHit &d : f.documents)
    o["documents"].push_back({{"id", d.id}, {"title", d.title}, {"snippet", base::fold_space(without_marks(d.snippet))}});
  return o.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string text(const Found &f, bool color) {
  std::string out;
  for (const Event &e : f.events)
    out += fmt::format("{}  {}  [{}]{}\n", for_person(e.when), base::terminal(e.label), base::terminal(e.id),
                       e.factuality == Factuality::happened ? "" : fmt::format("  [{}]", to_string(e.factuality)));
  for (const DocumentHit &d : f.documents)
    out += fmt::format("{}{}{}\n    {}\n", out.empty() ? "" : "\n", base::terminal(d.id),
                       d.title.empty() ? "" : "  " + base::terminal(d.title),
                       base::fold_space(marked(d.snippet, color ? "\x1b[1m" : "", color ? "\x1b[0m" : "")));
  return out;
}

Exit run(const Options &o) {
  std::string words;
  for (const std::string &w : o.words)
    words += (words.empty() ? "" : " ") + w;
  const Dossier dossier(o.dossier, Dossier::Access::read);
  const Found found = dossier.search(words, o.top);
  if (found.events.empty() && found.documents.empty() && !o.json) {
    tell("nothing in " + o.dossier + " has \"" + words + "\"");
    return Exit::no_answer;
  }
  write_output("-", o.json ? json(found) : text(found, use_color(o.color)));
  return found.events.empty() && found.documents.empty() ? Exit::no_answer : Exit::done;
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  app.add_option("DOSSIER", o->dossier, "the dossier")->required();
  app.add_option("WORDS", o->words, "words that all must be there, in any form; a phrase in double quotes")->required();
  app.add_option("--top", o->top, "at most so many events and documents (default: 20)");
  app.add_flag("--json", o->json, "as JSON (docs/formats)");
  add_color_option(app, o->color);
  app.footer("Examples:\n  demarche search affair.dossier fisheries talks\n  demarche search affair.dossier '\"working group\"' --json");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_search;
const Command command_search = {"search", "find words in a dossier's documents and events", configure};

} // namespace demarche::cli

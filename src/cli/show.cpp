// demarche show: one event of a dossier with all that is behind it.
#include <memory>
#include <optional>
#include <utility>

#include <demarche/dossier.hpp>
#include <demarche/renderer.hpp>

#include "cli/command.hpp"
#include "cli/events.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string dossier, id, color;
  bool json = false;
};

Exit run(const Options &o) {
  const Dossier dossier(o.dossier, Dossier::Access::read);
  tell_of(dossier, o.dossier);
  std::optional<Chronicle> part = dossier.around(o.id);
  const Chronicle chronicle = part ? std::move(*part) : dossier.chronicle().chronicle;
  const std::uint32_t event = event_named(chronicle, o.id, o.dossier);
  write_output("-", o.json ? event_json(chronicle, event) : event_text(chronicle, event, use_color(o.color)));
  return Exit::done;
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  app.add_option("DOSSIER", o->dossier, "the dossier")->required();
  app.add_option("ID", o->id, "the event's id, or the beginning of it")->required();
  app.add_flag("--json", o->json, "as JSON (docs/formats)");
  add_color_option(app, o->color);
  app.footer("Examples:\n  demarche show affair.dossier 1f3a90c2b7de\n  demarche show affair.dossier 1f3a --json");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_show;
const Command command_show = {"show", "an event of a dossier: its mentions in context, links, edits, rules", configure};

} // namespace demarche::cli

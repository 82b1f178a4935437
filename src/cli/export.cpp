// demarche export: everything that is known, in a format for other programs: `timeline --all` without the formats for people.
#include <memory>

#include <demarche/select.hpp>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/formats.hpp"
#include "cli/selection.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input;
  std::string output = "-";
  std::string format;
  std::size_t sentences = 1;
  SelectionOptions wanted;
};

std::vector<const Renderer *> data_formats() {
  std::vector<const Renderer *> out;
  for (const Renderer *r : renderers())
    if (r->name != std::string("text") && r->name != std::string("html"))
      out.push_back(r);
  return out;
}

Exit run(const Options &o) {
  const Renderer &format = format_of(o.output, o.format, "jsonl", data_formats());
  Selection wanted = selection_of(o.wanted);
  wanted.all = true;
  wanted.sentences = o.sentences;
  const Story story = read_story(o.input);
  const Chronicle &chronicle = story.chronicle;
  const Timeline timeline = select(chronicle, wanted);
  write_output(o.output, format.render(chronicle, timeline));
  return exit_of(story);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  add_format_options(app, o->output, o->format, data_formats());
  app.add_option("--about", o->wanted.selection.about, "only events with these words in label, names, date or sentence");
  add_selection_options(app, o->wanted);
  app.add_option("--sentences", o->sentences, "quotes an entry (default: 1)");
  app.footer("Examples:\n"
             "  demarche export statements/ --format jsonl | jq 'select(.type == \"entry\") | .label'\n"
             "  demarche export statements/ -o affair.gexf\n"
             "  demarche export statements/ --since 2024 -o planned.ics");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_export;
const Command command_export = {"export", "every event in a data format: JSON, CSV, calendars, graphs, linked data", configure};

} // namespace demarche::cli

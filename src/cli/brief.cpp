// demarche brief: the background of an event as a paper, every line sourced.
#include <algorithm>
#include <memory>
#include <sstream>

#include <demarche/brief.hpp>
#include <demarche/select.hpp>

#include "base/counted.hpp"
#include "cli/brief_output.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/selection.hpp"

namespace demarche::cli {

namespace {

struct Options {
  InputOptions input;
  SelectionOptions selection;
  BriefOptions paper;
  std::string profile = "full", output = "-", format, template_folder, write_template;
};

/// A subject is asked for its background; a question is asked as it stands.
Query query_of(const std::string &about, const Selection &s) {
  Query q = understand(about);
  if (q.intent == Intent::what || q.intent == Intent::when || q.intent == Intent::who)
    q.intent = Intent::preceding;
  if (q.target.empty())
    q.target = about;
  q.actors.insert(q.actors.end(), s.actors.begin(), s.actors.end());
  if (s.since || s.until) {
    Interval days;
    days.begin = s.since ? instant(*s.since) : beginning_of_time;
    days.end = s.until ? instant(*s.until + 1) : end_of_time;
    q.since_until = days;
  }
  return q;
}

std::string nothing_found(const Chronicle &c, const Query &q, const Answer &a) {
  std::string out = "no event of " + base::counted(c.documents.size(), "document") + " is about \"" + q.target + "\"";
  for (std::size_t i = 0; i < a.alternatives.size() && i < 5; ++i)
    out += (i == 0 ? "; the nearest are: " : "; ") + c.events[a.alternatives[i]].label + " (" +
           for_person(c.events[a.alternatives[i]].when) + ")";
  return out;
}

/// --format, else by the output's suffix, else Markdown.
std::string format_of(const Options &o) {
  if (!o.format.empty())
    return o.format;
  if (o.output == "-")
    return "md";
  if (o.output.ends_with(".pdf"))
    return "pdf";
  for (const BriefFormat *f : brief_formats()) {
    std::istringstream suffixes(f->suffixes);
    for (std::string s; suffixes >> s;)
      if (o.output.ends_with(s))
        return f->name;
  }
  throw Error(Exit::usage, o.output + ": no format is known by this suffix; let it end in .docx, .html, .md or .pdf, or say --format");
}

std::string printed(const std::string &format, const Outline &paper, const BriefTemplate &look) {
  if (format == "pdf")
    return brief_pdf(paper, look);
  for (const BriefFormat *f : brief_formats())
    if (format == f->name)
      return f->print(paper, look);
  throw Error(Exit::usage, format + ": no such format"); // the option parser lets only names through
}

Profile profile_of(const std::string &name) {
  return *std::find_if(std::begin(profiles), std::end(profiles), [&](Profile p) { return name == to_string(p); });
}

Exit run(const Options &o) {
  if (!o.write_template.empty()) {
    write_template(o.write_template);
    return Exit::done;
  }
  if (o.paper.about.empty())
    throw Error(Exit::usage, "say what the paper is about: --about \"the April visit\"");
  const std::string format = format_of(o);
  const BriefTemplate look = read_template(o.template_folder);
  const Selection wanted = selection_of(o.selection);
  const Story story = read_story(o.input);
  const Chronicle &chronicle = story.chronicle;
  const EventGraph graph(chronicle);
  const Query query = query_of(o.paper.about, wanted);
  const Answer answer = ask(chronicle, graph, query);
  BriefOptions options = o.paper;
  options.profile = profile_of(o.profile);
  options.top = wanted.top;
  const Timeline timeline = select(chronicle, timeline_for(wanted, options.profile, chronicle.documents.size()));
  const std::optional<Outline> paper = outline(chronicle, graph, timeline, answer, options);
  if (!paper) {
    tell(nothing_found(chronicle, query, answer));
    return exit_of(story, Exit::no_answer);
  }
  write_output(o.output, printed(format, *paper, look));
  return exit_of(story);
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  add_input_options(app, o->input);
  app.get_option("FILES")->required(false);
  app.add_option("--about", o->paper.about, "what the paper is about: an event in words, or a question");
  app.add_option("-o,--output", o->output, "file to write, .docx, .html, .md or .pdf (default: standard output)");
  app.add_option("--profile", o->profile,
                 "memo: two pages, sources named in the text; chronology: the table; full (default): everything, with notes")
      ->check(CLI::IsMember({"memo", "chronology", "full"}));
  app.add_option("--format", o->format,
                 "docx, html, md, or pdf by an installed chromium, weasyprint or libreoffice (default: by the suffix, else md)")
      ->check(CLI::IsMember({"docx", "html", "md", "pdf"}));
  app.add_option("--marking", o->paper.marking, "protective marking, at the head and foot of each page");
  app.add_option("--to", o->paper.to, "whom the paper is for");
  app.add_option("--from", o->paper.from, "whose paper it is");
  app.add_option("--template", o->template_folder, "folder with a template of your own: words, sections, styles (docs/briefing.md)");
  app.add_option("--write-template", o->write_template, "write the built-in template into this new folder, to start your own from");
  add_selection_options(app, o->selection);
  app.footer(
      "Examples:\n"
      "  demarche brief statements/ --about \"Blinken's April visit\" -o brief.docx\n"
      "  demarche brief statements/ --about \"the April visit\" --profile memo --marking RESTRICTED --to \"the Minister\" -o memo.pdf\n"
      "  demarche brief docs.jsonl --about \"the summit\" --profile chronology --since 2023 --top 40");
  return [o] { return run(*o); };
}

} // namespace

extern const Command command_brief;
const Command command_brief = {"brief", "the background of an event as a paper, every line sourced", configure};

} // namespace demarche::cli

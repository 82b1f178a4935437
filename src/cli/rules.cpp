// demarche rules: checks the examples of a user's rules, and says which row made each annotation of a text.
#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include <demarche/pipeline.hpp>
#include <demarche/rules.hpp>
#include <demarche/time_rules.hpp>

#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/time_options.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string action;
  std::string what;
  TimeOptions time;
};

Exit check(const Options &o) {
  std::vector<std::string> failures;
  if (o.what.empty()) {
    failures = failing_examples();
  } else {
    const RuleText user = read_rules(o.what);
    failures = failing_examples(&user);
  }
  for (const std::string &failure : failures)
    tell(failure);
  if (!failures.empty())
    return Exit::usage;
  write_output("-", (o.what.empty() ? "the built-in time rules" : o.what) + ": every example holds\n");
  return Exit::done;
}

/// Where each row stands, "en/timex.rules:12", by its name.
std::map<std::string, std::string> places(const Options &o) {
  std::map<std::string, std::string> out;
  const auto take = [&](const std::string &file, std::string_view text) {
    for (const Row &row : parse_rules(text, file, 1, 99, true).rows)
      out.insert_or_assign(row.name(), file + ":" + std::to_string(row.line));
  };
  for (const std::string_view file : builtins())
    if (file.ends_with(".rules"))
      take(std::string(file), builtin(file));
  for (const std::string &path : o.time.rule_files)
    take(path, read_rules(path).text);
  return out;
}

/// A line for each annotation: where, what, its value, its row and where the row stands.
class Explanation {
public:
  Explanation(const Annotations &a, std::map<std::string, std::string> places)
      : a_(a), points_(a.document.text), places_(std::move(places)) {}

  std::string text() {
    for (const Timex &t : a_.times.timexes)
      line(t.span, to_string(t.type), t.value + (t.mod.empty() ? "" : " " + t.mod) + (t.note.empty() ? "" : " (" + t.note + ")"), t.rule);
    for (const DateReason &r : a_.times.creation.reasons)
      line(r.evidence, "creation", to_string(a_.times.creation.how), r.rule);
    for (const EventMention &e : a_.events)
      line(e.span, "event", e.label, e.rule);
    for (const Link &l : a_.links)
      line(l.evidence, "link", std::string(a_.events[l.from].label) + " " + to_string(l.relation) + " " + a_.events[l.to].label, l.rule);
    return out_;
  }

private:
  void line(Span s, const std::string &what, const std::string &value, const std::string &rule) {
    const auto place = places_.find(rule);
    out_ += fmt::format("[{}, {}) \"{}\"  {} {}  {}{}\n", points_.at(s.begin), points_.at(s.end), slice(a_.document.text, s), what, value,
                        rule, place == places_.end() ? "" : "  " + place->second);
  }

  const Annotations &a_;
  base::CodePoints points_;
  std::map<std::string, std::string> places_;
  std::string out_;
};

Exit explain(const Options &o) {
  PipelineOptions pipeline;
  pipeline.timex = timex_options(o.time);
  Document d;
  d.id = "text";
  d.text = o.what;
  if (base::first_invalid_utf8(d.text) != std::string_view::npos)
    throw Error(Exit::usage, "the text is not UTF-8");
  const Annotations a = annotate(std::move(d), pipeline);
  const std::string text = Explanation(a, places(o)).text();
  write_output("-", text);
  if (text.empty())
    tell("no row matches");
  return text.empty() ? Exit::no_answer : Exit::done;
}

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  app.add_option("ACTION", o->action, "check: run the examples of a rule file; explain: say which row made what of a text")
      ->required()
      ->check(CLI::IsMember({"check", "explain"}));
  app.add_option("WHAT", o->what, "the file to check (default: the built-in time rules), or the text to explain");
  add_time_options(app, o->time);
  app.footer("Examples:\n"
             "  demarche rules check mine.rules\n"
             "  demarche rules explain \"They met three days ago.\" --date 2024-04-24");
  return [o] { return o->action == "check" ? check(*o) : explain(*o); };
}

} // namespace

extern const Command command_rules;
const Command command_rules = {"rules", "checks rule files, and explains which row made what", configure};

} // namespace demarche::cli

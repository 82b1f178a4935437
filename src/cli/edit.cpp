// demarche edit: what a person corrects, kept beside what the machine says.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include <demarche/dossier.hpp>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "cli/command.hpp"
#include "cli/events.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string dossier, action, by, at;
  std::vector<std::string> what;
};

struct Action {
  const char *name;
  const char *arguments; ///< E an event, M a mention, V a value; the last may come again when followed by +
};
constexpr Action actions[] = {{"merge", "EE+"},  {"split", "EM+"}, {"redate", "EV"}, {"relabel", "EV"}, {"recategorise", "EV"},
                              {"relink", "EVE"}, {"hide", "E"},    {"confirm", "E"}, {"note", "EV"},    {"undo", "V"},
                              {"log", ""},       {"export", ""},   {"apply", "V"}};

class Editor {
public:
  explicit Editor(const Options &o) : o_(o) {}

  Exit run() {
    if (o_.action == "log" || o_.action == "export") {
      const Dossier d(o_.dossier, Dossier::Access::read);
      return o_.action == "log" ? list(d) : exported(d);
    }
    Dossier d(o_.dossier, Dossier::Access::write);
    return o_.action == "apply" ? apply(d) : append(d, {edit(d)});
  }

private:
  Exit append(Dossier &d, const std::vector<Edit> &edits) {
    for (const Edit &e : edits)
      if (const std::string fault = fault_of(e); !fault.empty())
        throw Error(Exit::usage, fault);
    const std::vector<std::uint32_t> numbers = d.append(edits);
    d.refresh(thread_count({}));
    bool vain = false;
    for (const EditReport &r : d.reports())
      if (std::find(numbers.begin(), numbers.end(), r.number) != numbers.end()) {
        tell("edit " + std::to_string(r.number) + " is kept but has no effect: " + r.message);
        vain = true;
      }
    for (const std::uint32_t n : numbers)
      tell("edit " + std::to_string(n) + "; demarche edit " + o_.dossier + " undo " + std::to_string(n) + " takes it back");
    return vain ? Exit::some_failed : Exit::done;
  }

  Edit edit(const Dossier &d) {
    const auto &action = *std::find_if(std::begin(actions), std::end(actions), [&](const Action &a) { return o_.action == a.name; });
    Edit e;
    e.by = author();
    e.at = o_.at;
    for (int k = 0; k <= static_cast<int>(EditKind::undo); ++k)
      if (o_.action == to_string(static_cast<EditKind>(k)))
        e.kind = static_cast<EditKind>(k);
    const std::string_view form = action.arguments;
    const bool more = form.ends_with('+');
    const std::size_t least = form.size() - more;
    if (o_.what.size() < least || (!more && o_.what.size() > least))
      throw Error(Exit::usage, usage(form));
    for (std::size_t i = 0; i < o_.what.size(); ++i)
      argument(d, form[std::min(i, least - 1)], o_.what[i], e);
    return e;
  }

  std::string usage(std::string_view form) const {
    std::string out = "write: demarche edit " + o_.dossier + " " + o_.action;
    for (const char c : form)
      out += c == 'E'              ? " EVENT"
             : c == 'M'            ? " DOC:START-END"
             : c == '+'            ? " ..."
             : o_.action == "undo" ? " NUMBER"
                                   : " \"" + value() + "\"";
    return out;
  }

  std::string value() const {
    return o_.action == "redate" ? "2024-04-24" : o_.action == "recategorise" ? "CONSULT" : o_.action == "relink" ? "BEFORE" : "TEXT";
  }

  void argument(const Dossier &d, char form, const std::string &word, Edit &e) {
    if (form == 'E') {
      e.events.push_back(event(d, word));
    } else if (form == 'M') {
      e.events.push_back(mention(d, word));
    } else if (e.kind == EditKind::undo) {
      if (word.empty() || word.find_first_not_of("0123456789") != std::string::npos || word.size() > 9)
        throw Error(Exit::usage, "\"" + word + "\": undo takes the number of an edit; demarche edit " + o_.dossier + " log lists them");
      e.undo = static_cast<std::uint32_t>(std::stoul(word));
    } else {
      e.value = word;
    }
  }

  const Chronicle &chronicle(const Dossier &d) {
    if (!chronicle_)
      chronicle_ = std::make_unique<Chronicle>(d.chronicle().chronicle);
    return *chronicle_;
  }

  /// By id, or by the beginning of one that no other has.
  Anchor event(const Dossier &d, const std::string &id) {
    const std::optional<Chronicle> part = d.around(id);
    const Chronicle &c = part ? *part : chronicle(d);
    const Event *found = &c.events[event_named(c, id, o_.dossier)];
    const MentionRef &m = found->mentions.front();
    const Annotations &a = c.documents[m.document];
    return {a.document.id, a.events[m.event].span};
  }

  /// "DOC:START-END", in code points, as `show` and the JSON of a timeline have it.
  Anchor mention(const Dossier &d, const std::string &word) {
    const std::size_t colon = word.rfind(':'), dash = word.rfind('-');
    const auto number = [](const std::string &s) {
      return !s.empty() && s.size() < 10 && s.find_first_not_of("0123456789") == std::string::npos;
    };
    if (colon == std::string::npos || dash == std::string::npos || dash < colon || !number(word.substr(colon + 1, dash - colon - 1)) ||
        !number(word.substr(dash + 1)))
      throw Error(Exit::usage, "\"" + word + "\": a mention is written DOC:START-END, as demarche show has it");
    for (const Annotations &a : chronicle(d).documents)
      if (a.document.id == word.substr(0, colon)) {
        const base::CodePoints points(a.document.text);
        return {a.document.id,
                {static_cast<std::uint32_t>(points.byte(std::stoul(word.substr(colon + 1)))),
                 static_cast<std::uint32_t>(points.byte(std::stoul(word.substr(dash + 1))))}};
      }
    throw Error(Exit::no_answer, "\"" + word + "\": the dossier has no such document");
  }

  std::string author() const {
    if (!o_.by.empty())
      return o_.by;
    const char *user = std::getenv("USER");
    if (!user || !*user)
      throw Error(Exit::usage, "who says so? give a name with --by");
    return user;
  }

  Exit apply(Dossier &d) {
    if (o_.what.size() != 1)
      throw Error(Exit::usage, "write: demarche edit " + o_.dossier + " apply FILE");
    const ReadEdits read = read_edits(read_rules(o_.what.front()).text, o_.what.front(), chronicle(d).documents);
    for (const std::string &p : read.problems)
      tell(p);
    const Exit done = append(d, read.edits);
    return read.problems.empty() ? done : Exit::some_failed;
  }

  static Exit exported(const Dossier &d) {
    write_output("-", edits_text(d.log(), d.chronicle().chronicle.documents));
    return Exit::done;
  }

  static Exit list(const Dossier &d) {
    const Edited now = d.chronicle();
    std::string out;
    for (const Edit &e : d.log()) {
      std::string line = fmt::format("{:>4}  {:<12}  {}{}", e.number, to_string(e.kind), e.by, e.at.empty() ? "" : ", " + e.at);
      for (const Anchor &a : e.events)
        line += "  " + named(now.chronicle, a);
      if (e.kind == EditKind::undo)
        line += "  edit " + std::to_string(e.undo);
      if (!e.value.empty())
        line += "  \"" + e.value + "\"";
      for (const EditReport &r : now.reports)
        if (r.number == e.number)
          line += "  (no effect: " + r.message + ")";
      out += base::terminal(line) + '\n';
    }
    write_output("-", out);
    return Exit::done;
  }

  /// The id of the event that an edit speaks of, else the place it speaks of.
  static std::string named(const Chronicle &c, const Anchor &a) {
    for (const Event &e : c.events)
      for (const MentionRef &m : e.mentions)
        if (const Annotations &d = c.documents[m.document]; d.document.id == a.document && d.events[m.event].span == a.span)
          return e.id;
    return a.document + "@" + std::to_string(a.span.begin);
  }

  const Options &o_;
  std::unique_ptr<Chronicle> chronicle_;
};

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  std::vector<std::string> names;
  for (const Action &a : actions)
    names.emplace_back(a.name);
  app.add_option("DOSSIER", o->dossier, "the dossier")->required();
  app.add_option(
         "ACTION", o->action,
         "merge EVENT EVENT ...; split EVENT DOC:START-END ...; redate EVENT DATE; relabel EVENT TEXT; recategorise EVENT CATEGORY; "
         "relink EVENT RELATION EVENT; hide EVENT; confirm EVENT; note EVENT TEXT; undo NUMBER; log; export; apply FILE")
      ->required()
      ->check(CLI::IsMember(names));
  app.add_option("WHAT", o->what, "what the action takes; an event by its id or the beginning of it");
  app.add_option("--by", o->by, "who says so (default: $USER)");
  app.add_option("--at", o->at, "when: an ISO date (default: none; no clock is read)");
  app.footer("Examples:\n"
             "  demarche edit affair.dossier redate 1f3a90c2b7de 2024-04-24 --by anna\n"
             "  demarche edit affair.dossier merge 1f3a90c2b7de 77ab12cd90ef\n"
             "  demarche edit affair.dossier undo 2\n"
             "  demarche edit affair.dossier export > edits.jsonl");
  return [o] { return Editor(*o).run(); };
}

} // namespace

extern const Command command_edit;
const Command command_edit = {"edit", "correct a dossier: merge, split, redate, relabel, hide, note, undo ...", configure};

} // namespace demarche::cli

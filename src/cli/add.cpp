// demarche add: puts documents into a dossier, and does only what is not done yet.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include <fmt/format.h>

#include <demarche/dossier.hpp>
#include <demarche/pipeline.hpp>

#include "base/counted.hpp"
#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "cli/recipe.hpp"

namespace demarche::cli {

namespace {

struct Options {
  std::string dossier;
  InputOptions input;
  std::vector<std::string> remove;
  bool prune = false;
};

class Adder {
public:
  explicit Adder(const Options &o) : o_(o), dossier_(o.dossier, Dossier::Access::create) {}

  Exit run() {
    remove();
    if (!o_.input.files.empty())
      read();
    for (Task &t : dossier_.outdated())
      if (std::none_of(tasks_.begin(), tasks_.end(),
                       [&](const Task &x) { return x.document.id == t.document.id && x.document.text == t.document.text; }))
        tasks_.push_back(std::move(t));
    const std::size_t all = tasks_.size();
    if (!work()) {
      tell(fmt::format("interrupted: {} of {} documents are in the dossier; the same command goes on from there", done_, all));
      return Exit::interrupted;
    }
    leave();
    dossier_.refresh(thread_count(o_.input));
    report();
    return some_failed_ ? Exit::some_failed : Exit::done;
  }

private:
  void remove() {
    for (const std::string &name : o_.remove) {
      const std::vector<std::string> places = dossier_.places_of(name);
      if (places.empty())
        throw Error(Exit::usage, name + ": the dossier has no document of this id, file or folder");
      removed_ += dossier_.forget(places);
    }
  }

  void read() {
    ReadOptions options;
    options.max_document = o_.input.max_document;
    options.unique = false; // the dossier tells documents apart, among all that it has
    ReadResult read = read_all(o_.input.files, options);
    for (const std::string &notice : read.notices)
      tell(notice);
    std::vector<std::string> unread, folders;
    for (const ReadProblem &p : read.problems) {
      tell(p.where + ": " + p.message);
      unread.push_back(place_of(p.where).carrier);
    }
    some_failed_ = !read.problems.empty();
    if (read.documents.empty() && some_failed_)
      throw Error(Exit::no_input, "no input could be read; the dossier is as it was");
    std::error_code ignored;
    for (const std::string &f : o_.input.files)
      if (std::filesystem::is_directory(f, ignored))
        folders.push_back(std::filesystem::path(f).lexically_normal().string());
    const std::string recipe = to_text(recipe_from(o_.input));
    std::vector<Task> documents;
    for (Document &d : read.documents) {
      std::vector<Place> places = {place_of(d.origin)};
      documents.push_back({std::move(d), recipe, std::move(places)});
    }
    plan_ = dossier_.plan(std::move(documents), folders, unread);
    tasks_ = std::move(plan_.tasks);
  }

  /// False when it was interrupted: what was done by then is committed.
  bool work() {
    std::map<std::string, PipelineOptions> options;
    for (const Task &t : tasks_)
      if (!options.count(t.recipe))
        options.emplace(t.recipe, pipeline_options(recipe_of(t.recipe)));
    Batch batch(dossier_);
    const Interrupt interrupt;
    Progress progress("annotating", tasks_.size());
    std::size_t next = 0;
    base::ordered_pipeline(
        thread_count(o_.input),
        [&]() -> std::optional<Task> {
          return next < tasks_.size() && !Interrupt::asked() ? std::optional(std::move(tasks_[next++])) : std::nullopt;
        },
        [&](Task &&t) {
          Annotations a = annotate(t.document, options.at(t.recipe));
          return done(std::move(t), std::move(a));
        },
        [&](Done &&d) {
          done_ += batch.add(std::move(d));
          progress.step();
        });
    done_ += batch.commit();
    return next == tasks_.size();
  }

  /// What a file that was read no longer holds, and with --prune what a folder no longer holds.
  void leave() {
    removed_ += dossier_.forget(plan_.replaced);
    if (o_.prune)
      removed_ += dossier_.forget(plan_.vanished);
    else if (!plan_.vanished.empty())
      tell(fmt::format("{} (the first: {}) {} there no more; kept, --prune takes {} out", base::counted(plan_.vanished.size(), "place"),
                       plan_.vanished.front(), plan_.vanished.size() == 1 ? "is" : "are", plan_.vanished.size() == 1 ? "it" : "them"));
  }

  void report() const {
    std::string what = fmt::format("{} annotated", done_);
    if (plan_.unchanged)
      what += fmt::format(", {} unchanged", plan_.unchanged);
    if (removed_)
      what += fmt::format(", {} taken out", removed_);
    tell(fmt::format("{}: {}; {} in all", o_.dossier, what, base::counted(dossier_.documents(), "document")));
  }

  const Options &o_;
  Dossier dossier_;
  Plan plan_;
  std::vector<Task> tasks_;
  std::size_t done_ = 0, removed_ = 0;
  bool some_failed_ = false;
};

std::function<Exit()> configure(CLI::App &app) {
  auto o = std::make_shared<Options>();
  app.add_option("DOSSIER", o->dossier, "the dossier, made when there is none")->required();
  add_input_options(app, o->input);
  app.get_option("FILES")->required(false)->description("files, directories (read recursively), or - for standard input");
  app.add_option("--remove", o->remove, "take out a document by id, file or folder; may be given again")->allow_extra_args(false);
  app.add_flag("--prune", o->prune, "take out what the directories named no longer hold");
  app.footer("Examples:\n"
             "  demarche add affair.dossier statements/\n"
             "  demarche add affair.dossier statements/ --prune\n"
             "  demarche add affair.dossier --remove statements/draft.md\n"
             "  demarche timeline affair.dossier -o timeline.html");
  return [o] { return Adder(*o).run(); };
}

} // namespace

extern const Command command_add;
const Command command_add = {"add", "put documents into a dossier; only what is new or changed is done", configure};

} // namespace demarche::cli

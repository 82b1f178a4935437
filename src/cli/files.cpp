#include "cli/files.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <demarche/dossier.hpp>
#include <demarche/reader.hpp>

namespace demarche::cli {

void add_input_options(CLI::App &app, InputOptions &o) {
  app.add_option("FILES", o.files, "files, directories (read recursively), - for standard input, or a dossier")->required();
  add_time_options(app, o.time);
  app.add_option("--actors", o.actors, "your own actors: rows of kind, name, other names ... parted by tabs");
  app.add_option("-j,--threads", o.threads, "threads (default: all cores); the output does not depend on it");
  app.add_option("--max-document", o.max_document, "refuse larger documents: bytes, or 100MB (default: 64MB)")
      ->transform(CLI::AsSizeValue(false));
}

ActorOptions read_actors_file(const std::string &path) {
  if (path.empty())
    return {};
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Error(Exit::no_input, path + ": cannot be read: " + std::error_code(errno, std::generic_category()).message());
  std::ostringstream rows;
  rows << file.rdbuf();
  return read_actors(std::move(rows).str(), path);
}

PipelineOptions pipeline_options(const InputOptions &o) {
  PipelineOptions p;
  p.actor = read_actors_file(o.actors);
  p.timex = timex_options(o.time);
  return p;
}

unsigned thread_count(const InputOptions &o) { return o.threads ? o.threads : std::max(1U, std::thread::hardware_concurrency()); }

bool names_dossier(const InputOptions &o) {
  const auto dossier = std::find_if(o.files.begin(), o.files.end(), is_dossier);
  if (dossier == o.files.end())
    return false;
  if (o.files.size() > 1)
    throw Error(Exit::usage, *dossier + ": a dossier stands alone; put the other files into it: demarche add " + *dossier + " FILES");
  if (!o.time.date.empty() || !o.time.date_order.empty() || !o.time.rule_files.empty() || !o.actors.empty())
    throw Error(Exit::usage, *dossier + ": --date, --date-order, --rules and --actors are told to demarche add; a dossier keeps them");
  return true;
}

Story read_story(const InputOptions &o) {
  if (!names_dossier(o)) {
    const PipelineOptions pipeline = pipeline_options(o);
    Inputs inputs = read_inputs(o);
    return {connect(std::move(inputs.documents), pipeline, thread_count(o)), inputs.some_failed};
  }
  const Dossier dossier(o.files.front(), Dossier::Access::read);
  tell_of(dossier, o.files.front());
  Edited e = dossier.chronicle();
  tell_of(e.reports);
  return {std::move(e.chronicle), false};
}

void tell_of(const std::vector<EditReport> &reports) {
  for (const EditReport &r : reports)
    tell("edit " + std::to_string(r.number) + " is kept but has no effect: " + r.message);
}

void tell_of(const Dossier &dossier, const std::string &path) {
  if (!dossier.made_by_this_program())
    tell(path + ": was made with other rules or another version; demarche add " + path + " does its documents anew");
  else if (!dossier.current())
    tell(path + ": the chronicle has not followed the last changes and is made anew; demarche add " + path + " keeps it");
}

Inputs read_inputs(const InputOptions &o) {
  ReadOptions options;
  options.max_document = o.max_document;
  ReadResult read = read_all(o.files, options);
  for (const std::string &notice : read.notices)
    tell(notice);
  for (const ReadProblem &problem : read.problems)
    tell(problem.where + ": " + problem.message);
  if (read.documents.empty())
    throw Error(Exit::no_input, "no input could be read");
  return {std::move(read.documents), !read.problems.empty()};
}

} // namespace demarche::cli

#include "cli/files.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <demarche/reader.hpp>

namespace demarche::cli {

void add_input_options(CLI::App &app, InputOptions &o) {
  app.add_option("FILES", o.files, "files, directories (read recursively), or - for standard input")->required();
  app.add_option("--date", o.date, "the creation date of the documents, over what they say: 2024-04-24, 2024-04 or 2024");
  app.add_option("--date-order", o.date_order, "how to read 03/04/2024: auto, dmy or mdy")->check(CLI::IsMember({"auto", "dmy", "mdy"}));
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
  if (o.date_order == "dmy")
    p.timex.order = TimexOptions::DateOrder::day_first;
  if (o.date_order == "mdy")
    p.timex.order = TimexOptions::DateOrder::month_first;
  if (o.date.empty())
    return p;
  p.timex.creation = parse_iso(o.date);
  if (!p.timex.creation)
    throw Error(Exit::usage, "--date " + o.date + ": no ISO date; write 2024-04-24, 2024-04 or 2024");
  return p;
}

unsigned thread_count(const InputOptions &o) { return o.threads ? o.threads : std::max(1U, std::thread::hardware_concurrency()); }

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

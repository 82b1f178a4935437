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

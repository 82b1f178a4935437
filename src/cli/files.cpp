#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <thread>

#include <demarche/reader.hpp>

namespace demarche::cli {

void add_input_options(CLI::App &app, InputOptions &o) {
  app.add_option("FILES", o.files, "files, directories (read recursively), or - for standard input")->required();
  app.add_option("--date", o.date, "the creation date of the documents, over what they say: 2024-04-24, 2024-04 or 2024");
  app.add_option("--date-order", o.date_order, "how to read 03/04/2024: auto, dmy or mdy")->check(CLI::IsMember({"auto", "dmy", "mdy"}));
  app.add_option("-j,--threads", o.threads, "threads (default: all cores); the output does not depend on it");
  app.add_option("--max-document", o.max_megabytes, "refuse documents larger than so many megabytes")->capture_default_str();
}

PipelineOptions pipeline_options(const InputOptions &o) {
  PipelineOptions p;
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
  options.max_document = o.max_megabytes << 20;
  ReadResult read = read_all(o.files, options);
  for (const std::string &notice : read.notices)
    tell(notice);
  for (const ReadProblem &problem : read.problems)
    tell(problem.where + ": " + problem.message);
  if (read.documents.empty())
    throw Error(Exit::no_input, "no input could be read");
  return {std::move(read.documents), !read.problems.empty()};
}

void tell(const std::string &message) { std::fprintf(stderr, "demarche: %s\n", message.c_str()); }

void write_output(const std::string &path, const std::string &bytes) {
  const bool to_stdout = path.empty() || path == "-";
  std::FILE *out = to_stdout ? stdout : std::fopen(path.c_str(), "wb");
  if (!out)
    throw Error(Exit::not_written, path + ": cannot be written: " + std::strerror(errno));
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size() && std::fflush(out) == 0;
  const int error = errno;
  const bool closed = to_stdout || std::fclose(out) == 0;
  if (!written || !closed)
    throw Error(Exit::not_written,
                (to_stdout ? std::string("standard output") : path) + ": cannot be written: " + std::strerror(written ? errno : error));
}

} // namespace demarche::cli

// What the subcommands share: inputs read with their problems told, outputs written whole or not at all.
#pragma once
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <demarche/chronicle.hpp>
#include <demarche/document.hpp>
#include <demarche/dossier.hpp>
#include <demarche/error.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/reader.hpp>

#include "cli/time_options.hpp"

namespace demarche::cli {

/// The options of every subcommand that reads documents.
struct InputOptions {
  std::vector<std::string> files;
  TimeOptions time;
  std::string actors;                                    ///< --actors
  unsigned threads = 0;                                  ///< 0: all cores
  std::size_t max_document = ReadOptions{}.max_document; ///< bytes
};

/// Adds FILES (a dossier among them), --actors, -j, --max-document and the options about time.
void add_input_options(CLI::App &, InputOptions &);
/// What they say to the pipeline. Throws Error(usage) for a date that is none and for a bad row of --actors or --rules.
PipelineOptions pipeline_options(const InputOptions &);
unsigned thread_count(const InputOptions &); ///< at least 1

struct Inputs {
  std::vector<Document> documents;
  bool some_failed = false; ///< told on stderr already; the subcommand ends with Exit::some_failed when all else went well
};

/// Reads FILES and tells notices and problems on stderr. Throws Error(no_input) when nothing could be read.
Inputs read_inputs(const InputOptions &);

/// What FILES tell: read, annotated and connected; or the chronicle of a dossier, when they name one.
struct Story {
  Chronicle chronicle;
  bool some_failed = false;
};
Story read_story(const InputOptions &);
/// Tells when a dossier's annotations or chronicle are not of today.
void tell_of(const Dossier &, const std::string &path);
/// Tells which edits have no effect.
void tell_of(const std::vector<EditReport> &);
/// Is it one dossier that FILES name? Throws Error(usage) for one among other files, and for options that a dossier cannot follow.
bool names_dossier(const InputOptions &);

/// `done` unless some inputs failed.
template <class Read> Exit exit_of(const Read &read, Exit done = Exit::done) {
  return done == Exit::done && read.some_failed ? Exit::some_failed : done;
}

/// Writes to a file, whole or not at all, or to stdout for "" and "-". Throws Error(not_written) that says why.
void write_output(const std::string &path, const std::string &bytes);

/// Adds --color, for what a person reads; use_color() says what it comes to (https://no-color.org).
void add_color_option(CLI::App &, std::string &when);
bool use_color(const std::string &when);

/// The user's own actors; the built-in ones for "". Throws Error: the file cannot be read, or a row is none.
ActorOptions read_actors_file(const std::string &path);

/// A message on stderr: "demarche: ...".
void tell(const std::string &message);

} // namespace demarche::cli

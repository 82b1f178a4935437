// From options to what a dossier keeps of them, and back to what the pipeline takes.
#pragma once
#include <demarche/dossier.hpp>
#include <demarche/pipeline.hpp>

#include "cli/files.hpp"

namespace demarche::cli {

/// Reads the files that the options name. Throws Error(no_input).
Recipe recipe_from(const InputOptions &);
/// Throws Error(usage) for a date that is none and for a bad row.
PipelineOptions pipeline_options(const Recipe &);

/// The file that holds a document: "docs.jsonl" for "docs.jsonl:12", "box.zip" for "box.zip/letter.eml"; "-" stays "-".
Place place_of(const std::string &origin);

} // namespace demarche::cli

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "cli/brief_output.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file)
    throw Error(Exit::usage, path.string() + ": cannot be read: " + std::generic_category().message(errno));
  return std::move(bytes).str();
}

} // namespace

BriefTemplate read_template(const std::string &folder) {
  if (folder.empty())
    return {};
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw Error(Exit::usage, folder + ": no folder; demarche brief --write-template " + folder + " makes one to start from");
  std::vector<TemplateFile> files;
  for (const TemplateFile &known : built_in_template())
    if (const fs::path path = fs::path(folder) / known.name; fs::exists(path, error))
      files.push_back({known.name, path.string(), contents(path)});
  if (files.empty())
    throw Error(Exit::usage, folder + ": holds no file of a template (words.tsv, profiles.tsv, styles.tsv, brief.css)");
  return BriefTemplate(files);
}

void write_template(const std::string &folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw Error(Exit::not_written, folder + ": cannot be made: " + error.message());
  for (const TemplateFile &f : built_in_template())
    if (fs::exists(fs::path(folder) / f.name, error))
      throw Error(Exit::not_written, (fs::path(folder) / f.name).string() + ": is there already, and is not written over");
  for (const TemplateFile &f : built_in_template())
    write_output((fs::path(folder) / f.name).string(), f.bytes);
}

} // namespace demarche::cli

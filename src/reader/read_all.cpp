// From paths to documents: finds the files, picks a reader for each, reports what could not be read.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <demarche/reader.hpp>

#include "base/utf8.hpp"
#include "reader/reader_plugins.inc"

namespace demarche {

DECLARE_READERS

const std::vector<const Reader *> &readers() {
  static const std::vector<const Reader *> table = {READERS};
  return table;
}

namespace {

namespace fs = std::filesystem;

bool has_suffix(const Reader &r, const std::string &name) {
  std::istringstream suffixes(r.suffixes);
  for (std::string s; suffixes >> s;)
    if (name.size() > s.size() && name.ends_with(s))
      return true;
  return false;
}

const Reader &reader_for(const Input &input) {
  for (const Reader *r : readers())
    if (has_suffix(*r, input.name))
      return *r;
  for (const Reader *r : readers())
    if (r->accepts && r->accepts(input))
      return *r;
  return *readers().back(); // plain text takes the rest
}

void read_input(Input input, ReadResult &out) { reader_for(input).read(input, out); }

void read_file(const fs::path &path, const ReadOptions &, ReadResult &out) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf() || in.eof())) {
    out.problems.push_back({path.string(), "cannot be read: " + std::error_code(errno, std::generic_category()).message()});
    return;
  }
  read_input({path.string(), std::move(bytes).str()}, out);
}

void read_path(const std::string &name, const ReadOptions &options, ReadResult &out) {
  if (name == "-") {
    std::ostringstream bytes;
    bytes << std::cin.rdbuf();
    read_input({name, std::move(bytes).str()}, out);
    return;
  }
  std::error_code error;
  if (fs::is_directory(name, error)) {
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(name, fs::directory_options::skip_permission_denied, error))
      if (entry.is_regular_file())
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path &f : files)
      read_file(f, options, out);
  } else if (!fs::exists(name, error)) {
    out.problems.push_back({name, "no such file"});
  } else {
    read_file(name, options, out);
  }
}

} // namespace

ReadResult read_all(const std::vector<std::string> &paths, const ReadOptions &options) {
  ReadResult out;
  for (const std::string &p : paths)
    read_path(p, options, out);
  return out;
}

} // namespace demarche

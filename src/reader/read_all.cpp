// From paths to documents: finds the files and reads each, reports what could not be read.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include <demarche/reader.hpp>

#include "reader/parts.hpp"
#include "reader/unique.hpp"

namespace demarche {

namespace {

namespace fs = std::filesystem;

/// Up to `limit` + 1 bytes: one too many is how a stream without a size shows that it is too large.
std::optional<std::string> bytes_of(std::FILE *file, std::size_t limit) {
  std::string bytes;
  std::array<char, 65536> block{};
  for (std::size_t n = 0; bytes.size() <= limit && (n = std::fread(block.data(), 1, block.size(), file)) > 0;)
    bytes.append(block.data(), n);
  if (std::ferror(file))
    return {};
  return bytes;
}

void read_stream(const std::string &name, std::FILE *file, const ReadOptions &options, ReadResult &out) {
  constexpr std::size_t peek = 4096;
  Allowance allowance = allowance_of(options);
  Input input{name, {}, &allowance, 0};
  const auto head = bytes_of(file, peek);
  if (head) {
    input.bytes = *head;
    const bool many = reader_for(input).many;
    const std::size_t limit = many ? std::string::npos - 1 : options.max_document;
    if (const auto rest = bytes_of(file, limit - std::min(limit, head->size()))) {
      input.bytes += *rest;
      if (input.bytes.size() > limit)
        out.problems.push_back({name, too_large(limit)});
      else
        read_with(reader_for(input), input, out);
      return;
    }
  }
  out.problems.push_back({name, "cannot be read: " + std::generic_category().message(errno)});
}

void read_file(const std::string &name, const ReadOptions &options, ReadResult &out) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(name.c_str(), "rb"), std::fclose);
  if (!file)
    out.problems.push_back({name, errno == ENOENT ? "no such file" : "cannot be read: " + std::generic_category().message(errno)});
  else
    read_stream(name, file.get(), options, out);
}

/// The files below a directory, in order of name; hidden ones are somebody's bookkeeping.
std::vector<fs::path> files_below(const fs::path &top, ReadResult &out) {
  std::vector<fs::path> files, directories = {top};
  while (!directories.empty()) {
    const fs::path directory = std::move(directories.back());
    directories.pop_back();
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored; // a dangling link is neither
      if (at->path().filename().string().starts_with("."))
        continue;
      if (at->is_directory(ignored) && !at->is_symlink(ignored)) // links to directories may run in circles
        directories.push_back(at->path());
      else if (at->is_regular_file(ignored))
        files.push_back(at->path());
    }
    if (error)
      out.problems.push_back({directory.string(), "cannot be read: " + error.message()});
  }
  std::sort(files.begin(), files.end());
  return files;
}

void read_path(const std::string &name, const ReadOptions &options, ReadResult &out) {
  std::error_code error;
  if (name == "-") {
    read_stream(name, stdin, options, out);
  } else if (fs::is_directory(name, error)) {
    const std::vector<fs::path> files = files_below(name, out);
    if (files.empty())
      out.notices.push_back(name + ": no files in this directory");
    for (const fs::path &f : files)
      read_file(f.string(), options, out);
  } else {
    read_file(name, options, out);
  }
}

/// Documents no program should meet: too large for the limit, or with nothing in them (kept, and said so).
void check_sizes(ReadResult &read, std::size_t limit) {
  std::vector<Document> kept;
  for (Document &d : read.documents) {
    if (d.text.size() > limit) {
      read.problems.push_back({d.origin, too_large(limit), d.id});
      continue;
    }
    if (d.text.find_first_not_of(" \t\n\r") == std::string::npos)
      read.notices.push_back(d.origin + ": empty, a document without events");
    kept.push_back(std::move(d));
  }
  read.documents = std::move(kept);
}

} // namespace

ReadResult read_all(const std::vector<std::string> &paths, const ReadOptions &options) {
  ReadResult out;
  for (const std::string &p : paths)
    read_path(p, options, out);
  check_sizes(out, options.max_document);
  if (options.unique)
    make_unique(out);
  return out;
}

} // namespace demarche

// PDF by a program that is installed: started by its argument list, without a shell, with a time limit, in a folder of its own.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/process.hpp"
#include "cli/brief_output.hpp"
#include "cli/files.hpp"

namespace demarche::cli {

namespace {

namespace fs = std::filesystem;

/// A new folder that only we can read; gone when it is left.
class Folder {
public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "demarche-brief-XXXXXX").string();
    if (!mkdtemp(name.data()))
      throw Error(Exit::not_written, name + ": no folder could be made for the PDF");
    path_ = name;
  }
  Folder(const Folder &) = delete;
  Folder &operator=(const Folder &) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const std::string &name) const { return (path_ / name).string(); }

private:
  fs::path path_;
};

struct Program {
  std::string name;
  const char *input; ///< the format it starts from
  std::vector<std::string> argv;
};

/// In the order they are tried. Each reads paper.html or paper.docx of the folder and writes paper.pdf there.
std::vector<Program> programs(const Folder &at) {
  const std::vector<std::string> print = {"--headless",
                                          "--no-sandbox",
                                          "--disable-gpu",
                                          "--disable-quic",
                                          "--no-first-run",
                                          "--disable-background-networking",
                                          "--disable-component-update",
                                          "--disable-sync",
                                          "--disable-dev-shm-usage",
                                          "--no-pdf-header-footer",
                                          "--user-data-dir=" + at / "profile",
                                          "--print-to-pdf=" + at / "paper.pdf",
                                          "file://" + at / "paper.html"};
  std::vector<Program> out;
  const char *chrome = std::getenv("CHROME"); // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
  for (const std::string name : {chrome ? chrome : "", "chromium", "google-chrome"})
    if (!name.empty()) {
      out.push_back({name, "html", {name}});
      out.back().argv.insert(out.back().argv.end(), print.begin(), print.end());
    }
  out.push_back({"weasyprint", "html", {"weasyprint", at / "paper.html", at / "paper.pdf"}});
  for (const char *name : {"soffice", "libreoffice"})
    out.push_back({name,
                   "docx",
                   {name, "--headless", "--norestore", "-env:UserInstallation=file://" + at / "profile", "--convert-to", "pdf", "--outdir",
                    at / "", at / "paper.docx"}});
  return out;
}

void put(const std::string &path, const std::string &bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush())
    throw Error(Exit::not_written, path + ": cannot be written");
}

std::string get(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

const char *what_became(base::ProcessResult::End end) {
  return end == base::ProcessResult::End::absent        ? "is not installed"
         : end == base::ProcessResult::End::out_of_time ? "took too long"
                                                        : "failed";
}

} // namespace

std::string brief_pdf(const Outline &paper, const BriefTemplate &look) {
  const Folder at;
  put(at / "paper.html", brief_html(paper, look));
  put(at / "paper.docx", brief_docx(paper, look));
  base::ProcessLimits limits;
  limits.cpu = limits.wall = std::chrono::seconds(120);
  limits.memory = base::ProcessLimits::no_limit; // browsers reserve far more address space than they use
  limits.files = std::size_t{1} << 30;
  std::string tried;
  for (const Program &p : programs(at)) {
    const base::ProcessResult result = base::run(p.argv, {}, limits);
    if (std::string pdf = get(at / "paper.pdf"); result.end == base::ProcessResult::End::done && pdf.starts_with("%PDF"))
      return pdf;
    tried += (tried.empty() ? "" : ", ") + p.name + " " + what_became(result.end);
  }
  throw Error(Exit::not_written, "no program here makes a PDF (" + tried +
                                     "): install chromium, weasyprint or libreoffice-writer, or write .docx or .html and print that");
}

} // namespace demarche::cli

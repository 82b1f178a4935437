// What `demarche brief` needs besides the command: templates on the disk, and PDF by another program.
#pragma once
#include <string>

#include <demarche/brief.hpp>

namespace demarche::cli {

/// The built-in template for "". Throws Error: the folder holds none, or a file is bad (file, line, what to do).
BriefTemplate read_template(const std::string &folder);
/// Writes the built-in template into a folder that must not hold one yet.
void write_template(const std::string &folder);

/// The paper as PDF, by Chromium, WeasyPrint or LibreOffice, whichever is installed first. Throws Error that says what was
/// tried when none is or none could.
std::string brief_pdf(const Outline &, const BriefTemplate &);

} // namespace demarche::cli

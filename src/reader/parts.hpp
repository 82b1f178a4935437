// Which reader reads what, and how a reader hands on a part of its file: an attachment, a member of an archive.
#pragma once
#include <string>

#include <demarche/reader.hpp>

namespace demarche {

/// By what the bytes surely are, else by the name's suffix, else by what the bytes look like; plain text takes the rest.
const Reader &reader_for(const Input &);

/// Reads with this reader. A failure inside it (no memory for a hostile size) is a problem of this input, not of the program.
void read_with(const Reader &, const Input &, ReadResult &);

/// Reads a part of `whole` with the reader that fits, within the allowance of the file that all lies in.
void read_part(const Input &whole, const std::string &name, std::string bytes, ReadResult &);

Allowance allowance_of(const ReadOptions &);
/// What may still be spent on parts of this input; the default where the caller said nothing.
Allowance &allowance_of(const Input &);

/// The name of a part as a label for messages and origins: no root, no way up, nothing that is not UTF-8. No file is opened by it.
std::string part_label(std::string name);

std::string too_large(std::size_t limit);

} // namespace demarche

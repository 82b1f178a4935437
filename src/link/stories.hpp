// Copies: documents that are one report, printed by many. What twenty outlets took from one wire is one source.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/annotations.hpp>

namespace demarche::link {

/// For each document the first one (in the order given) that it is a copy of, near enough; itself when there is none. Copies
/// share most of the shorter one's runs of words: a new headline, a paragraph cut or added, a word changed make no new report.
///
/// Runs of four words are hashed, and a document keeps the smallest hashes as its sketch (Broder 1997, "On the resemblance and
/// containment of documents"); only documents that share some of the very smallest are compared. Nearly linear in the text.
std::vector<std::uint32_t> find_stories(const std::vector<Annotations> &, unsigned threads = 1);

} // namespace demarche::link

// One document, one id.
#pragma once
#include <demarche/reader.hpp>

namespace demarche {

/// Keeps a document met twice once, and gives different documents under one id ids of their own (id~contents).
/// Says so in notices. Does not depend on the order of the documents.
void make_unique(ReadResult &);

} // namespace demarche

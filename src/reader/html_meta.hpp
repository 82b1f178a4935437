// What a page says of itself: JSON-LD, <meta>, <time>, <link rel="canonical">.
#pragma once
#include <libxml/tree.h>

#include <demarche/document.hpp>

namespace demarche::html {

/// Fills title, published, url and source. What schema.org's JSON-LD says goes before Open Graph and <meta>, these before the words of the
/// page.
void describe(xmlNode *root, Document &);

} // namespace demarche::html

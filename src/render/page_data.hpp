// What the page knows: columns of events, read at once, and texts (sentences, links, conflicts), read when
// first asked for. Both are JSON; src/render/page/store.js is the other half of this contract.
#pragma once
#include <string>

#include "render/facts.hpp"

namespace demarche::render_room {

struct PageData {
  std::string events; ///< JSON: labels, dates, categories, factuality, actors, documents
  std::string texts;  ///< JSON: quotes by event, links, conflicts
};

PageData page_data(const Chronicle &, const Timeline &, const Facts &);

} // namespace demarche::render_room

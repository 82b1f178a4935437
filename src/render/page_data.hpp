// What the page knows, as blocks: the events, read at once; the documents, the links and the texts, read when
// first asked for. src/render/page/store.js and texts.js are the other half of this contract.
#pragma once
#include <string>
#include <vector>

#include "render/facts.hpp"

namespace demarche::render_room {

struct PageData {
  std::string events;             ///< labels, dates, categories, factuality, actors; the words of all texts
  std::string documents;          ///< documents, and by event: id, documents, speakers
  std::string links;              ///< links, conflicts
  std::vector<std::string> texts; ///< quotes of events and of the links to them, `page_chunk` events a block
};

inline constexpr std::size_t page_chunk = 2048;

PageData page_data(const Chronicle &, const Timeline &, const Facts &);

} // namespace demarche::render_room

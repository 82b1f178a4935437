#include "reader/unique.hpp"

#include <algorithm>
#include <map>

#include "base/hash.hpp"

namespace demarche {

std::string contents_of(const Document &d) {
  std::string all;
  for (const std::string *part : {&d.text, &d.title, &d.url, &d.source})
    all += *part + '\0';
  all += d.published ? edtf(*d.published) : "";
  for (const GivenEvent &e : d.given_events.value_or(std::vector<GivenEvent>{}))
    all += '\0' + e.id + ' ' + std::to_string(e.span.begin) + ' ' + std::to_string(e.span.end);
  for (const std::string *part : {&d.number, &d.place, &d.actors})
    if (!part->empty())
      all += '\0' + *part;
  return base::hex(all, 64);
}

std::string id_among_others(const std::string &id, const std::string &contents) { return id + "~" + contents.substr(0, 8); }

void make_unique(ReadResult &read) {
  std::map<std::string, std::vector<std::size_t>> by_id;
  for (std::size_t i = 0; i < read.documents.size(); ++i)
    by_id[read.documents[i].id].push_back(i);
  std::vector<bool> drop(read.documents.size(), false);
  for (const auto &[id, places] : by_id) {
    if (places.size() == 1)
      continue;
    std::map<std::string, std::size_t> kept; // contents -> the document; the smallest origin speaks for it
    for (const std::size_t i : places) {
      const auto [at, first] = kept.try_emplace(contents_of(read.documents[i]), i);
      if (first)
        continue;
      Document &old = read.documents[at->second];
      const std::string &name = read.documents[i].origin;
      read.notices.push_back(std::max(old.origin, name) + ": the same document as " + std::min(old.origin, name) + "; taken once");
      old.origin = std::min(old.origin, name);
      drop[i] = true;
    }
    if (kept.size() == 1)
      continue;
    for (const auto &[contents, i] : kept) {
      Document &d = read.documents[i];
      d.id = id_among_others(id, contents);
      read.notices.push_back(d.origin + ": the id \"" + id + "\" names different documents; here it becomes \"" + d.id + "\"");
    }
  }
  std::vector<Document> left;
  for (std::size_t i = 0; i < drop.size(); ++i)
    if (!drop[i])
      left.push_back(std::move(read.documents[i]));
  read.documents = std::move(left);
}

} // namespace demarche

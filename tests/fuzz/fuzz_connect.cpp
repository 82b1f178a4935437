// Any few documents are joined, asked and printed without harm. Documents are parted by a zero byte.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <demarche/ask.hpp>
#include <demarche/pipeline.hpp>
#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "base/utf8.hpp"

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string all(reinterpret_cast<const char *>(data), size);
  if (base::first_invalid_utf8(all) != std::string::npos)
    return 0;
  std::vector<Document> documents;
  for (std::size_t at = 0; at <= all.size() && documents.size() < 8;) {
    const std::size_t end = std::min(all.find('\0', at), all.size());
    Document d;
    d.text = all.substr(at, end - at);
    d.id = std::to_string(documents.size());
    if (!documents.empty())
      documents.push_back(std::move(d));
    else
      documents.push_back(std::move(d)), documents.back().published = parse_iso("2024-05-01");
    at = end + 1;
  }
  const Chronicle chronicle = connect(std::move(documents));
  Selection everything;
  everything.all = true;
  everything.sentences = 3;
  const Timeline timeline = select(chronicle, everything);
  for (const Renderer *r : renderers())
    r->render(chronicle, timeline);
  const EventGraph graph(chronicle);
  const Answer answer = ask(chronicle, graph, understand(all.substr(0, all.find('\n'))));
  if (answer_json(chronicle, answer).empty() || (answer_text(chronicle, answer, true).empty() && answer.found()))
    std::abort();
  return 0;
}

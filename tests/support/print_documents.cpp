// What the readers make of files, a JSON object a line: print_documents FILES.
#include <cstdio>

#include <nlohmann/json.hpp>

#include <demarche/reader.hpp>

using namespace demarche;

int main(int argc, char **argv) {
  const ReadResult read = read_all({argv + 1, argv + argc});
  for (const ReadProblem &p : read.problems)
    std::fprintf(stderr, "%s: %s\n", p.where.c_str(), p.message.c_str());
  for (const Document &d : read.documents) {
    const nlohmann::ordered_json o = {{"id", d.id},         {"title", d.title},   {"published", d.published ? edtf(*d.published) : ""},
                                      {"source", d.source}, {"number", d.number}, {"place", d.place},
                                      {"actors", d.actors}, {"text", d.text}};
    std::puts(o.dump().c_str());
  }
  return read.problems.empty() ? 0 : 4;
}

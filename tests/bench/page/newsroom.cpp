// A chronicle of any size for measuring the page: newsroom NUMBER html|json|sentences. Distinct sentences, dates of
// every grain over twenty years, some thousand actors of whom few are busy, twenty events a document, a link for every other event.
#include <cstdio>
#include <cstring>

#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "base/hash.hpp"
#include "page/prose.hpp"

using namespace demarche;

namespace {

When when(test::Numbers &n, Day d) {
  const Date date = to_date(d);
  switch (n.below(20)) {
  case 0:
    return within(year_interval(date.year), Known::stated);
  case 1:
  case 2:
    return within(month_interval(date.year, date.month), Known::stated);
  case 3:
    return throughout({instant(d), instant(d + 2 + n.below(9)), Grain::day}, Known::stated);
  case 4:
    return within({instant(d), end_of_time, Grain::unknown}, Known::bounded);
  default:
    return within(day_interval(d), Known::resolved);
  }
}

Chronicle newsroom(std::uint32_t events) {
  test::World w;
  test::Prose prose;
  test::Numbers &n = prose.numbers();
  constexpr std::uint32_t in_document = 20, years = 20, outlets = 40;
  const std::uint32_t actors = 30 + events / 40;
  for (std::uint32_t a = 0; a < actors; ++a)
    w.actor("a" + std::to_string(a), a < 30 ? prose.name() : prose.name() + " " + prose.name());
  std::vector<std::string> papers;
  for (std::uint32_t o = 0; o < outlets; ++o)
    papers.push_back("The " + prose.name() + " Gazette");
  // A few actors are in most events: the square of an even draw, squared.
  const auto actor = [&] {
    const double x = n.below(1U << 20U) / double(1U << 20U);
    return static_cast<std::uint32_t>(x * x * x * actors);
  };
  std::vector<std::string> sentences, triggers;
  for (std::uint32_t i = 0; i < events; ++i) {
    const std::uint32_t from = actor(), to = actor();
    const Day d = to_day({2004, 1, 1}) + static_cast<Day>(static_cast<std::uint64_t>(i) * years * 365 / events) + n.below(10);
    const std::string trigger = prose.word(),
                      label = w.c.actors[from].name + " " + trigger + " " + prose.word() + " " + w.c.actors[to].name;
    const auto e = w.event(label, when(n, d), static_cast<Category>(1 + n.below(16)), {from}, {to},
                           n.below(8) ? Factuality::happened : static_cast<Factuality>(n.below(6)));
    w.c.events[e].id = base::hex(std::to_string(i), 12);
    sentences.push_back(prose.sentence());
    triggers.push_back(sentences.back().substr(0, sentences.back().find_first_of(" ,.")));
    if (sentences.size() < in_document && i + 1 < events)
      continue;
    const std::uint32_t number = i / in_document, first = e + 1 - static_cast<std::uint32_t>(sentences.size());
    const auto doc = w.document(base::hex("d" + std::to_string(number), 12), sentences, papers[n.below(outlets)],
                                prose.sentence().substr(0, 60), iso_day(d).c_str());
    for (std::uint32_t k = 0; k < sentences.size(); ++k)
      w.mention(first + k, doc, k, triggers[k]);
    for (std::uint32_t k = 1; k < sentences.size(); k += 2)
      w.link(first + k - 1, first + k, k % 3 ? Relation::PROMPTS : Relation::CAUSES, k % 4 == 1, doc, k);
    sentences.clear();
    triggers.clear();
  }
  return std::move(w.c);
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3)
    return 2;
  const Chronicle c = newsroom(static_cast<std::uint32_t>(std::stoul(argv[1])));
  if (!std::strcmp(argv[2], "sentences")) {
    for (const Annotations &a : c.documents)
      for (const Sentence &s : a.text.sentences)
        std::printf("%s\n", std::string(slice(a.document.text, s.span)).c_str());
    return 0;
  }
  Selection s;
  s.all = true;
  for (const Renderer *r : renderers())
    if (!std::strcmp(r->name, argv[2])) {
      const std::string out = r->render(c, select(c, s));
      std::fwrite(out.data(), 1, out.size(), stdout);
      return 0;
    }
  return 2;
}

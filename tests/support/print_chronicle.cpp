// Prints a chronicle made by hand in a format: print_chronicle affair|bait|empty|NUMBER FORMAT
#include <cstdio>
#include <cstring>
#include <string>

#include <demarche/renderer.hpp>
#include <demarche/select.hpp>

#include "support/affair.hpp"
#include "support/many.hpp"

int main(int argc, char **argv) {
  using namespace demarche;
  if (argc != 3)
    return 2;
  const std::string which = argv[1];
  const Chronicle c = which == "affair" ? test::affair()
                      : which == "bait"
                          ? test::affair("</script></noscript><img src=x onerror=\"document.title='owned'\">{{}}${1}\u2028&amp;")
                      : which == "empty" ? Chronicle{}
                                         : test::many(static_cast<std::uint32_t>(std::stoul(which)));
  Selection s;
  s.all = true;
  s.sentences = 3;
  for (const Renderer *r : renderers())
    if (!std::strcmp(r->name, argv[2])) {
      const std::string out = r->render(c, select(c, s));
      std::fwrite(out.data(), 1, out.size(), stdout);
      return 0;
    }
  return 2;
}

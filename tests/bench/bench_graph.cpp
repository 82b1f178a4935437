// The graph at scale: a synthetic chronicle of a million events and five million links. Prints one line a measure.
//   bench_graph [EVENTS] [LINKS]
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <demarche/graph.hpp>

using namespace demarche;

namespace {

/// Processor time: what others do on the machine is not measured.
double now_ms() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

long peak_mb() {
  rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_maxrss / 1024;
}

/// Half of the events are dated; links lead from earlier to later ones, mostly near in time, one in ten causal.
Chronicle synthetic(std::uint32_t events, std::uint32_t links) {
  std::mt19937 random(5);
  Chronicle c;
  c.actors.resize(1000);
  c.events.resize(events);
  for (std::uint32_t i = 0; i < events; ++i) {
    if (random() % 2)
      c.events[i].when = within(day_interval(static_cast<Day>(i) / 50), Known::stated);
    c.events[i].actors = {static_cast<std::uint32_t>(random() % 1000)};
  }
  c.links.reserve(links);
  for (std::uint32_t i = 0; i < links; ++i) {
    Link l;
    l.from = random() % (events - 1);
    const std::uint32_t reach = random() % 10 ? 1000 : events;
    l.to = std::min<std::uint32_t>(events - 1, l.from + 1 + random() % reach);
    l.relation = random() % 10 ? Relation::BEFORE : Relation::CAUSES;
    l.stated = random() % 2;
    c.links.push_back(std::move(l));
  }
  return c;
}

template <class F> void measure(const char *name, int rounds, F query) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const double t = now_ms();
    query();
    times.push_back(now_ms() - t);
  }
  std::sort(times.begin(), times.end());
  std::printf("%-10s p50 %.3f ms  p99 %.3f ms  max %.3f ms\n", name, times[times.size() / 2], times[times.size() * 99 / 100], times.back());
}

} // namespace

int main(int argc, char **argv) {
  const auto events = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 1000000);
  const auto links = static_cast<std::uint32_t>(argc > 2 ? std::atol(argv[2]) : 5000000);
  const Chronicle c = synthetic(events, links);
  const long before = peak_mb();
  const double t = now_ms();
  const EventGraph g(c);
  std::printf("build      %.0f ms  %ld MB beside the chronicle's %ld\n", now_ms() - t, peak_mb() - before, before);
  std::mt19937 random(6);
  measure("preceding", 500, [&] { g.preceding(random() % events); });
  measure("causes_of", 500, [&] { g.causes_of(random() % events); });
  measure("before", 2000, [&] { g.before(random() % events, random() % events); });
  measure("near pairs", 2000, [&] {
    const std::uint32_t a = random() % events;
    g.before(a, std::min<std::uint32_t>(events - 1, a + random() % 200));
  });
}

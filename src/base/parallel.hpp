// The one place with threads: an ordered pipeline of produce -> work -> consume, work on each of a number of things, and two things
// beside each other.
//
// Items are worked on in parallel and consumed in the order they were produced, with at most
// `window` items between, so that memory is bounded however long the stream. With one thread
// nothing is started. An exception of any part stops the run and is rethrown to the caller.
#pragma once
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace demarche::base {

/// produce() -> optional<In>, called by one thread at a time; work(In&&) -> Out, by all;
/// consume(Out&&), by one thread at a time and in order.
template <class Produce, class Work, class Consume> void ordered_pipeline(unsigned threads, Produce produce, Work work, Consume consume) {
  using In = typename decltype(produce())::value_type;
  using Out = decltype(work(std::declval<In &&>()));
  if (threads <= 1) {
    while (std::optional<In> in = produce())
      consume(work(std::move(*in)));
    return;
  }
  std::mutex mutex;
  std::condition_variable room;
  std::map<std::size_t, Out> done;
  std::size_t produced = 0, consumed = 0;
  bool ended = false, consuming = false;
  std::exception_ptr failure;
  const std::size_t window = threads * 8; // one long document among short ones keeps nobody waiting

  // Called with the lock held: hands on what is next in order, one consumer at a time.
  auto drain = [&](std::unique_lock<std::mutex> &lock) {
    if (consuming)
      return;
    consuming = true;
    while (!failure && !done.empty() && done.begin()->first == consumed) {
      Out out = std::move(done.begin()->second);
      done.erase(done.begin());
      lock.unlock();
      try {
        consume(std::move(out));
        lock.lock();
      } catch (...) {
        lock.lock();
        failure = std::current_exception();
      }
      ++consumed;
      room.notify_all();
    }
    consuming = false;
  };
  auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      room.wait(lock, [&] { return ended || failure || produced - consumed < window; });
      if (ended || failure)
        return;
      try {
        std::optional<In> in = produce();
        if (!in) {
          ended = true;
          room.notify_all();
          return;
        }
        const std::size_t index = produced++;
        lock.unlock();
        Out out = work(std::move(*in));
        lock.lock();
        done.emplace(index, std::move(out));
        drain(lock);
      } catch (...) {
        if (!lock.owns_lock())
          lock.lock();
        failure = std::current_exception();
        room.notify_all();
        return;
      }
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i)
      pool.emplace_back(run);
  }
  if (failure)
    std::rethrow_exception(failure);
}

/// Two things beside each other, the first on a thread of its own when there may be two. Throws what either throws.
template <class F, class G> void both(unsigned threads, F first, G second) {
  if (threads <= 1) {
    first();
    second();
    return;
  }
  std::exception_ptr failure;
  {
    const std::jthread beside([&] {
      try {
        first();
      } catch (...) {
        failure = std::current_exception();
      }
    });
    second();
  }
  if (failure)
    std::rethrow_exception(failure);
}

/// ordered_pipeline() of the numbers below n: work(i) -> Out, consume(i, Out&&).
template <class Work, class Consume> void ordered_indices(unsigned threads, std::size_t n, Work work, Consume consume) {
  std::size_t next = 0, done = 0;
  ordered_pipeline(
      n < 2 ? 1 : threads, [&] { return next < n ? std::optional(next++) : std::nullopt; }, [&](std::size_t i) { return work(i); },
      [&](auto &&out) { consume(done++, std::forward<decltype(out)>(out)); });
}

/// 0 stands for all cores.
inline unsigned threads_of(unsigned wanted) { return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency()); }

/// work(tools, i) for each i below n, in no order: each may write only what is its own. make_tools() makes what a thread works with
/// (tables that are costly to make anew, and that show in no result).
template <class MakeTools, class Work> void for_each_index(unsigned threads, std::size_t n, MakeTools make_tools, Work work) {
  const std::size_t at_once = std::clamp<std::size_t>(n / (std::size_t{64} * std::max(1U, threads)), 1, 64);
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    try {
      auto tools = make_tools();
      for (std::size_t i; (i = next.fetch_add(at_once)) < n;)
        for (const std::size_t end = std::min(n, i + at_once); i < end; ++i)
          work(tools, i);
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
      next = n;
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, n); ++i)
      helpers.emplace_back(run);
    run();
  }
  if (failure)
    std::rethrow_exception(failure);
}

template <class Work> void for_each_index(unsigned threads, std::size_t n, Work work) {
  for_each_index(
      threads, n, [] { return 0; }, [&](int, std::size_t i) { work(i); });
}

} // namespace demarche::base

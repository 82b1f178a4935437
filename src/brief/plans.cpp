// What may yet come: plans and possibilities that have to do with the paper's subject.
#include "base/words.hpp"
#include "brief/material.hpp"
#include "brief/wording.hpp"

namespace demarche::brief {

namespace {

class Ahead {
public:
  explicit Ahead(const Material &m) : m_(m) {
    if (m.answer.target) {
      target_ = &m.event(*m.answer.target);
      words_ = base::content_words(target_->label);
    }
  }

  /// In the order of the paper: its rows, what the graph has after the target, what the timeline tells.
  template <class Wanted> std::vector<std::uint32_t> first(std::size_t most, Wanted wanted) const {
    std::vector<std::uint32_t> out;
    const auto take = [&](std::uint32_t event) {
      const auto known = [&](std::uint32_t o) {
        return o == event || m_.event(o).label == m_.event(event).label || same_deed(m_, o, event);
      };
      if (out.size() < most && wanted(m_.event(event)) && ours(event) && std::none_of(out.begin(), out.end(), known))
        out.push_back(event);
    };
    for (const std::uint32_t e : m_.rows)
      take(e);
    if (target_)
      for (const Step &s : m_.graph.following(*m_.answer.target))
        take(s.event);
    for (const Entry &entry : m_.timeline.entries)
      for (const std::uint32_t e : entry.events)
        take(e);
    std::sort(out.begin(), out.end());
    return out;
  }

private:
  bool ours(std::uint32_t event) const {
    const Event &e = m_.event(event);
    if (e.actors.empty() || nobodys(e) || !m_.ahead(e) || !m_.fresh(e))
      return false;
    if (!target_)
      return true;
    return !is_the_target(event) && (m_.has(event) || share_actor(*target_, e) || share_actor(e, *target_) || told_beside(e)) &&
           not_overtaken(e);
  }

  /// "Planned trip": a label that does not say whose deed it is to be tells a reader nothing.
  static bool nobodys(const Event &e) { return e.label.starts_with("Planned ") || e.label.starts_with("Possible "); }

  bool is_the_target(std::uint32_t event) const {
    if (event == *m_.answer.target)
      return true;
    const auto words = base::content_words(m_.event(event).label);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string &w) { return w == "plan" || std::find(words_.begin(), words_.end(), w) != words_.end(); });
  }

  bool told_beside(const Event &e) const {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &a) {
      return std::any_of(target_->mentions.begin(), target_->mentions.end(), [&](const MentionRef &b) { return a.document == b.document; });
    });
  }

  /// Of what has come about, a plan told before it began and without a later day may have been just that.
  bool not_overtaken(const Event &e) const {
    if (!told_as_fact(*target_) || target_->when.start_earliest == beginning_of_time)
      return true;
    if (e.when.known != Known::bounded && e.when.start_earliest >= target_->when.start_earliest)
      return true;
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const MentionRef &ref) {
      const auto &day = m_.chronicle.documents[ref.document].times.creation.interval;
      return day && day->begin >= target_->when.start_earliest;
    });
  }

  const Material &m_;
  const Event *target_ = nullptr;
  std::vector<std::string> words_; ///< of the target's label
};

} // namespace

bool has_a_day(const Event &e) noexcept { return e.when.known_at_all() && e.when.known != Known::bounded; }

std::vector<std::uint32_t> plans(const Material &m, std::size_t most) {
  std::vector<std::uint32_t> out =
      Ahead(m).first(most > 100 ? most : 4 * most, [](const Event &e) { return e.factuality == Factuality::planned; });
  const auto weight = [&](std::uint32_t i) { // what has a day first, then what is of a known kind or falls between two days
    const Event &e = m.event(i);
    const bool between = e.when.start_earliest != beginning_of_time && e.when.end_latest != end_of_time;
    return has_a_day(e) ? 0 : e.category != Category::none || between ? 1 : 2;
  };
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return weight(a) < weight(b); });
  if (m.options.profile == Profile::memo)
    std::erase_if(out, [&](std::uint32_t i) { return weight(i) > 1; });
  out.resize(std::min(out.size(), most));
  return out;
}

std::vector<std::uint32_t> possibilities(const Material &m, std::size_t most) {
  return Ahead(m).first(most, [](const Event &e) { return e.factuality == Factuality::possible && e.category != Category::none; });
}

} // namespace demarche::brief

#include "reader/pages.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "reader/prose.hpp"

namespace demarche {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool letter(char c) { return small(c) || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0; }

/// With one sign for each number, so that "Page 3 of 9" is "Page # of #" on every page.
std::string pattern_of(const std::string &line) {
  std::string out;
  for (const char c : line)
    if (!digit(c))
      out += c;
    else if (out.empty() || out.back() != '#')
      out += '#';
  return out;
}

bool is_page_number(const std::string &line) {
  const std::string p = pattern_of(line);
  return p == "#" || p == "- # -" || p == "-#-" || p == "[#]" || p == "Page #" || p == "Page # of #" || p == "page #" || p == "# of #" ||
         p == "#/#";
}

/// The places of up to `n` lines from the top, or from the bottom, of a page.
std::vector<std::size_t> edge(const PrintedPage &page, bool top, std::size_t n) {
  std::vector<std::size_t> places(page.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto middle = places.begin() + static_cast<std::ptrdiff_t>(std::min(n, places.size()));
  std::partial_sort(places.begin(), middle, places.end(), [&](std::size_t a, std::size_t b) {
    return top ? std::tie(page[a].top, a) < std::tie(page[b].top, b) : std::tie(page[b].top, b) < std::tie(page[a].top, a);
  });
  places.erase(middle, places.end());
  return places;
}

void drop_running_lines(std::vector<PrintedPage> &pages) {
  constexpr std::size_t deep = 2; // lines
  std::map<std::string, std::size_t> seen[2];
  for (const PrintedPage &p : pages)
    for (const bool top : {false, true})
      for (const std::size_t i : edge(p, top, deep))
        ++seen[top][pattern_of(p[i].text)];
  const std::size_t often = std::max<std::size_t>(3, pages.size() / 3);
  for (PrintedPage &p : pages) {
    std::set<std::size_t> running;
    for (const bool top : {false, true})
      for (const std::size_t i : edge(p, top, deep))
        if (is_page_number(p[i].text) || seen[top][pattern_of(p[i].text)] >= often)
          running.insert(i);
    PrintedPage kept;
    for (std::size_t i = 0; i < p.size(); ++i)
      if (running.count(i) == 0)
        kept.push_back(std::move(p[i]));
    p = std::move(kept);
  }
}

bool ends_sentence(const std::string &line) {
  std::string_view s = line;
  while (!s.empty() && (s.back() == '"' || s.back() == ')' || s.back() == '\''))
    s.remove_suffix(1);
  for (const std::string_view quote : {std::string_view("\u201D"), std::string_view("\u2019")})
    if (s.ends_with(quote))
      s.remove_suffix(quote.size());
  return !s.empty() && (s.back() == '.' || s.back() == '?' || s.back() == '!' || s.back() == ':');
}

bool begins_item(const std::string &line) {
  if (line.starts_with("\u2022") || line.starts_with("- ") || line.starts_with("* "))
    return true;
  const auto end = line.find_first_not_of("0123456789");
  return end > 0 && end <= 3 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')') && line[end + 1] == ' ';
}

/// From the top of a line to the top of the next, in most blocks.
double usual_pitch(const std::vector<PrintedPage> &pages) {
  std::vector<double> steps;
  for (const PrintedPage &p : pages)
    for (std::size_t i = 1; i < p.size(); ++i)
      if (!p[i].begins_block && p[i].top > p[i - 1].top)
        steps.push_back(p[i].top - p[i - 1].top);
  if (steps.empty())
    return 0;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

class Joiner {
public:
  explicit Joiner(std::vector<PrintedPage> pages) : pages_(std::move(pages)), pitch_(usual_pitch(pages_)) {}

  std::string join() {
    collect_hyphenated();
    for (const PrintedPage &p : pages_)
      for (const PrintedLine &line : p)
        add(line);
    close();
    return paragraphs(out_);
  }

private:
  void add(const PrintedLine &next) {
    if (open_.empty() || (next.begins_block || !last_ ? parts_blocks(next) : parts_lines(next))) {
      close();
      open_ = next.text;
    } else if (open_.ends_with("\u00AD")) {
      open_.resize(open_.size() - 2);
      open_ += next.text;
    } else if (parted(next.text)) {
      if (!keeps_hyphen(next.text))
        open_.pop_back();
      open_ += next.text;
    } else {
      open_ += ' ' + next.text;
    }
    last_ = &next;
  }

  bool other_size(const PrintedLine &next) const { return std::abs(next.height - last_->height) > 0.15 * last_->height; }

  /// A new block, column or page goes on with a paragraph only in the middle of a sentence.
  bool parts_blocks(const PrintedLine &next) const {
    const bool goes_on = small(next.text[0]) || open_.ends_with('-') || open_.ends_with(',') || open_.ends_with("\u00AD");
    return ends_sentence(open_) || !goes_on || other_size(next);
  }

  /// Inside a block: a gap, another size, an item of a list; the line before was short although the next word had room; an indent.
  bool parts_lines(const PrintedLine &next) const {
    if (begins_item(next.text) || other_size(next) || next.top - last_->top > 1.35 * pitch_)
      return true;
    const double slack = 0.02 * (next.block_right - next.block_left);
    const bool room = last_->right + 0.3 * next.height + next.first_word < next.block_right - slack;
    const bool indented = next.left > next.block_left + 0.5 * next.height && last_->left < next.block_left + 0.5 * next.height;
    return (room && (ends_sentence(open_) || !small(next.text[0]))) || (indented && ends_sentence(open_));
  }

  bool parted(const std::string &next) const {
    return open_.size() > 1 && open_.back() == '-' && letter(open_[open_.size() - 2]) && small(next[0]);
  }

  bool keeps_hyphen(const std::string &next) const {
    constexpr std::size_t longest = 64; // bytes of half a word
    const std::size_t from = open_.size() - std::min(open_.size(), longest);
    const auto blank = std::string_view(open_).substr(from).rfind(' ');
    const std::string word = open_.substr(blank == std::string::npos ? from : from + blank + 1) +
                             next.substr(0, next.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
    return hyphenated_.count(word) != 0;
  }

  /// Words written with a hyphen inside a line: the author's own.
  void collect_hyphenated() {
    for (const PrintedPage &p : pages_)
      for (const PrintedLine &printed : p) {
        const std::string &line = printed.text;
        for (std::size_t at = line.find('-'); at != std::string::npos; at = line.find('-', at + 1)) {
          std::size_t begin = at, end = at + 1;
          while (begin > 0 && (letter(line[begin - 1]) || line[begin - 1] == '-'))
            --begin;
          while (end < line.size() && (letter(line[end]) || line[end] == '-'))
            ++end;
          if (begin < at && end > at + 1)
            hyphenated_.insert(line.substr(begin, end - begin));
          at = end - 1;
        }
      }
  }

  void close() {
    if (!open_.empty())
      out_.push_back(std::move(open_));
    open_.clear();
  }

  std::vector<PrintedPage> pages_;
  double pitch_;
  const PrintedLine *last_ = nullptr;
  std::string open_; ///< the paragraph at hand
  std::vector<std::string> out_;
  std::unordered_set<std::string> hyphenated_;
};

} // namespace

std::string join_pages(std::vector<PrintedPage> pages) {
  drop_running_lines(pages);
  return Joiner(std::move(pages)).join();
}

} // namespace demarche

// The examples of a time rule file: each is a document of its own, made on the file's @creation.
#include <demarche/rules.hpp>
#include <demarche/time_rules.hpp>

namespace demarche {

namespace {

/// The text of an example without its braces, and what they hold (else all of it).
struct Marked {
  std::string text;
  Span extent;
};

Marked marked(const std::string &example) {
  const auto open = example.find('{'), close = example.find('}');
  if (open == std::string::npos || close == std::string::npos || close < open)
    return {example, {0, static_cast<std::uint32_t>(example.size())}};
  return {example.substr(0, open) + example.substr(open + 1, close - open - 1) + example.substr(close + 1),
          {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)}};
}

class Examples {
public:
  Examples(const RuleFile &file, TimexOptions options) : file_(file), options_(std::move(options)) {
    if (const auto day = file.settings.find("creation"); day != file.settings.end())
      options_.creation = parse_iso(day->second);
  }

  std::vector<std::string> failures() const {
    std::vector<std::string> out;
    for (const Row &row : file_.rows)
      for (const Example &e : row.examples)
        if (const std::string why = failure(row, e); !why.empty())
          out.push_back(file_.name + ":" + std::to_string(e.line) + ": " + row.name() + ": \"" + e.text + "\": " + why);
    return out;
  }

private:
  /// Why the example fails; empty when it holds. The value `none` says that the words are no time expression.
  std::string failure(const Row &row, const Example &e) const {
    const Marked m = marked(e.text);
    Document d;
    d.text = m.text;
    const std::vector<Timex> times = find_times(d, {}, {}, options_).timexes;
    std::string instead = "none";
    for (const Timex &t : times) {
      if (!e.positive && t.rule == row.name())
        return "must match nothing, but is " + t.value;
      if (t.span == m.extent && t.rule == row.name())
        instead = t.value + (e.expected.size() > 1 ? std::string(" ") + to_string(t.type) : "");
      else if (t.span.overlaps(m.extent))
        instead = "\"" + m.text.substr(t.span.begin, t.span.end - t.span.begin) + "\" " + t.value + " by " + t.rule;
    }
    if (!e.positive)
      return {};
    if (e.expected.empty())
      return "its value is missing: '> words | value'";
    const std::string wanted = e.expected[0] + (e.expected.size() > 1 ? " " + e.expected[1] : "");
    return instead == wanted ? std::string() : "expected " + wanted + ", found " + instead;
  }

  const RuleFile &file_;
  TimexOptions options_;
};

} // namespace

std::vector<std::string> failing_examples(const RuleText *user) {
  TimexOptions options;
  if (user)
    options.rules = load_time_rules({*user});
  const std::string name = user ? user->file : "en/timex.rules";
  const RuleFile file = parse_rules(user ? std::string_view(user->text) : builtin("en/timex.rules"), name, 3, 4);
  return Examples(file, std::move(options)).failures();
}

} // namespace demarche

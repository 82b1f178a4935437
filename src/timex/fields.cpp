#include "timex/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace demarche::timex {

namespace {

std::string class_of(std::string_view capture) { return std::string(capture.substr(0, capture.find_last_not_of("0123456789") + 1)); }

std::optional<Field> field_of(const Reading &r, const Capture *c) {
  if (!c || c->last <= c->first)
    return {};
  const std::string name = class_of(r.patterns.capture_name(c->name));
  const auto bit = r.patterns.find_class(name);
  if (!bit) { // a definition: what a class inside it says
    for (std::size_t i = 0; i < r.match.capture_count; ++i) {
      const Capture &inner = r.match.captures[i];
      if (&inner > c && c->first <= inner.first && inner.last <= c->last)
        if (auto f = field_of(r, &inner))
          return f;
    }
    return {};
  }
  const Number &n = r.words.numbers[c->first];
  Field f{name, n.value, n.digits, std::string(r.patterns.value(*bit, r.words.units[c->first].form))};
  if (!f.text.empty() && std::all_of(f.text.begin(), f.text.end(), [](char ch) { return ch >= '0' && ch <= '9'; }))
    f.number = std::stoi(f.text);
  return f;
}

} // namespace

std::optional<Field> field_of(const Reading &r, const std::string &name) {
  return field_of(r, r.match.capture(r.patterns.capture_id(name)));
}

std::string mod_of(const Reading &r) {
  for (const char *name : {"Mod", "ModNoun", "Approx"})
    if (const auto f = field_of(r, name); f && !f->text.empty())
      return f->text;
  return {};
}

std::string clock_of(const Reading &r) {
  if (const auto military = field_of(r, "Military"))
    return fmt::format("T{:02}:{:02}", military->number / 100, military->number % 100);
  const auto hour = field_of(r, "Hour"), minute = field_of(r, "Minute"), second = field_of(r, "Minute2"),
             meridiem = field_of(r, "Meridiem");
  if (const auto word = field_of(r, "ClockWord"))
    return word->text;
  if (!hour || hour->number > 24)
    return {};
  int h = hour->number;
  if (meridiem && h <= 12)
    h = h % 12 + (meridiem->text == "pm" ? 12 : 0);
  const std::string seconds = second ? fmt::format(":{:02}", second->number) : "";
  return fmt::format("T{:02}:{:02}{}", h, minute ? minute->number : 0, seconds);
}

std::string duration(const std::string &amount, const std::string &unit) {
  static constexpr struct {
    const char *unit;
    int times;
    const char *in;
  } multiples[] = {{"DE", 10, "Y"}, {"CE", 100, "Y"}, {"ML", 1000, "Y"}, {"FN", 2, "W"}, {"H", 6, "M"}};
  const bool half = amount.ends_with(".5");
  const std::string whole = half ? amount.substr(0, amount.size() - 2) : amount;
  const bool known =
      !whole.empty() && whole.size() < 7 && std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  for (const auto &m : multiples)
    if (unit == m.unit) {
      if (known && (!half || m.times % 2 == 0))
        return fmt::format("P{}{}", std::stoi(whole) * m.times + (half ? m.times / 2 : 0), m.in);
      return fmt::format("P{}{}", amount, unit);
    }
  if (unit.size() != 2 || unit[0] != 'T')
    return fmt::format("P{}{}", amount, unit);
  if (known && half && unit != "TS")
    return fmt::format("PT{}30{}", whole == "0" ? "" : whole + unit[1], unit == "TH" ? 'M' : 'S');
  return "PT" + amount + unit[1];
}

} // namespace demarche::timex

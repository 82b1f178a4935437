// What the captures of a match say: numbers, the values of words in their classes, the clock, the mod.
#pragma once
#include "timex/value.hpp"

namespace demarche::timex {

/// What a capture says: a number, a word's value in its class, or both; and the class that said it.
struct Field {
  std::string name;
  int number = -1;
  int digits = 0;
  std::string text;
};

std::optional<Field> field_of(const Reading &, const std::string &capture);
/// TIMEX3's mod, of words like "early" and "about".
std::string mod_of(const Reading &);
/// "T16:49"; empty where there is no such hour.
std::string clock_of(const Reading &);
/// "P2W", "PT3H", "PXY"; decades are ten years, half an hour thirty minutes.
std::string duration(const std::string &amount, const std::string &unit);

} // namespace demarche::timex

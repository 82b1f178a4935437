// What is known of an event by itself that bears on its place in the course of a story.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "link/reading.hpp"

namespace demarche::link {

enum class Form : std::uint8_t { noun, past, past_perfect, perfect, present, infinitive, modal, ing, ed, none };
enum class Age : std::uint8_t { undated, ahead, day, week, months, years, old }; ///< when the document was made
enum class DatedBy : std::uint8_t { nothing, words, tense, sentence, carried };

struct Traits {
  Form form = Form::none;
  std::uint8_t stage = 0; ///< of en/course.tsv, 0 for none of them
  Age age = Age::undated;
  DatedBy by = DatedBy::nothing;
  Instant begin = beginning_of_time, end = end_of_time;
};

std::vector<Traits> traits_of_all(const Reading &);
const std::vector<std::string> &stage_names(); ///< the first is that of no stage

} // namespace demarche::link

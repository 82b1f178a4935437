// The events of a chronicle in order of time.
#pragma once
#include <demarche/chronicle.hpp>

namespace demarche::link {

/// Orders Chronicle::events so that every link that counts is respected, by date where links leave it open, and
/// renumbers links and conflicts.
void arrange(Chronicle &);

} // namespace demarche::link

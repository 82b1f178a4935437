// The edits of a log, replayed on what the machine says.
#include <algorithm>
#include <set>

#include "dossier/edit_values.hpp"
#include "dossier/edited.hpp"

namespace demarche {

using namespace dossier;

namespace {

/// The edits that no later one took back.
std::vector<const Edit *> standing(const std::vector<Edit> &log, std::vector<EditReport> &reports) {
  std::set<std::uint32_t> numbers, undone;
  for (const Edit &e : log)
    numbers.insert(e.number);
  std::vector<const Edit *> out;
  for (auto e = log.rbegin(); e != log.rend(); ++e) {
    if (undone.count(e->number))
      continue;
    if (e->kind == EditKind::undo) {
      if (e->undo < e->number && numbers.count(e->undo))
        undone.insert(e->undo);
      else
        reports.push_back({e->number, "there is no edit " + std::to_string(e->undo) + " before it to undo"});
    } else {
      out.push_back(&*e);
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}

} // namespace

Edited apply_edits(Chronicle c, const std::vector<Edit> &log) {
  Edited out;
  const std::vector<const Edit *> edits = standing(log, out.reports);
  if (edits.empty()) {
    out.chronicle = std::move(c);
    return out;
  }
  EditedChronicle replay(std::move(c));
  for (const Edit *e : edits) {
    if (const std::string fault = fault_of(*e); !fault.empty()) {
      out.reports.push_back({e->number, fault});
      continue;
    }
    try {
      replay.apply(*e);
    } catch (const Vanished &v) {
      out.reports.push_back({e->number, v.why});
    }
  }
  out.chronicle = replay.finish();
  std::sort(out.reports.begin(), out.reports.end(), [](const EditReport &a, const EditReport &b) { return a.number < b.number; });
  return out;
}

} // namespace demarche

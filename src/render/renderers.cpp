#include <demarche/renderer.hpp>

#include "render/renderer_plugins.inc"

namespace demarche {

DECLARE_RENDERERS

const std::vector<const Renderer *> &renderers() {
  static const std::vector<const Renderer *> table = {RENDERERS};
  return table;
}

} // namespace demarche

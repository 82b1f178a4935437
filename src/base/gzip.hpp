// DEFLATE in a gzip envelope (libdeflate), for what a page carries and decodes on demand.
#pragma once
#include <string>
#include <string_view>

namespace demarche::base {

/// The same bytes for the same input: the envelope holds neither name nor time.
std::string gzip(std::string_view);

} // namespace demarche::base

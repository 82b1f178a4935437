// SHA-256 (nettle): ids of documents and events, and the page's CSP.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace demarche::base {

std::array<std::uint8_t, 32> sha256(std::string_view);
std::string hex(std::string_view bytes, std::size_t digits); ///< first `digits` of the SHA-256 in hex
std::string sha256_base64(std::string_view bytes);

} // namespace demarche::base

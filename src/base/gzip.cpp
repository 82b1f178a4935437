#include "base/gzip.hpp"

#include <memory>
#include <new>

#include <libdeflate.h>

namespace demarche::base {

std::string gzip(std::string_view bytes) {
  constexpr int level = 12; // the smallest: a page is written once and sent often
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(libdeflate_alloc_compressor(level),
                                                                                                 libdeflate_free_compressor);
  if (!compressor)
    throw std::bad_alloc();
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

} // namespace demarche::base

// Archives and compressed files in memory, one member after the other (libarchive). Nothing is ever written to the disk.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <demarche/reader.hpp>

struct archive;

namespace demarche {

/// Says what is wrong with an archive, in words that follow its name.
struct UnpackError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Member {
  std::string name;  ///< a label: never a path that is followed; valid UTF-8, without "/" at its begin and without ".."
  bool file = true;  ///< a regular file: not a link, a directory, a device
  bool link = false; ///< to another file, in the archive or outside
  bool bare = false; ///< the whole of a compressed file, which has no name of its own
};

class Unpacker {
public:
  /// `bytes` must outlive it. Throws UnpackError.
  Unpacker(std::string_view bytes, Allowance &);

  /// Moves to the next member; none at the end. Throws UnpackError when the archive is damaged or cut off.
  std::optional<Member> next();

  /// The bytes of the member at hand, at most what `limit_for` says to their head and what the allowance leaves; none when there are more
  /// than that limit. Throws
  /// UnpackError when it is encrypted or damaged, when all parts together are too much, or when so much comes out of so little
  /// that it must be a bomb.
  std::optional<std::string> bytes(const std::function<std::size_t(std::string_view head)> &limit_for);

private:
  void spend(std::size_t n);
  [[noreturn]] void fail() const;
  std::unique_ptr<archive, int (*)(archive *)> archive_;
  Allowance &allowance_;
  std::size_t packed_;
  std::size_t unpacked_ = 0;
  int count_ = 0;
};

/// One member of a zip by its name; none when it is not there. Throws UnpackError.
std::optional<std::string> member_of(const Input &, std::string_view name);
bool has_member(const Input &, std::string_view name);

/// The whole of a compressed stream; throws UnpackError.
std::optional<std::string> decompressed(std::string_view bytes, Allowance &, std::size_t limit);

/// Begins as a zip file does.
inline bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }

} // namespace demarche

// One mail message (GMime), for the readers of single messages and of mailboxes.
#pragma once
#include <memory>
#include <string>

#include <gmime/gmime.h>

#include <demarche/reader.hpp>

namespace demarche {

struct Unref {
  void operator()(void *object) const { g_object_unref(object); }
};
template <class T> using Owned = std::unique_ptr<T, Unref>;

/// A parser of these bytes, which must outlive it.
Owned<GMimeParser> parse_mail(const std::string &bytes);

/// The message as a document, and its attachments as documents of their own. `name` is its origin.
void read_message(GMimeMessage *, const Input &, const std::string &name, ReadResult &);

} // namespace demarche

// Mail: a message is a document, dated by its header and from its sender; attachments are read as files of their own.
#include "reader/mail.hpp"

namespace demarche {

namespace {

/// A header block with a field that only mail has.
bool accepts(const Input &input) {
  const std::string_view head = std::string_view(input.bytes).substr(0, 8192);
  bool sure = false;
  for (std::size_t at = 0; at < head.size();) {
    const auto eol = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, eol - at);
    at = eol + 1;
    if (line.empty() || line == "\r")
      break;
    const auto colon = line.find(':');
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (!folded && (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos))
      return false;
    for (const std::string_view field : {"Received", "Return-Path", "Message-ID", "Message-Id", "MIME-Version", "Mime-Version"})
      sure |= line.substr(0, colon) == field;
  }
  return sure;
}

void read(const Input &input, ReadResult &out) {
  const Owned<GMimeParser> parser = parse_mail(input.bytes);
  if (const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)})
    read_message(message.get(), input, input.name, out);
  else
    out.problems.push_back({input.name, "is no mail message: it does not begin with header fields"});
}

} // namespace

extern const Reader reader_eml;
const Reader reader_eml = {"eml", ".eml", accepts, read, true};

} // namespace demarche

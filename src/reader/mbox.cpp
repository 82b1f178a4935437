// A mailbox: messages one after the other, each behind a line that begins with "From ".
#include "reader/mail.hpp"

namespace demarche {

namespace {

bool accepts(const Input &input) {
  const std::string_view line = std::string_view(input.bytes).substr(0, input.bytes.find('\n'));
  return line.starts_with("From ") && line.find_last_of("0123456789") != std::string_view::npos && line.find(':') != std::string_view::npos;
}

void read(const Input &input, ReadResult &out) {
  const Owned<GMimeParser> parser = parse_mail(input.bytes);
  g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
  int number = 0;
  while (!g_mime_parser_eos(parser.get())) {
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    const std::string name = input.name + ':' + std::to_string(++number);
    if (!message) {
      out.problems.push_back({name, "is no mail message, or is cut off; what follows is not read"});
      return;
    }
    read_message(message.get(), input, name, out);
  }
}

} // namespace

extern const Reader reader_mbox;
const Reader reader_mbox = {"mbox", ".mbox .mbx", accepts, read, true};

} // namespace demarche

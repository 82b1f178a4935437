#include <iostream>

#include "cli/command.hpp"
#include "cli/commands.inc"
#include "cli/files.hpp"

namespace demarche::cli {
DECLARE_COMMANDS
}

int main(int argc, char **argv) {
  using namespace demarche;
  CLI::App app("Dated, sourced timelines out of statements, news and diplomatic papers.", "demarche");
  app.require_subcommand(1);
  app.set_version_flag("--version", "demarche " DEMARCHE_VERSION);
  std::function<Exit()> chosen;
  const cli::Command *const commands[] = {COMMANDS};
  for (const cli::Command *c : commands) {
    CLI::App *sub = app.add_subcommand(c->name, c->about);
    const std::function<Exit()> action = c->configure(*sub);
    sub->callback([&chosen, action] { chosen = action; });
  }
  try {
    app.parse(argc, argv);
    return static_cast<int>(chosen());
  } catch (const CLI::ParseError &e) {
    return app.exit(e) == 0 ? 0 : static_cast<int>(Exit::usage);
  } catch (const Error &e) {
    cli::tell(e.what());
    return static_cast<int>(e.code());
  }
}

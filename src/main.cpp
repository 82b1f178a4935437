#include <exception>
#include <iostream>

#include "cli/command.hpp"
#include "cli/commands.inc"
#include "cli/files.hpp"
#include "cli/help.hpp"

namespace demarche::cli {
DECLARE_COMMANDS

namespace {

const char *const examples = "Examples:\n"
                             "  demarche timeline statements/ -o timeline.html\n"
                             "  demarche ask statements/ \"what preceded the April visit?\"\n"
                             "  demarche brief statements/ --about \"the April visit\" -o brief.md\n"
                             "  demarche annotate docs.jsonl > annotations.jsonl";

constexpr int broken_program = 70; // sysexits.h: a bug, not the user's doing

/// The program or the subcommand that the arguments came to.
const CLI::App &reached(const CLI::App &app) {
  const std::vector<CLI::App *> chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

/// Says what is wrong with the command line and where help is.
int usage_error(const CLI::App &app, const CLI::ParseError &e) {
  const CLI::App &at = reached(app);
  std::string message = e.what();
  if (const std::vector<std::string> extras = app.remaining(true); !extras.empty()) {
    std::vector<std::string> known;
    for (const CLI::App *c : subcommands_of(at))
      known.push_back(c->get_name());
    for (const CLI::Option *o : named_options_of(at))
      for (const std::string &name : names_of(*o))
        known.push_back(name);
    const std::string word = extras.front().substr(0, extras.front().find('='));
    message = "\"" + word + "\": no such " +
              (word.starts_with('-') ? "option"
               : &at == &app         ? "command"
                                     : "argument") +
              did_you_mean(word, known);
  }
  tell(message);
  tell(&at == &app ? "see demarche -h" : "see demarche " + at.get_name() + " -h");
  return static_cast<int>(Exit::usage);
}

int run(int argc, char **argv) {
  CLI::App app("Dated, sourced timelines out of statements, news and diplomatic papers.", "demarche");
  app.footer(examples);
  app.require_subcommand(1);
  app.set_version_flag("--version", "demarche " DEMARCHE_VERSION);
  app.set_help_flag("-h", "the short help, with examples");
  app.set_help_all_flag("--help", "the whole help");
  std::function<Exit()> chosen;
  const Command *const commands[] = {COMMANDS};
  for (const Command *c : commands) {
    CLI::App *sub = app.add_subcommand(c->name, c->about);
    const std::function<Exit()> action = c->configure(*sub);
    sub->callback([&chosen, action] { chosen = action; });
  }
  if (argc <= 1) {
    std::cerr << short_help(app);
    return static_cast<int>(Exit::usage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp &) {
    write_output("-", short_help(reached(app)));
    return 0;
  } catch (const CLI::CallForAllHelp &) {
    write_output("-", whole_help(reached(app)));
    return 0;
  } catch (const CLI::CallForVersion &) {
    write_output("-", "demarche " DEMARCHE_VERSION "\n");
    return 0;
  } catch (const CLI::ParseError &e) {
    return usage_error(app, e);
  }
  return static_cast<int>(chosen());
}

} // namespace

} // namespace demarche::cli

int main(int argc, char **argv) {
  using namespace demarche;
  try {
    return cli::run(argc, argv);
  } catch (const Error &e) {
    if (*e.what()) // silent when nobody reads any more
      cli::tell(e.what());
    return static_cast<int>(e.code());
  } catch (const std::bad_alloc &) {
    cli::tell("out of memory");
  } catch (const std::exception &e) {
    cli::tell(std::string("this is a bug: ") + e.what());
  }
  return cli::broken_program;
}

// demarche completion: scripts for shells, and the options as a part of the man page; all read off the program itself.
#include <memory>

#include "cli/command.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"

namespace demarche::cli {

namespace {

std::string joined(const std::vector<std::string> &words, const char *between) {
  std::string out;
  for (const std::string &w : words)
    out += (out.empty() ? "" : between) + w;
  return out;
}

std::vector<std::string> all_names(const CLI::App &app) {
  std::vector<std::string> names;
  for (const CLI::Option *o : named_options_of(app))
    for (std::string &n : names_of(*o))
      names.push_back(std::move(n));
  return names;
}

bool takes_value(const CLI::Option &o) { return o.get_items_expected_max() > 0; }

/// `text` with a backslash before each character of `special`.
std::string escaped(const std::string &text, const char *special) {
  std::string out;
  for (const char c : text) {
    if (std::string_view(special).find(c) != std::string_view::npos)
      out += '\\';
    out += c;
  }
  return out;
}

/// `text` inside single quotes of a POSIX shell.
std::string quoted(const std::string &text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash(const CLI::App &app) {
  std::vector<std::string> names;
  std::string cases;
  for (const CLI::App *c : subcommands_of(app)) {
    names.push_back(c->get_name());
    cases += "    " + c->get_name() + ") words=" + quoted(joined(all_names(*c), " ")) + " ;;\n";
  }
  return "# demarche completion for bash: source it, or put it into /usr/share/bash-completion/completions/demarche\n"
         "_demarche() {\n"
         "  local words=" +
         quoted(joined(names, " ") + " " + joined(all_names(app), " ")) +
         "\n"
         "  [ \"$COMP_CWORD\" -gt 1 ] && case ${COMP_WORDS[1]} in\n" +
         cases +
         "    *) words= ;;\n"
         "  esac\n"
         "  if [ \"$COMP_CWORD\" = 1 ] || [[ ${COMP_WORDS[COMP_CWORD]} == -* ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
         "  else\n"
         "    COMPREPLY=()\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _demarche demarche\n";
}

std::string zsh(const CLI::App &app) {
  std::string commands, cases;
  for (const CLI::App *c : subcommands_of(app)) {
    commands += "    " + quoted(c->get_name() + ":" + escaped(c->get_description(), ":")) + '\n';
    cases += "    " + c->get_name() + ") _arguments";
    for (const CLI::Option *o : named_options_of(*c))
      for (const std::string &n : names_of(*o))
        cases += " \\\n      " + quoted(n + "[" + escaped(o->get_description(), "[]:") + "]" + (takes_value(*o) ? ":value:_files" : ""));
    cases += " \\\n      '*:file:_files' ;;\n";
  }
  return "#compdef demarche\n"
         "# demarche completion for zsh: put it into a folder of $fpath as _demarche\n"
         "_demarche() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         commands +
         "  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  (( CURRENT-- ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_demarche \"$@\"\n";
}

std::string fish(const CLI::App &app) {
  const auto text = [](const std::string &s) { return "'" + escaped(s, "\\'") + "'"; };
  std::string out = "# demarche completion for fish: put it into ~/.config/fish/completions/demarche.fish\n";
  for (const CLI::App *c : subcommands_of(app)) {
    out += "complete -c demarche -n __fish_use_subcommand -f -a " + c->get_name() + " -d " + text(c->get_description()) + '\n';
    for (const CLI::Option *o : named_options_of(*c)) {
      out += "complete -c demarche -n '__fish_seen_subcommand_from " + c->get_name() + "'";
      for (const std::string &s : o->get_snames())
        out += " -s " + s;
      for (const std::string &l : o->get_lnames())
        out += " -l " + l;
      out += (takes_value(*o) ? " -r -d " : " -d ") + text(o->get_description()) + '\n';
    }
  }
  return out;
}

/// The man page's section on commands, in roff.
std::string man(const CLI::App &app) {
  const auto text = [](const std::string &s) { return escaped(s, "\\-"); };
  std::string out;
  for (const CLI::App *c : subcommands_of(app)) {
    out += ".SS demarche " + text(c->get_name() + ' ' + synopsis(*c)) + "\n" + text(c->get_description()) + ".\n";
    for (const CLI::Option *o : named_options_of(*c))
      out +=
          ".TP\n.B " + text(joined(names_of(*o), ", ")) + (takes_value(*o) ? " \\fIVALUE\\fR\n" : "\n") + text(o->get_description()) + "\n";
  }
  return out;
}

Exit run(const CLI::App &app, const std::string &shell) {
  write_output("-", shell == "bash" ? bash(app) : shell == "zsh" ? zsh(app) : shell == "fish" ? fish(app) : man(app));
  return Exit::done;
}

std::function<Exit()> configure(CLI::App &app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish; man prints the commands for the man page")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
  app.footer("Examples:\n"
             "  demarche completion bash > /usr/share/bash-completion/completions/demarche\n"
             "  demarche completion fish > ~/.config/fish/completions/demarche.fish");
  return [shell, &app] { return run(*app.get_parent(), *shell); };
}

} // namespace

extern const Command command_completion;
const Command command_completion = {"completion", "print a completion script for a shell", configure};

} // namespace demarche::cli

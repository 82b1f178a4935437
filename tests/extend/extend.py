"""Adding a thing touches one place: a rule, a reader, a renderer and a subcommand are added to a copy of the tree, and used.

usage: extend.py SOURCE BUILD

Each addition is a new file and one word in its folder's list (a rule: one row). Only the new files and the tables made
from the lists are compiled; everything else comes from the BUILD as it is, which shows that nothing else had to change.
"""
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

source, old_build = map(pathlib.Path, sys.argv[1:])

READER = '''#include <demarche/reader.hpp>
namespace demarche {
namespace {
void read(const Input &input, ReadResult &out) {
  Document d;
  d.id = d.origin = input.name;
  d.text = "The envoy visited Riga fourscore nights ago.";
  d.published = parse_iso("2024-05-01");
  out.documents.push_back(d);
}
} // namespace
extern const Reader reader_proof;
const Reader reader_proof = {"proof", ".proof", nullptr, read};
} // namespace demarche
'''
RENDERER = '''#include <demarche/renderer.hpp>
namespace demarche {
namespace {
std::string render(const Chronicle &c, const Timeline &) { return std::to_string(c.documents.size()) + " documents, proved\\n"; }
} // namespace
extern const Renderer renderer_proof;
const Renderer renderer_proof = {"proof", ".proved", "a proof", render};
} // namespace demarche
'''
COMMAND = '''#include "cli/command.hpp"
#include "cli/files.hpp"
namespace demarche::cli {
namespace {
std::function<Exit()> configure(CLI::App &) {
  return [] {
    write_output("-", "proved\\n");
    return Exit::done;
  };
}
} // namespace
extern const Command command_proof;
const Command command_proof = {"proof", "a proof", configure};
} // namespace demarche::cli
'''
ROW = '''
proof-of-rows | fourscore nights ago | dct - 80 D
  > fourscore nights ago | 2012-03-26
'''


def one_word(meson, name):
    """Puts one word at the head of the list `name` of a meson.build."""
    text = meson.read_text(encoding='utf-8')
    changed, count = re.subn(rf"^({name} = \[)", r"\1'proof', ", text, flags=re.M)
    if count != 1:
        sys.exit(f'{meson}: no list {name}')
    meson.write_text(changed, encoding='utf-8')


def said(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f'{command}: {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    tree = pathlib.Path(folder) / 'tree'
    tree.mkdir()
    for part in ('include', 'src', 'docs'):
        shutil.copytree(source / part, tree / part)
    for part in ('meson.build', 'meson_options.txt'):
        shutil.copy(source / part, tree / part)
    src = tree / 'src'
    with open(src / 'rules/en/timex.rules', 'a', encoding='utf-8') as f:
        f.write(ROW)
    (src / 'reader/proof.cpp').write_text(READER, encoding='utf-8')
    one_word(src / 'reader/meson.build', 'reader_plugins')
    (src / 'render/proof.cpp').write_text(RENDERER, encoding='utf-8')
    one_word(src / 'render/meson.build', 'renderer_plugins')
    (src / 'cli/proof.cpp').write_text(COMMAND, encoding='utf-8')
    one_word(src / 'cli/meson.build', 'commands')

    build = tree / 'build'
    said('meson', 'setup', build, tree, '-Dtests=false', '-Doptimization=0', '-Db_ndebug=true')
    wanted = ('cli/proof.cpp', 'reader/proof.cpp', 'reader/parts.cpp', 'render/proof.cpp', 'render/renderers.cpp', 'base/embedded.cpp', 'src/main.cpp')
    objects = []
    for entry in json.loads((build / 'compile_commands.json').read_text(encoding='utf-8')):
        if entry['file'].endswith(wanted) or 'embedded.S' in entry['file']:
            objects.append(entry['output'])
    said('ninja', '-C', build, *objects)
    rest = [w for w in shlex.split(said('ninja', '-C', build, '-t', 'commands', 'demarche').splitlines()[-1]) if not w.endswith('.o')]
    link = [str(old_build / w) if w.endswith('libdemarche.a') else w for w in rest]
    objects += [str(o) for o in sorted((old_build / 'demarche.p').glob('src_cli_*.o'))]
    program = link[link.index('-o') + 1]
    subprocess.run([*link[:link.index('-o') + 2], *objects, *link[link.index('-o') + 2:]], cwd=build, check=True)

    program = build / program
    (tree / 'a.proof').write_text('anything', encoding='utf-8')
    assert said(program, 'proof') == 'proved\n', 'the subcommand'
    assert said(program, 'timeline', tree / 'a.proof', '--format', 'proof') == '1 documents, proved\n', 'the renderer'
    shown = said(program, 'timeline', tree / 'a.proof', '--all', '--format', 'json')
    assert 'The envoy visited Riga' in shown, 'the reader: ' + shown
    assert '2024-02-11' in shown, 'the rule: ' + shown
print('a rule, a reader, a renderer and a subcommand: each one place')

"""The one law, enforced from the includes.

usage: layering.py ROOT        prints every include that breaks the law; exit 1 when there is one
       layering.py --self-test  plants violations in a tree of its own and checks that each is found, and nothing else

Nouns lie in include/demarche and include only each other. A room of src includes nouns, base/ and itself. base/ knows no
noun. main.cpp, cli/ and serve/ include nouns, base/ and themselves. Only pipeline.cpp may include every room.
"""
import pathlib
import re
import sys
import tempfile

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<demarche/[^>]*>|"[^"]*")', re.M)
CODE = {'.cpp', '.hpp', '.c', '.h', '.inc'}
FRONT = {'cli', 'serve'}


def code_files(folder):
    return sorted(p for p in folder.rglob('*') if p.suffix in CODE)


def allowed(path):
    """What the file at `path` (parts below the root) may include: (nouns?, rooms), None for everything."""
    top, *rest = path.parts
    if top == 'include':
        return True, set()
    if rest == ['pipeline.cpp']:
        return None
    if rest == ['main.cpp']:
        return True, {'base'} | FRONT
    if len(rest) == 1:
        return True, set()  # nothing else belongs beside pipeline.cpp
    room = rest[0]
    if room == 'base':
        return False, {'base'}
    return True, {'base', room} | (FRONT if room in FRONT else set())


def broken(root):
    for path in [*code_files(root / 'include'), *code_files(root / 'src')]:
        name = path.relative_to(root)
        law = allowed(name)
        text = path.read_text(encoding='utf-8')
        if name.suffix == '.hpp' and '#pragma once' not in text:
            yield f'{name}: no #pragma once'
        for found in INCLUDE.finditer(text):
            what = found[1]
            line = text.count('\n', 0, found.start()) + 1
            if law is None:
                continue
            nouns, rooms = law
            target = what[1:-1]
            if what[0] == '<':
                ok = nouns
            else:
                generated = target in {'embedded.inc', 'method.inc'} and 'base' in rooms  # written by the build
                ok = generated or '/' in target and '..' not in target and target.split('/')[0] in rooms
            if not ok:
                yield f'{name}:{line}: may not include {what}'
    yield from circles(root)


def circles(root):
    """Circles among the nouns: a noun that needs itself is two nouns in one."""
    folder = root / 'include' / 'demarche'
    needs = {p.name: [m[1][10:-1] for m in INCLUDE.finditer(p.read_text(encoding='utf-8')) if m[1].startswith('<demarche/')] for p in code_files(folder)}
    done = set()

    def visit(name, trail):
        if name in trail:
            yield 'include/demarche: circle ' + ' -> '.join([*trail[trail.index(name):], name])
        elif name not in done:
            for other in needs.get(name, []):
                yield from visit(other, [*trail, name])
            done.add(name)

    for name in needs:
        yield from visit(name, [])


def self_test():
    tree = {
        'include/demarche/a.hpp': '#pragma once\n#include <vector>\n#include <demarche/b.hpp>\n',
        'include/demarche/b.hpp': '#pragma once\n',
        'src/pipeline.cpp': '#include "room/x.hpp"\n#include <demarche/a.hpp>\n',
        'src/main.cpp': '#include "cli/c.hpp"\n',
        'src/base/h.hpp': '#pragma once\n#include "base/g.hpp"\n',
        'src/room/x.hpp': '#pragma once\n#include <demarche/a.hpp>\n#include "base/h.hpp"\n#include "room/y.inc"\n#include <boost/x.hpp>\n',
        'src/cli/c.hpp': '#pragma once\n#include <demarche/a.hpp>\n',
    }
    plants = [  # file, text, what is said of it
        ('src/room/z.cpp', '\n#include "other/x.hpp"\n', 'src/room/z.cpp:2: may not include "other/x.hpp"'),
        ('src/room/z.cpp', '#include "../other/x.hpp"\n', 'src/room/z.cpp:1: may not include "../other/x.hpp"'),
        ('src/room/z.cpp', '  #  include "x.hpp"\n', 'src/room/z.cpp:1: may not include "x.hpp"'),
        ('src/base/z.cpp', '#include <demarche/a.hpp>\n', 'src/base/z.cpp:1: may not include <demarche/a.hpp>'),
        ('src/base/z.cpp', '#include "room/x.hpp"\n', 'src/base/z.cpp:1: may not include "room/x.hpp"'),
        ('src/cli/z.cpp', '#include "room/x.hpp"\n', 'src/cli/z.cpp:1: may not include "room/x.hpp"'),
        ('src/main.cpp', '#include "room/x.hpp"\n', 'src/main.cpp:1: may not include "room/x.hpp"'),
        ('src/second.cpp', '#include "base/h.hpp"\n', 'src/second.cpp:1: may not include "base/h.hpp"'),
        ('include/demarche/z.hpp', '#pragma once\n#include "base/h.hpp"\n', 'include/demarche/z.hpp:2: may not include "base/h.hpp"'),
        ('include/demarche/b.hpp', '#pragma once\n#include <demarche/a.hpp>\n', 'include/demarche: circle a.hpp -> b.hpp -> a.hpp'),
        ('src/room/z.hpp', '', 'src/room/z.hpp: no #pragma once'),
    ]
    for plant in [None, *plants]:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {**tree, **({plant[0]: plant[1]} if plant else {})}.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding='utf-8')
            said = list(broken(root))
            expected = [plant[2]] if plant else []
            if said != expected:
                sys.exit(f'planted {plant}: said {said}')
    print(f'{len(plants)} planted violations found')


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    violations = list(broken(pathlib.Path(sys.argv[1])))
    print('\n'.join(violations) or 'the law holds')
    sys.exit(1 if violations else 0)


main()

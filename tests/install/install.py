"""meson install puts everything where it belongs, and a program that links the library can be built from what was installed.

usage: install.py BUILD SOURCE
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

build, source = sys.argv[1:]
EXPECTED = ['bin/demarche', 'include/demarche/pipeline.hpp', 'share/man/man1/demarche.1', 'share/bash-completion/completions/demarche',
            'share/zsh/site-functions/_demarche', 'share/fish/vendor_completions.d/demarche.fish']
USE = '''#include <demarche/pipeline.hpp>
#include <iostream>
int main() {
  demarche::Document d;
  d.id = "a";
  d.text = "The ministers met in Riga on 14 March 2023.";
  std::cout << demarche::annotate(d).text.sentences.size() << " sentence\\n";
}
'''

with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)
    subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet'], env={**os.environ, 'DESTDIR': str(here / 'root')}, check=True)
    prefix = next((here / 'root').rglob('bin/demarche')).parents[1]
    missing = [p for p in EXPECTED if not (prefix / p).is_file()]
    if missing:
        sys.exit(f'not installed: {missing}')
    for header in (pathlib.Path(source) / 'include/demarche').iterdir():
        if not (prefix / 'include/demarche' / header.name).is_file():
            sys.exit(f'not installed: {header.name}')
    subprocess.run([prefix / 'bin/demarche', '--version'], check=True)
    if not shutil.which('pkg-config'):
        sys.exit(77)
    pc = next(prefix.rglob('demarche.pc'))
    flags = subprocess.run(['pkg-config', f'--define-variable=prefix={prefix}', '--cflags', '--libs', 'demarche'], capture_output=True, text=True,
                           check=True, env={**os.environ, 'PKG_CONFIG_PATH': str(pc.parent)}).stdout.split()
    (here / 'use.cpp').write_text(USE, encoding='utf-8')
    subprocess.run([os.environ.get('CXX', 'c++'), '-std=c++20', here / 'use.cpp', *flags, '-o', here / 'use'], check=True)
    said = subprocess.run([here / 'use'], capture_output=True, text=True, check=True).stdout
    if said != '1 sentence\n':
        sys.exit(f'the linked program said {said!r}')
print('installed, and linked against')

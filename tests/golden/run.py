"""Runs a golden case: a command line beside what it must print.

usage: run.py PROGRAM CASE.args

CASE.args holds the arguments (shell words; {files} stands for the samples) and, where it is not 0, a second line
"exit N". What is printed must be CASE, byte for byte: with one thread, with two, and with the files in another order.
DEMARCHE_UPDATE_GOLDENS=1 rewrites CASE instead, and the test then counts as skipped.
"""
import difflib
import os
import pathlib
import shlex
import subprocess
import sys

SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parents[2]


def statements(affair):
    return sorted(str(p.relative_to(ROOT)) for p in (ROOT / 'samples' / affair / 'statements').iterdir())


def run(program, words, files, threads):
    at = words.index('{files}')
    command = [program, *words[:at], *files, *words[at + 1:], '-j', str(threads)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120)
    # What is said where there is no answer is part of the answer.
    return done.returncode, done.stdout + (done.stderr if done.returncode else b'')


def show_difference(what, expected, got):
    print(f'--- {what}')
    old, new = (b.decode('utf-8', 'replace').splitlines() for b in (expected, got))
    for line in list(difflib.unified_diff(old, new, 'expected', 'printed', lineterm=''))[:200]:
        print(line)


def main():
    program, args = sys.argv[1], pathlib.Path(sys.argv[2])
    golden = args.with_suffix('')
    lines = args.read_text(encoding='utf-8').splitlines()
    words = shlex.split(lines[0])
    code = int(lines[1].split()[1]) if len(lines) > 1 else 0
    files = statements(args.parent.name)

    first = run(program, words, files, 1)
    if first[0] != code:
        print(f'exit {first[0]}, expected {code}\n{first[1].decode()}')
        return 1
    if os.environ.get('DEMARCHE_UPDATE_GOLDENS') == '1':
        golden.write_bytes(first[1])
        print(f'rewritten: {golden}')
        return SKIPPED
    expected = golden.read_bytes()
    runs = [('one thread', first), ('two threads', run(program, words, files, 2)), ('files in another order', run(program, words, files[::-1], 1))]
    failed = 0
    for what, (exit_code, out) in runs:
        if exit_code != code or out != expected:
            show_difference(what, expected, out)
            failed = 1
    return failed


if __name__ == '__main__':
    sys.exit(main())

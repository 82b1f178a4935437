"""The outputs that README.md shows are those of the program.

usage: readme.py PROGRAM

In a block of the README, "$ demarche ..." is run as it stands; the lines below it must be what it prints, or, where the
last of them is "...", how that begins. DEMARCHE_UPDATE_GOLDENS=1 rewrites them instead, and the test then counts as skipped.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys

SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / 'README.md'
COMMAND = '$ demarche '


def printed(program, command, shown):
    """What should stand below a command, given how much of it stands there."""
    words = shlex.split(command[len(COMMAND):])
    done = subprocess.run([program, *words], cwd=ROOT, capture_output=True, text=True, encoding='utf-8', timeout=60, check=True)
    lines = done.stdout.rstrip('\n').split('\n')
    elided = shown[-1] == '...' and len(lines) >= len(shown)
    return lines[:len(shown) - 1] + ['...'] if elided else lines


def renewed(program, block):
    out, lines = [], block.split('\n')
    while lines:
        command = lines.pop(0)
        out.append(command)
        shown = []
        while lines and not lines[0].startswith('$ '):
            shown.append(lines.pop(0))
        out += printed(program, command, shown) if command.startswith(COMMAND) and shown else shown
    return '\n'.join(out)


def main():
    text = README.read_text(encoding='utf-8')
    new = re.sub(r'(?<=^```\n)\$ .*?(?=\n```$)', lambda m: renewed(sys.argv[1], m[0]), text, flags=re.M | re.S)
    if os.environ.get('DEMARCHE_UPDATE_GOLDENS') == '1':
        README.write_text(new, encoding='utf-8')
        return SKIPPED
    if new == text:
        return 0
    for old_line, new_line in zip(text.split('\n'), new.split('\n')):
        if old_line != new_line:
            print(f'README.md says\n  {old_line}\nthe program says\n  {new_line}')
            break
    return 1


if __name__ == '__main__':
    sys.exit(main())

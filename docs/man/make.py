"""The man page: its frame, with the commands and options the program itself names.

usage: make.py PROGRAM FRAME OUT VERSION
"""
import subprocess
import sys

program, frame, out, version = sys.argv[1:]
commands = subprocess.run([program, 'completion', 'man'], check=True, capture_output=True, text=True).stdout
with open(frame, encoding='utf-8') as f:
    page = f.read().replace('@VERSION@', version).replace('@COMMANDS@\n', commands)
with open(out, 'w', encoding='utf-8') as f:
    f.write(page)

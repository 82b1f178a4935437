"""Writes an assembler file that embeds files with .incbin, and the table that names them.

usage: embed.py OUT.S OUT.inc NAME... -- FILE...

The hash of each file stands in the .S file, so that a changed file makes a changed object.
"""
import hashlib
import sys


def main():
    out_s, out_inc, *rest = sys.argv[1:]
    cut = rest.index('--')
    names, files = rest[:cut], rest[cut + 1:]
    asm = ['.section .rodata']
    table = []
    for i, (name, path) in enumerate(zip(names, files, strict=True)):
        with open(path, 'rb') as f:
            digest = hashlib.sha256(f.read()).hexdigest()
        asm += [f'/* {name} {digest} */', '.balign 64', f'.global demarche_file_{i}', f'demarche_file_{i}:', f'.incbin "{path}"',
                f'.global demarche_file_{i}_end', f'demarche_file_{i}_end:', '.byte 0']
        table.append(f'EMBEDDED("{name}", demarche_file_{i}, demarche_file_{i}_end)')
    asm.append('.section .note.GNU-stack,"",%progbits')
    with open(out_s, 'w') as f:
        f.write('\n'.join(asm) + '\n')
    with open(out_inc, 'w') as f:
        f.write('\n'.join(table) + '\n')


main()

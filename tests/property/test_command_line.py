"""Help, suggestions, completions and the man page say the same as the program does."""
import os
import re
import shutil
import subprocess

import harness
from harness import ARTICLE, run


def commands():
    listed = run('-h')[1].decode().split('\n\n')[2]
    return [line.split()[0] for line in listed.splitlines()]


def options(command):
    return set(re.findall(r'^  (?:(-\w),)?(--[\w-]+|-\w)', run(command, '--help')[1].decode(), re.M))


class CommandLine(harness.Case):
    def test_version(self):
        self.assertRegex(run('--version')[1].decode(), r'^demarche \d+\.\d+\.\d+\n$')

    def test_every_command_has_both_helps(self):
        self.assertIn('annotate', commands())
        for command in commands():
            with self.subTest(command):
                code, short, err = run(command, '-h')
                self.assertEqual((code, err), (0, ''))
                self.assertIn(f'usage: demarche {command} ', short.decode())
                self.assertIn(f'Examples:\n  demarche {command}', short.decode())
                code, whole, _ = run(command, '--help')
                self.assertEqual(code, 0)
                self.assertIn('--help', whole.decode())

    def test_whole_help_has_every_option_of_every_command(self):
        whole = run('--help')[1].decode()
        for command in commands():
            for _, name in options(command):
                if name not in ('--help', '-h'):
                    self.assertIn(name, whole, command)

    def test_usage_errors(self):
        for args, said in ((['anotate'], 'did you mean annotate?'), (['annotate', '--onyl', 'x'], 'did you mean --only?'), (['--vresion'], '--version'),
                           (['annotate', '--only', 'x'], 'annotate -h'), (['xyzzy'], 'no such command'), (['completion'], 'SHELL')):
            with self.subTest(args):
                code, out, err = run(*args)
                self.assertEqual((code, out), (2, b''))
                self.assertIn(said, err)
                self.assertIn('see demarche ', err)

    def test_without_arguments_the_short_help_is_an_error(self):
        code, out, err = run()
        self.assertEqual((code, out), (2, b''))
        self.assertIn('usage: demarche', err)

    def test_man_page_has_every_option(self):
        page = os.environ.get('DEMARCHE_MAN')
        if not page:
            self.skipTest('DEMARCHE_MAN names no page')
        with open(page, encoding='utf-8') as f:
            text = f.read().replace('\\-', '-')
        for command in commands():
            section = text[text.index(f'.SS demarche {command} '):].split('.SS ', 2)[1]
            for pair in options(command):
                for name in filter(None, pair):
                    self.assertRegex(section, rf'\.B (.*, )?{re.escape(name)}\b', command)

    def test_completions(self):
        for shell in ('bash', 'zsh', 'fish'):
            code, script, _ = run('completion', shell)
            self.assertEqual(code, 0)
            for command in commands():
                self.assertIn(command, script.decode())
            if shutil.which(shell):
                subprocess.run([shell, '-n'], input=script, check=True)
        bash = run('completion', 'bash')[1].decode()
        ask = bash + '\nCOMP_WORDS=(demarche annotate --on); COMP_CWORD=2; _demarche; echo "${COMPREPLY[*]}"\n' \
            'COMP_WORDS=(demarche ann); COMP_CWORD=1; _demarche; echo "${COMPREPLY[*]}"\n'
        self.assertEqual(subprocess.run(['bash'], input=ask.encode(), capture_output=True, check=True).stdout, b'--only\nannotate\n')

    def test_color_only_when_asked(self):
        if 'ask' not in commands():
            self.skipTest('no ask in this build')
        article = self.write('a.txt', ARTICLE)
        call = ['ask', article, 'when did the envoys meet?']
        self.assertNotIn(b'\033', run(*call)[1])
        self.assertNotIn(b'\033', run(*call, '--color', 'never')[1])
        self.assertIn(b'\033', run(*call, '--color', 'always')[1])


if __name__ == '__main__':
    harness.main()

import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage, quoted } from './part-message.js';

export const rows = messageRows({
  'config-command': error(
    'cloud-init refuses a command, and runs none of its list',
    'runcmd and bootcmd are lists of strings and of lists of strings. One entry of another kind stops all of them.',
  ),
  'bash-in-sh': warning(
    'A command for sh uses bash',
    'runcmd, bootcmd and scripts that start with #!/bin/sh run in sh. On Debian and Ubuntu that is dash, which does not know bash syntax.',
  ),
  'bad-substitution': warning(
    'No shell can read a substitution',
    'A shell reads ${name}, but not ${var.name} or ${file("name")}, which are Terraform. In dash, the script ends there.',
  ),
  'command-list': warning(
    'A command as a list uses the shell',
    'Each entry of such a list is one word in quotes. Use a string if the shell should read the line.',
  ),
});

/** An entry of another kind, or no list at all. */
export const commandRefused = (
  place: Place,
  {
    filename,
    device,
    path,
    key,
    words,
    isList,
    isLine,
  }: AboutPart & { path: string; key: string; words: string; isList: boolean; isLine: boolean },
): Diagnostic =>
  partMessage(place, rows['config-command'], {
    device,
    found: `"${path}" in "${filename}" is ${words}, so cloud-init runs no command of ${key}`,
    expected: isList ? 'a list of strings and of lists of strings' : 'a string or a list of strings',
    fix: isLine ? 'quote the line, because ": " makes it a mapping' : undefined,
  });

const withBash = 'run it with bash: [bash, -c, "…"], or a script that starts with #!/bin/bash';

export const bashInCommand = (
  place: Place,
  { filename, device, path, words }: AboutPart & { path: string; words: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['bash-in-sh'], {
    device,
    found: `"${path}" in "${filename}" runs in sh, but only bash knows ${words.join(' and ')}`,
    expected: 'a command that sh can run',
    fix: withBash,
  });

export const bashInScript = (
  place: Place,
  { filename, device, words }: AboutPart & { words: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['bash-in-sh'], {
    device,
    found: `the script "${filename}" runs in sh, but only bash knows ${words.join(' and ')}`,
    expected: '#!/bin/bash in its first line, or commands that sh can run',
  });

export const substitutionInCommand = (
  place: Place,
  { filename, device, path, word }: AboutPart & { path: string; word: string },
): Diagnostic =>
  partMessage(place, rows['bad-substitution'], {
    device,
    found: `"${path}" in "${filename}" contains ${word}, which no shell can read`,
    expected: aVariable,
  });

export const substitutionInScript = (
  place: Place,
  { filename, device, word }: AboutPart & { word: string },
): Diagnostic =>
  partMessage(place, rows['bad-substitution'], {
    device,
    found: `the script "${filename}" contains ${word}, which no shell can read`,
    expected: aVariable,
  });

const aVariable = 'a variable of the shell, like ${name}, or the value itself';

export const commandInList = (
  place: Place,
  { filename, device, path, word, isProgram }: AboutPart & { path: string; word: string; isProgram: boolean },
): Diagnostic =>
  partMessage(place, rows['command-list'], {
    device,
    found: `"${path}" in "${filename}" is a list, so no shell reads it and ${quoted(word)} is ${isProgram ? 'the name of one program' : 'a plain argument'}`,
    expected: isProgram ? 'each word as its own entry, or one string' : 'one string, which the shell reads',
  });

import type { Diagnostic } from '../diagnostic.js';
import { either, error, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage, quoted } from './part-message.js';

export const rows = messageRows({
  'part-header': error(
    'The first line of a part is of another type',
    'cloud-init uses the declared type and ignores the first line. Make the two agree.',
  ),
  'byte-order-mark': error(
    'The file begins with a byte order mark',
    'cloud-init and the kernel look for the first line at the very start. Save the file as UTF-8 without BOM.',
  ),
  'carriage-return': either(
    'A script has Windows line ends',
    'The shell reads the CR as part of a word. Save the file with Unix line ends.',
  ),
  'script-syntax': either(
    'A script has a syntax error',
    'The interpreter checked the syntax of the script without running it.',
  ),
  'jinja-version': warning(
    'Older guests do not know jinja parts',
    'Jinja parts need a newer cloud-init than some of your guests run.',
  ),
  'jinja-sandbox': warning(
    'Newer guests refuse a name in a jinja template',
    'Newer versions of cloud-init refuse names that start with an underscore.',
  ),
});

export const headerMismatch = (
  place: Place,
  {
    filename,
    device,
    first,
    contentType,
    sniffed,
  }: AboutPart & { first: string; contentType: string; sniffed: string },
): Diagnostic =>
  partMessage(place, rows['part-header'], {
    device,
    found: `"${filename}" is declared ${contentType}, but its first line ${quoted(first)} is that of ${sniffed}; cloud-init uses the declared type`,
    expected: 'a type and a first line that agree',
    fix: `write content_type: ${sniffed} in type.yaml, or remove the line`,
  });

export const byteOrderMark = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['byte-order-mark'], {
    device,
    found: `"${filename}" begins with an invisible byte order mark (U+FEFF), so neither cloud-init nor the kernel recognizes the first line`,
    expected: 'the first line at the very start',
    fix: 'save the file as UTF-8 without BOM',
  });

export const returnInInterpreter = (
  place: Place,
  { filename, device, interpreter }: AboutPart & { interpreter: string },
): Diagnostic =>
  partMessage(place, rows['carriage-return'], {
    severity: 'error',
    device,
    found: `the first line of the script "${filename}" ends in CR LF, so the guest looks for a program ${quoted(`${interpreter}\r`)}`,
    expected: 'LF line ends',
    fix: 'run dos2unix, or sed -i "s/\\r$//"',
  });

export const returnInShell = (
  place: Place,
  { filename, device, count, keyword }: AboutPart & { count: number; keyword: string | undefined },
): Diagnostic =>
  partMessage(place, rows['carriage-return'], {
    severity: keyword === undefined ? 'warning' : 'error',
    device,
    found: `${count === 1 ? 'a line' : `${count} lines`} of the script "${filename}" from here on ${count === 1 ? 'ends' : 'end'} in CR LF, so the CR becomes part of the last word${keyword === undefined ? '' : ` and the shell does not know ${quoted(`${keyword}\r`)}`}`,
    expected: 'LF line ends',
    fix: 'run dos2unix, or sed -i "s/\\r$//"',
  });

export const scriptSyntax = (
  place: Place,
  {
    filename,
    what = `"${filename}"`,
    device,
    reader,
    message,
  }: AboutPart & { what?: string | undefined; reader: string; message: string },
): Diagnostic =>
  partMessage(place, rows['script-syntax'], {
    // The guest's Python may be a newer one than ours.
    severity: reader === 'python3' ? 'warning' : 'error',
    device,
    found: `${reader} cannot read ${what}: ${quoted(message)}`,
    expected: 'a script that its interpreter can read to the end',
  });

export const jinjaTooNew = (
  place: Place,
  { filename, device, from, range }: AboutPart & { from: string; range: string },
): Diagnostic =>
  partMessage(place, rows['jinja-version'], {
    device,
    found: `"${filename}" is a jinja part, which needs cloud-init ${from}, but your guests run ${range}`,
    expected: 'a part that older guests know, or only newer guests',
  });

export const jinjaSandboxed = (
  place: Place,
  { filename, device, name, from }: AboutPart & { name: string; from: string },
): Diagnostic =>
  partMessage(place, rows['jinja-sandbox'], {
    device,
    found: `jinja in cloud-init ${from} and later refuses the name "${name}" in "${filename}"`,
    expected: 'a name that does not begin with an underscore',
  });

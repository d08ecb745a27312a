import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage, quoted } from './part-message.js';

export const rows = messageRows({
  'part-encoded': error('A part is encoded twice', 'cloud-init decodes a part once. Use the plain text.'),
  'part-yaml': error('A part is not valid YAML', 'cloud-init drops the whole part.'),
  'part-mapping': error(
    'A cloud-config is not a mapping',
    'cloud-init drops a cloud-config that is a list, a string or a number.',
  ),
  'part-empty': warning(
    'A cloud-config is empty',
    'cloud-init prints a warning. Write {} to show that it is meant.',
  ),
  'jsonp-syntax': error('A JSON patch is not valid JSON', 'cloud-init drops the part.'),
  'jsonp-patch': error(
    'A JSON patch is wrong',
    'A patch is a list of operations, each with op, path and value.',
  ),
  'jinja-header': error(
    'The jinja header is missing',
    'A jinja template starts with the line "## template: jinja". Otherwise cloud-init drops the part.',
  ),
  'jinja-kind': error(
    'A jinja template does not say what it makes',
    'The second line says it: #cloud-config, #! or #cloud-boothook.',
  ),
  'include-url': error('An include has no valid URL', 'An include part has one URL on each line.'),
  'include-once': error(
    '#include-once is missing',
    'Without that line cloud-init fetches the URL at every boot.',
  ),
  'part-handler': error(
    'A part-handler lacks a function',
    'cloud-init calls list_types() and handle_part() of a part-handler.',
  ),
  'script-start': error(
    'A script has no interpreter line',
    'A guest can only run a script that starts with #! and an interpreter.',
  ),
  'boothook-start': error(
    'A boothook has no interpreter line',
    'A guest can only run a boothook that starts with #! and an interpreter.',
  ),
  'nested-mime': error(
    'A MIME file inside the user-data is wrong',
    'A nested MIME file needs its own headers, its own boundary and plain ASCII.',
  ),
});

export const alreadyEncoded = (
  place: Place,
  { filename, device, isGzip }: AboutPart & { isGzip: boolean },
): Diagnostic =>
  partMessage(place, rows['part-encoded'], {
    device,
    found: `"${filename}" is ${isGzip ? 'gzip in base64' : 'base64'} already, and would be packed twice`,
    expected: 'the plain text: the build packs it, and cloud-init unpacks it once',
    fix: 'put the text itself into the template; "gzip: true" or "encoding: base64" do the rest',
  });

export const wrongYaml = (
  place: Place,
  { filename, device, text, message }: AboutPart & { text: string; message: string },
): Diagnostic =>
  partMessage(place, rows['part-yaml'], {
    device,
    found: `${quoted(text.trim() || text)} in "${filename}" is no YAML: ${message}`,
    expected: 'YAML, since cloud-init drops the whole part otherwise',
  });

export const notAMapping = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['part-mapping'], {
    device,
    found: `"${filename}" is ${found}`,
    expected: 'a mapping, like runcmd: [ … ]: cloud-init drops any other cloud-config',
  });

export const emptyCloudConfig = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['part-empty'], {
    device,
    found: `"${filename}" holds no key, at which cloud-init warns`,
    expected: 'a mapping',
    fix: 'write {} where there is nothing to say',
  });

export const wrongJson = (
  place: Place,
  { filename, device, rest, expected }: AboutPart & { rest: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['jsonp-syntax'], {
    device,
    found: `"${filename}" is no JSON from ${rest.trim() === '' ? 'the end of this line' : quoted(rest)} on`,
    expected,
  });

export const notAPatch = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['jsonp-patch'], {
    device,
    found: `"${filename}" is JSON and no JSON patch`,
    expected: 'a list of operations, like [{ "op": "add", "path": "/runcmd/-", "value": "reboot" }]',
  });

export const wrongOperation = (
  place: Place,
  {
    filename,
    device,
    number,
    found,
    expected,
  }: AboutPart & { number: number; found: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['jsonp-patch'], {
    device,
    found: `operation ${number} of the patch "${filename}": ${found}`,
    expected,
  });

export const jinjaHeader = (
  place: Place,
  { filename, device, first }: AboutPart & { first: string },
): Diagnostic =>
  partMessage(place, rows['jinja-header'], {
    device,
    found: `"${filename}" begins with ${quoted(first)}`,
    expected: 'the first line "## template: jinja", without which cloud-init drops the part',
  });

export const jinjaKind = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['jinja-kind'], {
    device,
    found: `${text === '' ? 'nothing' : quoted(text)} stands below the first line of "${filename}"`,
    expected: '#cloud-config, #! or #cloud-boothook: by this line cloud-init knows what the template makes',
  });

export const notAUrl = (place: Place, { filename, device, text }: AboutPart & { text: string }): Diagnostic =>
  partMessage(place, rows['include-url'], {
    device,
    found: `${quoted(text)} in "${filename}" is no URL`,
    expected: 'one URL a line, like http://192.0.2.1/users.config, or an absolute path in the guest',
    fix: 'a file of your templates is included by include: { template: … } in type.yaml',
  });

export const noUrls = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['include-url'], {
    device,
    found: `"${filename}" names no URL`,
    expected: 'one URL a line, like http://192.0.2.1/users.config',
  });

export const includeNotOnce = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['include-once'], {
    device,
    found: `no line "#include-once" stands above this URL of "${filename}"`,
    expected: 'that line: without it cloud-init fetches the URL at every boot, whatever the type says',
  });

export const handlerWithout = (
  place: Place,
  { filename, device, missing }: AboutPart & { missing: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['part-handler'], {
    device,
    found: `the part-handler "${filename}" has no ${missing.join(' and no ')}`,
    expected: 'both functions: def list_types() and def handle_part(data, ctype, filename, payload)',
  });

export const scriptStart = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['script-start'], {
    device,
    found: `the script "${filename}" begins with ${text === '' ? 'an empty line' : quoted(text)}`,
    expected: '#! and an interpreter, like #!/bin/sh: the guest cannot run it otherwise',
  });

export const boothookStart = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['boothook-start'], {
    device,
    found: `the boothook "${filename}" begins with ${text === '' ? 'nothing' : quoted(text)}`,
    expected: '#! and an interpreter, like #!/bin/sh, below #cloud-boothook or in its place',
  });

export const nestedHeader = (
  place: Place,
  { filename, device, first }: AboutPart & { first: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `"${filename}" begins with ${quoted(first)} and has no header that names a boundary`,
    expected:
      'a whole MIME file, with Content-Type: multipart/mixed; boundary="…" before its first empty line',
  });

export const nestedUnclosed = (
  place: Place,
  { filename, device, line }: AboutPart & { line: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `"${filename}" has no line ${quoted(line)} below its headers`,
    expected: 'that line before each part, and with -- behind it after the last one',
  });

export const nestedText = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `${quoted(text)} in "${filename}" is not plain ASCII of at most 998 characters`,
    expected: 'ASCII in a MIME file: encode its parts in base64',
  });

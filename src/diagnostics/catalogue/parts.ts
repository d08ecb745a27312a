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
    'cloud-init prints a warning. Write {} if the part is meant to be empty.',
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
    'The second line must begin with #cloud-config, #! or #cloud-boothook.',
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
    found: `"${filename}" is already ${isGzip ? 'gzip in base64' : 'base64'}, so the build would encode it twice`,
    expected: 'plain text',
    fix: 'put the plain text into the template, and set "gzip: true" or "encoding: base64" for the part',
  });

export const wrongYaml = (
  place: Place,
  { filename, device, text, message }: AboutPart & { text: string; message: string },
): Diagnostic =>
  partMessage(place, rows['part-yaml'], {
    device,
    found: `${quoted(text.trim() || text)} in "${filename}" is not valid YAML (${message}), so cloud-init drops the whole part`,
    expected: 'valid YAML',
  });

export const notAMapping = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, rows['part-mapping'], {
    device,
    found: `"${filename}" is ${found}, so cloud-init drops it`,
    expected: 'a mapping, like runcmd: [ … ]',
  });

export const emptyCloudConfig = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['part-empty'], {
    device,
    found: `"${filename}" has no keys, and cloud-init warns about that`,
    expected: 'a mapping',
    fix: 'write {} if the part is meant to be empty',
  });

export const wrongJson = (
  place: Place,
  { filename, device, rest, expected }: AboutPart & { rest: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['jsonp-syntax'], {
    device,
    found: `"${filename}" is not valid JSON from ${rest.trim() === '' ? 'the end of this line' : quoted(rest)} on`,
    expected,
  });

export const notAPatch = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['jsonp-patch'], {
    device,
    found: `"${filename}" is JSON but not a JSON patch`,
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
    found: `operation ${number} of the patch "${filename}" ${found}`,
    expected,
  });

export const impossibleOperation = (
  place: Place,
  { filename, device, number, why }: AboutPart & { number: number; why: string },
): Diagnostic =>
  partMessage(place, rows['jsonp-patch'], {
    device,
    found: `operation ${number} of the patch "${filename}" cannot be done: ${why}`,
    expected: 'an operation that fits the parts before it; cloud-init drops the whole patch otherwise',
  });

export const jinjaHeader = (
  place: Place,
  { filename, device, first }: AboutPart & { first: string },
): Diagnostic =>
  partMessage(place, rows['jinja-header'], {
    device,
    found: `"${filename}" begins with ${quoted(first)}, so cloud-init drops it`,
    expected: '"## template: jinja" as the first line',
  });

export const jinjaKind = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['jinja-kind'], {
    device,
    found: `the second line of "${filename}" is ${text === '' ? 'empty' : quoted(text)}, so cloud-init does not know what the template makes`,
    expected: '#cloud-config, #! or #cloud-boothook',
  });

export const notAUrl = (place: Place, { filename, device, text }: AboutPart & { text: string }): Diagnostic =>
  partMessage(place, rows['include-url'], {
    device,
    found: `${quoted(text)} in "${filename}" is not a URL`,
    expected: 'one URL per line, like http://192.0.2.1/users.config, or an absolute path in the guest',
    fix: 'to include one of your templates, write include: { template: … } in type.yaml',
  });

export const noUrls = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['include-url'], {
    device,
    found: `"${filename}" has no URL`,
    expected: 'one URL per line, like http://192.0.2.1/users.config',
  });

export const includeNotOnce = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['include-once'], {
    device,
    found: `there is no line "#include-once" above this URL of "${filename}", so cloud-init fetches it at every boot`,
    expected: '#include-once on a line above it',
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
    found: `the script "${filename}" begins with ${text === '' ? 'an empty line' : quoted(text)}, so the guest cannot run it`,
    expected: '#! and an interpreter, like #!/bin/sh',
  });

export const boothookStart = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['boothook-start'], {
    device,
    found: `the boothook "${filename}" begins with ${text === '' ? 'an empty line' : quoted(text)}, so the guest cannot run it`,
    expected: '#! and an interpreter, like #!/bin/sh, instead of #cloud-boothook or on the next line',
  });

export const nestedHeader = (
  place: Place,
  { filename, device, first }: AboutPart & { first: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `"${filename}" begins with ${quoted(first)}, and no header above its first empty line names a boundary`,
    expected: 'a complete MIME file with Content-Type: multipart/mixed; boundary="…"',
  });

export const nestedUnclosed = (
  place: Place,
  { filename, device, line }: AboutPart & { line: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `"${filename}" has no line ${quoted(line)} below its headers`,
    expected: 'this line before each part, and the same line with -- at its end after the last part',
  });

export const nestedText = (
  place: Place,
  { filename, device, text }: AboutPart & { text: string },
): Diagnostic =>
  partMessage(place, rows['nested-mime'], {
    device,
    found: `${quoted(text)} in "${filename}" is not plain ASCII, or is longer than 998 characters`,
    expected: 'short ASCII lines',
    fix: 'encode the parts of the file in base64',
  });

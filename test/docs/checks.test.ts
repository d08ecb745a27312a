import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messages } from '../../src/diagnostics/catalogue/index.js';
import type { MessageRow } from '../../src/diagnostics/message.js';
import { runCli } from '../support/cli.js';
import { type Shown, shownMessages } from '../support/codes.js';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { examplesIn } from './examples.js';

const file = join(projectRoot, 'docs', 'checks.md');

/** Codes that no folder of inputs can show. */
const shownElsewhere: Readonly<Record<string, string>> = {
  'attach-address-closed': 'by `attach --by address`, if access is by token',
  'attach-address-unknown': 'by `attach --by address`, for a device without management_ip',
  'attach-guest': 'by `attach --by url`, for a guest that reads only images',
  'attach-impossible': 'by `attach`, if the hypervisor does not support an option',
  'attach-loses': 'by `attach`, if the hypervisor has no setting for a value',
  'attach-no-domain': 'by `attach --existing`, if libvirt has no domain of this name',
  'attach-no-ec2': 'by `attach --as-aws`, if the site does not have the layout ec2',
  'attach-no-files': 'by `attach --by files`, if the site writes no files of NoCloud',
  'attach-no-image': 'by `attach` and `try`, if the site has no such image',
  'attach-no-nocloud': 'by `attach --by url`, if the site does not have the layout nocloud',
  'attach-not-built': 'by `attach`, for a device that is not published',
  'attach-older-build': 'by `attach`, if the inputs changed after the build',
  'attach-other-image': 'by `attach --seed`, for an image that the site does not write',
  'attach-server-loopback': 'by `attach --by url`, if machines cannot reach the address of the server',
  'attach-url-unanswered': 'by `attach --by url`, for a device that the server does not know',
  'image-writer-missing': 'on a machine without the program that site.yaml asks for',
  'import-lost': 'by `import`, if the inventory has no field for a value',
  'import-two-ids': 'by `import seed`, for a seed with two different instance-ids',
  'import-unreadable': 'by `import`, for a file of another kind',
  'link-loop': 'if a link leads to a folder that contains the link',
  'mime-windows': 'by `lint --os windows`, for a message in which cloudbase-init finds no part',
  'seed-image': 'by `lint`, for an image that is cut off',
  'seed-label': 'by `lint`, for an image with a label that cloud-init does not look for',
  'token-secret-open': 'if every user can read the file with the token secret',
  'token-secret-unreadable': 'if seedpress cannot read the file with the token secret',
  'token-secret-wrong': 'if the token secret is too short, or more than one word',
  'unknown-device': 'by `show` and the other commands that take the id of a device',
  'unknown-field': 'by `explain`, for a key that the device does not have',
};

const shown = shownMessages();

test('every code is shown by a folder of test/errors or test/lint-files', () => {
  const codes = new Set(shown.map(({ code }) => code));
  const known: readonly string[] = messages.map(({ code }) => code);
  expect(known.filter((code) => !codes.has(code)).sort()).toEqual(Object.keys(shownElsewhere));
  expect([...codes].filter((code) => !known.includes(code))).toEqual([]);
});

requires('bash')('docs/checks.md', () => {
  // SEEDPRESS_UPDATE=1 writes the document anew: read the difference before you commit it.
  test('shows what its commands print, and every code with a message', async () => {
    const document = readFileSync(file, 'utf8');
    const updated = withCodes(await withOutputs(document));
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
    expect(readFileSync(file, 'utf8')).toBe(updated);
    expect(examplesIn(updated).length).toBeGreaterThan(3);
  });

  test('has two fleets with nearly every mistake that a check can find', async () => {
    const found = await Promise.all(
      ['inventory', 'parts --cloud-init-schema test/docs/mistakes/parts/schema.json'].map(async (fleet) => {
        const { stdout } = await runCli(['check', '--root', ...`test/docs/mistakes/${fleet}`.split(' ')], {
          cwd: projectRoot,
        });
        return [...stdout.matchAll(/: (?:error|warning) ([a-z0-9-]+): /g)].map(([, code]) => code);
      }),
    );
    const inFleets = new Set(found.flat());
    const ofChecks = new Set(
      shown.filter(({ folder }) => folder.startsWith('test/errors/')).map(({ code }) => code),
    );
    expect([...ofChecks].filter((code) => !inFleets.has(code)).sort()).toEqual([
      // These end the reading, and nothing else is looked at.
      'config-import',
      'config-name',
      'config-result',
      'config-shape',
      'config-syntax',
      'config-throws',
      'file-name',
      // The fleets build one layout, which most guests read.
      'guest-keys',
      'guest-layouts',
      // Takes 64 KiB that no compression makes smaller.
      'guestinfo-size',
      'link-outside',
      'no-device',
      'not-utf8',
      // Of a site with code of its own.
      'own-check',
      // A million rounds of a loop take their time.
      'template-budget',
      // The fleet has a secret that is refused.
      'token-secret-missing',
      'unreadable',
    ]);
  });
});

/** Each command with what it prints to both outputs. */
async function withOutputs(document: string): Promise<string> {
  const blocks = document.split(/^(```console\n[\s\S]*?^```\n)/m);
  const updated = blocks.map(async (block) => {
    if (!block.startsWith('```console\n')) return block;
    const printed = examplesIn(block).map(async ({ command }) => `$ ${command}\n${await outputOf(command)}`);
    return `\`\`\`console\n${(await Promise.all(printed)).join('')}\`\`\`\n`;
  });
  return (await Promise.all(updated)).join('');
}

async function outputOf(command: string): Promise<string> {
  const [program, name, ...argv] = (command.match(/'[^']*'|\S+/g) ?? []).map((word) =>
    word.replaceAll("'", ''),
  );
  expect([program, name]).toEqual(['npx', 'seedpress']);
  const { stdout, stderr } = await runCli(argv, { cwd: projectRoot });
  // Said where no cloud-init is installed, as on the machine that tests see.
  return `${stdout}${stderr}`
    .replace(/^seedpress: no schema of cloud-init found.*\n/m, '')
    .replaceAll(`${projectRoot}/`, '');
}

function withCodes(document: string): string {
  const first = new Map<string, Shown>();
  for (const message of shown) if (!first.has(message.code)) first.set(message.code, message);
  const rows = [...messages].sort((a, b) => (a.code < b.code ? -1 : 1)).map(rowText);
  const table = ['| code | | what it is | for example |\n| --- | --- | --- | --- |\n', ...rows].join('');
  return document.replace(
    /(<!-- codes -->\n)[\s\S]*(<!-- end -->)/,
    (_, start: string, end: string) => `${start}${table}${end}`,
  );

  function rowText({ code, severity, title }: MessageRow): string {
    const example = first.get(code);
    const shownBy =
      example === undefined ? shownElsewhere[code] : `[${asCode(example)}](../${encodeURI(example.folder)})`;
    return `| \`${code}\` | ${severity === 'either' ? 'error or warning' : severity} | ${title} | ${shownBy} |\n`;
  }
}

const asCode = ({ message: text }: Shown): string =>
  `\`${text.replaceAll('|', '\\|').replaceAll('`', "'")}\``;

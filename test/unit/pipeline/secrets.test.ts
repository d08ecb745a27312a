import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { hidingSecrets } from '../../../src/domain/secrets/hidden-secrets.js';
import { runCli } from '../../support/cli.js';
import { writeSite } from '../../support/sites.js';

// Neither its name nor its form tells that it is a secret; braces in it are no template.
const phrase = 'Blue Whale 4711: {{ not }} {% a %} template';
const pem = '-----BEGIN THING-----\nQmx1ZVdoYWxlNDcxMQ\nQmx1ZVdoYWxlNDcxMg\n-----END THING-----\n';
const token = 'Green-Whale-4712';
const traces = [
  'Whale',
  'QmlxZVdoYWxl',
  'QmlxZV',
  'Qmx1ZVdo',
  Buffer.from(phrase).toString('base64').slice(0, 20),
];

let identity = '';
let other = '';
beforeAll(async () => {
  [identity, other] = [await generateIdentity(), await generateIdentity()];
});

async function encrypted(text: string, { isArmored = false } = {}): Promise<string | Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const bytes = await encrypter.encrypt(text);
  return isArmored ? armor.encode(bytes) : bytes;
}

const device = (vars: string): string =>
  `id: one\ntype: leaf\nvars:\n  note: { secret: sea.note }\n  cert: { secret: cert }\n  hook: { secret: { env: HOOK } }\n${vars}`;

const template = `#cloud-config
final_message: {{ device.vars.note | yaml }}
write_files: [{ path: /etc/cert, content: {{ device.vars.cert | yaml }} }]
runcmd: [[echo, {{ device.vars.hook | yaml }}]]
`;

const yaml = JSON.stringify({ sea: { note: phrase }, cert: pem });

async function site({
  secrets = yaml,
  vars = '',
  text = template,
  isArmored = false,
}: {
  secrets?: string;
  vars?: string;
  text?: string;
  isArmored?: boolean;
} = {}): Promise<string> {
  const root = writeSite({
    'devices/one.yaml': device(vars),
    'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
    'templates/leaf/leaf.config': text,
  });
  writeFileSync(join(root, 'devices/secrets.yaml.age'), await encrypted(secrets, { isArmored }));
  writeFileSync(join(root, 'key.txt'), `# created: today\n${identity}\n`);
  return root;
}

const environment = (more: Readonly<Record<string, string>> = {}) => ({ HOOK: token, ...more });

async function run(root: string, argv: readonly string[], variables = environment()) {
  const { code, stdout, stderr } = await runCli(argv, { cwd: root, environment: variables });
  return { code, stderr, text: stdout + stderr };
}

const key = ['--identity', 'key.txt'];

function textsBelow(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));
}

describe('secrets that the inventory names', () => {
  test.each([false, true])('stand in the seed as they are (armored: %s)', async (isArmored) => {
    const root = await site({ isArmored });
    expect((await run(root, ['build', ...key])).code).toBe(0);
    const seed = readFileSync(join(root, 'out/current/www/one/user-data'), 'utf8');
    expect(seed).toContain(`final_message: ${JSON.stringify(phrase)}`);
    expect(seed).toContain(JSON.stringify(pem));
    expect(seed).toContain(token);
  });

  test('are opened by SEEDPRESS_IDENTITY, a path or the identity itself', async () => {
    const root = await site();
    for (const SEEDPRESS_IDENTITY of ['key.txt', join(root, 'key.txt'), identity])
      expect((await run(root, ['check'], environment({ SEEDPRESS_IDENTITY }))).code).toBe(0);
    expect(await run(root, ['check', '--identity', identity])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('takes the path of a file'),
    });
  });

  test('are values of any field, and of types and groups', async () => {
    const root = writeSite({
      'devices/one.yaml': 'id: one\ntype: leaf\nfiles: [{ path: /x, content: { secret: { env: HOOK } } }]\n',
      'templates/leaf/type.yaml':
        'user_data: [leaf.config]\ndefaults: { vars: { note: { secret: { env: HOOK } } } }\n',
      'templates/leaf/leaf.config': '#cloud-config\nfinal_message: {{ device.vars.note | yaml }}\n',
    });
    expect((await run(root, ['build'])).code).toBe(0);
    const seed = readFileSync(join(root, 'out/current/www/one/user-data'), 'utf8');
    expect(seed.split(token)).toHaveLength(3);
  });

  test('another value of a variable is another build, and the same one is none', async () => {
    const root = await site();
    expect((await run(root, ['build', ...key])).text).toContain('1 added');
    expect((await run(root, ['build', ...key])).text).toContain('nothing changed');
    expect((await run(root, ['build', ...key], environment({ HOOK: `${token}x` }))).text).toContain(
      '1 changed',
    );
  });

  test('another secret in the file is another build', async () => {
    const root = await site();
    await run(root, ['build', ...key]);
    const more = JSON.stringify({ sea: { note: `${phrase}!` }, cert: pem });
    writeFileSync(join(root, 'devices/secrets.yaml.age'), await encrypted(more));
    expect((await run(root, ['build', ...key])).text).toContain('1 changed');
    expect(readFileSync(join(root, 'out/current/www/one/user-data'), 'utf8')).toContain(`${phrase}!`);
  });

  test('a mapping with a key secret is data where there is no file of secrets', async () => {
    const root = writeSite({
      'devices/one.yaml': 'id: one\ntype: leaf\nvars: { radius: { secret: abc } }\n',
      'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
      'templates/leaf/leaf.config': '#cloud-config\nfinal_message: {{ device.vars.radius.secret | yaml }}\n',
    });
    expect((await run(root, ['build'])).code).toBe(0);
  });
});

describe('nobody shows them', () => {
  /** Mistakes whose messages quote the value. */
  const mistakes = {
    'a value that is no address': ['management_ip: { secret: sea.note }\n', template],
    'a line that is no YAML': ['', `${template}x: {{ device.vars.note }}: {{ device.vars.hook }}: [\n`],
    'an unknown key': ['', `${template}{{ device.vars.note | yaml }}: 1\n`],
    'a key that is none': ['', `${template}ssh_authorized_keys: [{{ device.vars.note | yaml }}]\n`],
  } as const;

  test.each(Object.entries(mistakes))('in messages: %s', async (_, [vars, text]) => {
    const root = await site({ text });
    if (vars !== '') writeFileSync(join(root, 'devices/one.yaml'), `${device('')}${vars}`);
    for (const format of ['plain', 'pretty', 'json', 'sarif', 'github']) {
      const { code, text: output } = await run(root, ['check', '--strict', '--format', format, ...key]);
      expect(code).toBe(1);
      for (const trace of traces) expect(output, format).not.toContain(trace);
    }
  });

  test('in plan, explain, list and build', async () => {
    const root = await site();
    await run(root, ['build', ...key]);
    writeFileSync(
      join(root, 'templates/leaf/leaf.config'),
      template
        .replace('final_message: ', 'final_message: again '.replace(' again', ''))
        .replace('echo', 'print'),
    );
    for (const argv of [
      ['plan'],
      ['plan', '--json'],
      ['explain', 'one'],
      ['explain', 'one', '--json'],
      ['explain', 'one', 'vars.note'],
      ['explain', 'one', '--merged'],
      ['list', '--json'],
      ['build', '--json'],
    ]) {
      const { text } = await run(root, [...argv, ...key]);
      for (const trace of traces) expect(text, argv.join(' ')).not.toContain(trace);
    }
  });

  test('in the manifest, in host/ and guest/, and in names', async () => {
    const root = await site();
    await run(root, ['build', ...key]);
    const below = textsBelow(join(root, 'out')).filter(
      ({ path }) =>
        !/\/out\/(?:store|seeds|current|generations\/\d+\/(?:www|images|by-[a-z]+|smbios-[a-z]+|s))\//.test(
          path,
        ),
    );
    expect(below.length).toBeGreaterThan(5);
    for (const { path, text } of below)
      for (const trace of traces) expect(`${path} ${text}`).not.toContain(trace);
  });

  test('by a digest that could be guessed', () => {
    const text = JSON.stringify({ pin: '0042', path: '/a"b', both: 'x 0042 y' });
    const hide = hidingSecrets(['0042', '/a"b'], 'AGE-SECRET-KEY-1');
    expect(hide(text)).not.toMatch(/0042|a\\"b/);
    expect(hide(text)).toBe(hide(text));
    expect(hidingSecrets(['0042'], 'AGE-SECRET-KEY-2')(text)).not.toBe(hide(text));
    expect(hidingSecrets(['0042'], undefined)(text)).not.toContain('0042');
  });
});

describe('what cannot be opened', () => {
  test.each<[string, () => Promise<string>, readonly string[], string]>([
    [
      'no identity',
      () => site(),
      [],
      'error secrets-locked: this file is encrypted, and no identity is given',
    ],
    [
      'another identity',
      async () => {
        const root = await site();
        writeFileSync(join(root, 'key.txt'), other);
        return root;
      },
      key,
      'error secrets-locked: the identity that is given does not open this file',
    ],
    ['no file', () => site(), ['--identity', 'none.txt'], 'cannot be read (ENOENT)'],
    ['a list', () => site({ secrets: '[Whale, Whale]' }), key, 'is not a mapping of names to strings'],
    ['no YAML', () => site({ secrets: 'a: Whale: [' }), key, 'is not a mapping of names to strings'],
    [
      'an unknown name, which may be the secret itself',
      () => site({ vars: '  more: { secret: Whale-4713 }\n' }),
      key,
      'error secret-missing: devices/secrets.yaml.age has no secret of the name that stands here',
    ],
  ])('%s', async (_, make, argv, words) => {
    const { code, text } = await run(await make(), ['check', ...argv]);
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text.match(/: error /g)).toHaveLength(1);
    expect(text).not.toContain('Whale');
  });

  test('a variable that is not set', async () => {
    const { code, text } = await run(await site(), ['check', ...key], {} as ReturnType<typeof environment>);
    expect(code).toBe(1);
    expect(text).toContain('devices/one.yaml:6:9: error secret-missing: the environment variable');
  });
});

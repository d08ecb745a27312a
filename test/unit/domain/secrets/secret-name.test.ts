import { expect, test } from 'vitest';
import { maskConfig } from '../../../../src/cloud-init/merge/mask-config.js';
import type { ConfigMap } from '../../../../src/cloud-init/values/config-node.js';
import { configOf } from '../../../../src/cloud-init/values/config-of.js';
import { plainJson } from '../../../../src/cloud-init/values/plain-json.js';
import { readYaml } from '../../../../src/cloud-init/values/read-yaml.js';
import { wrongValue } from '../../../../src/diagnostics/catalogue/inventory-shape.js';
import { maskJson } from '../../../../src/domain/secrets/mask-json.js';
import { maskText } from '../../../../src/domain/secrets/mask-text.js';
import { isSecretName } from '../../../../src/domain/secrets/secret-name.js';
import { secretsIn } from '../../../../src/domain/secrets/secrets-in.js';
import { lint } from '../../../../src/pipeline/check/lint.js';
import { maskedPatch } from '../../../../src/pipeline/plan/diff/masked-patch.js';
import { shown } from '../../../../src/pipeline/site/shown.js';
import { textSecrets } from '../../../../src/pipeline/site/text-secrets.js';

const secrets = [
  'password',
  'passwd',
  'hashed_passwd',
  'hashed-passwd',
  'plain_text_passwd',
  'db_pass',
  'DB_PASSWORD',
  'pgpassword',
  'pw',
  'admin_pw',
  'pwd',
  'MYSQL_PWD',
  'pin',
  'simPin',
  'passphrase',
  'wpa_passphrase',
  'passcode',
  'secret',
  'clientSecret',
  'client_secret',
  'secret_access_key',
  'token',
  'API_TOKEN',
  'authtoken',
  'join-token',
  'api_key',
  'apikey',
  'auth_key',
  'authkey',
  'activation-key',
  'registration_key',
  'license',
  'license_key',
  'validation_key',
  'encryption_key',
  'PrivateKey',
  'PresharedKey',
  'pre_shared_key',
  'wifi_psk',
  'wireguard_key',
  'ed25519_private',
  'rsa_private',
  'credentials',
  'snmp_community',
] as const;

const others = [
  'ed25519_public',
  'rsa_public',
  'public_keys',
  'public-key',
  'ssh_authorized_keys',
  'ssh_pwauth',
  'password_authentication',
  'passwd_file',
  'token_url',
  'nopasswd',
  'chpasswd',
  'keyboard',
  'key',
  'keyid',
  'gpg_key',
  'sort_key',
  'private_ip',
  'private_network',
  'activation-mode',
  'list',
  'author',
  'compass',
  'passive',
  'pinned',
  'tokenizer',
  'secretary',
  'hostname',
  'mac',
  'community',
  'spin',
  'expire',
] as const;

test('44 names of secrets', () => {
  expect(secrets.filter((name) => !isSecretName(name))).toEqual([]);
  expect(secrets).toHaveLength(44);
});

test('names that sound like them', () => {
  expect(others.filter(isSecretName)).toEqual([]);
});

const value = 'Canary77';
const config = (name: string): ConfigMap => {
  const read = readYaml(`vars:\n  ${name}: ${value}\n`);
  if (!read.ok) throw new Error(read.mistake.message);
  return configOf(read.value, { part: 0 }) as ConfigMap;
};

/** Everything that prints, by what it prints of a value under a name. */
const callers: Readonly<Record<string, (name: string) => string | Promise<string>>> = {
  explain: (name) => JSON.stringify(maskJson(value, { path: ['vars', name] })),
  'explain of a mapping': (name) => JSON.stringify(maskJson({ vars: { [name]: value } })),
  'explain --merged': (name) => JSON.stringify(plainJson(maskConfig(config(name), { known: [] }))),
  plan: (name) => JSON.stringify(maskedPatch('', `vars:\n  ${name}: ${value}\n`, { known: [], former: [] })),
  'plan of a secret elsewhere': (name) =>
    JSON.stringify(
      maskedPatch('', `echo ${value}\n`, { known: secretsIn({ vars: { [name]: value } }), former: [] }),
    ),
  'texts of files': (name) => maskText(`echo ${value}\n`, { known: textSecrets(`${name}: ${value}\n`) }),
  'a table': (name) =>
    maskText(`a,${value}\n`, { known: textSecrets(`id,vars.${name}\na,${value}\n`, { path: 'a.csv' }) }),
  'a line of a log': (name) => maskText(`started with ${name}=${value}`),
  'an option': (name) => maskText(`run --${name} ${value}`),
  messages: (name) => {
    const position = { file: 'devices/a.yaml', line: 1, column: 1 };
    const found = wrongValue(position, { found: `"${value}"`, expected: 'x', quoted: undefined });
    const files = [{ path: 'devices/a.yaml', text: `vars:\n  ${name}: ${value}\n` }];
    return JSON.stringify(shown([found], { strict: false, files }).diagnostics);
  },
  lint: async (name) => {
    const text = `#cloud-config\n${name}: ${value}: x\n`;
    const { diagnostics } = await lint([{ file: 'a', bytes: Buffer.from(text) }], {
      strict: false,
      os: 'linux',
      searchPath: '',
      jobs: 1,
      libraryFolders: [],
    });
    expect(diagnostics).not.toEqual([]);
    return JSON.stringify(diagnostics);
  },
};

test.each(Object.keys(callers))('%s goes by them', async (caller) => {
  const print = callers[caller] as (name: string) => string | Promise<string>;
  const told = await Promise.all(
    secrets.map(async (name) => ((await print(name)).includes(value) ? [name] : [])),
  );
  expect(told.flat()).toEqual([]);
  const hidden = await Promise.all(
    others.map(async (name) => ((await print(name)).includes(value) ? [] : [name])),
  );
  expect(hidden.flat()).toEqual([]);
});

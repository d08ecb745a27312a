import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asPublished, type FolderOf } from '../../src/server/folder-of.js';
import { hostileRequest, randomFrom } from '../unit/server/hostile-request.js';
import { deviceTree, type Tree } from '../unit/server/published-site.js';
import { type RawAnswer, rawRequest } from '../unit/server/raw-request.js';
import { serve } from '../unit/server/serving.js';

const [own, foreign] = ['192.0.2.11', '192.0.2.12'];
const [ownToken, foreignToken] = ['0a'.repeat(16), '0b'.repeat(16)];
const kinds = {
  address: { [`by-ip/${own}`]: 'waf-1', [`by-ip/${foreign}`]: 'waf-2' },
  token: { [`s/${ownToken}`]: 'waf-1', [`s/${foreignToken}`]: 'waf-2' },
};

/** Every file of a device says whose it is. */
const treeOf = (id: string): Tree =>
  Object.fromEntries(Object.keys(deviceTree(id)).map((path) => [path, `CANARY of ${id} at ${path}\n`]));

/** Paths that lead to the other device's data, in this server or in a worse one. */
const files = [
  'waf-2/meta-data',
  'www/waf-2/user-data',
  `by-ip/${foreign}/meta-data`,
  `by-id/waf-2/meta-data`,
  `s/${foreignToken.toUpperCase()}/meta-data`,
  `s/${ownToken}/../${foreignToken}/meta-data`,
  `s/${foreignToken.slice(1)}/meta-data`,
  `s/${ownToken}/meta-data`,
  `s/${ownToken}/nsfocus`,
  'meta-data',
  'nsfocus/latest/meta_data.json',
  'linked/meta-data',
];
const folders = ['www', 's', `s/${ownToken}`, 'by-ip', 'by-id', 'by-uuid', own, 'linked', 'current'];

/** Sends 2,000 requests, the same ones each time, as the device waf-1, and gives back the answers. */
async function attack(
  names: Readonly<Record<string, string>>,
  folderOf: FolderOf,
): Promise<readonly RawAnswer[]> {
  const serving = await serve(
    { 'waf-1': treeOf('waf-1'), 'waf-2': treeOf('waf-2') },
    // All of our connections come from this machine, which may read more than a device.
    { names, folderOf: ({ path, peer }) => folderOf({ path, peer: peer && own }) },
  );
  onTestFinished(() => serving.end());
  symlinkSync(serving.site.folderOf('waf-2'), join(serving.site.folderOf('waf-1'), 'linked'));
  writeFileSync(join(serving.site.root, 'meta-data'), 'CANARY above');
  const random = randomFrom(20_250_131);
  const requests = Array.from({ length: 2_000 }, () => hostileRequest(random, { files, folders }));
  const answers: RawAnswer[] = [];
  const client = async (): Promise<void> => {
    for (let sent = requests.pop(); sent !== undefined; sent = requests.pop()) {
      answers.push(await rawRequest(sent, { port: serving.port, waitMs: 2_000 }));
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));
  expect(answers).toHaveLength(2_000);
  return answers;
}

const foreignIn = (answers: readonly RawAnswer[]) =>
  answers.filter(({ text }) => /CANARY (?:of waf-2|above)/.test(text));
const ownIn = (answers: readonly RawAnswer[]) =>
  answers.filter(({ text }) => text.includes('CANARY of waf-1'));

describe.each(Object.entries(kinds))('2,000 hostile requests of a device under access: %s', (_, names) => {
  test('get nothing of another device', async () => {
    const answers = await attack(names, asPublished);
    expect(foreignIn(answers)).toEqual([]);
    expect(ownIn(answers).length).toBeGreaterThan(10);
  });

  test.each<[string, FolderOf]>([
    ['whoever names an id', ({ path: [id = '', ...rest] }) => [{ folder: `www/${id}`, rest }]],
    ['names of its folders', ({ path: [a = '', b = '', ...rest] }) => [{ folder: `${a}/${b}`, rest }]],
  ])('find the hole in a server that trusts %s', async (_, folderOf) => {
    expect(foreignIn(await attack(names, folderOf)).length).toBeGreaterThan(3);
  });
});

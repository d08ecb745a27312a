import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleSite } from '../support/article-site.js';
import { runCli } from '../support/cli.js';
import { scratchFolder } from '../support/folders.js';
import { webServers } from '../support/http.js';
import { hasReference, reference } from '../support/reference.js';
import { requires } from '../support/requires.js';
import { runScript } from '../support/scripts.js';

interface Read {
  readonly email: readonly PartRead[];
  readonly cloud_init: readonly PartRead[];
  readonly merged: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

interface Interface {
  readonly name: string;
  readonly subnets?: readonly { readonly address?: string; readonly netmask?: string }[];
}

interface PartRead {
  readonly type: string;
  readonly filename: string;
  readonly body: string;
}

async function buildArticle(): Promise<string> {
  const root = articleSite();
  const built = await runCli(['build', '--root', root], { cwd: root });
  expect(built.code, built.stderr).toBe(0);
  return join(root, 'out');
}

const namespaceOf = (out: string): string => join(out, 'current', 'www', 'waf-ba-0001', 'nsfocus');

requires('cloud-init')('the first firewall, as cloud-init reads it', () => {
  test('user_data has the parts, order, types, names and bodies that were published', async () => {
    const userData = join(namespaceOf(await buildArticle()), 'latest', 'user_data');
    const [ours] = runScript<[Read]>('user_data', [userData]);
    expect(ours.cloud_init).toEqual(ours.email);
    expect(ours.email.map(({ type, filename }) => [type, filename])).toEqual([
      ['text/upstart-job', 'nsfocus-init.upstart'],
      ['text/x-shellscript', 'nsfocus-init.script'],
      ['text/cloud-config', 'cloud.config'],
      ...(hasReference ? [] : [['text/cloud-config', 'seedpress-files.config']]),
    ]);
    if (!hasReference) return;
    const published = join(scratchFolder(), 'expected');
    writeFileSync(published, reference('expected-user_data.txt'));
    const [expected] = runScript<[Read]>('user_data', [published]);
    expect(ours.email.map(asPublished)).toEqual(expected.email.map(asPublished));
  });

  test('the cloud-config parts merge in its own handler without a warning', async () => {
    const userData = join(namespaceOf(await buildArticle()), 'latest', 'user_data');
    const [{ merged, warnings }] = runScript<[Read]>('user_data', [userData]);
    expect(warnings).toEqual([]);
    expect(merged.final_message).toContain('waf');
    expect(JSON.stringify(merged.bootcmd)).toContain('111.0.0.12');
  });

  test('content_path, joined to the namespace, leads to a text in which it finds the addresses', async () => {
    const folder = namespaceOf(await buildArticle());
    const metaData = JSON.parse(readFileSync(join(folder, 'latest', 'meta_data.json'), 'utf8')) as {
      network_config: { content_path: string };
    };
    const { config } = runScript<{ config: readonly Interface[] }>('eni', [
      join(folder, metaData.network_config.content_path),
    ]);
    const addresses = config.flatMap(({ name, subnets = [] }) =>
      subnets.map(({ address, netmask }) => `${name} ${address} ${netmask}`),
    );
    expect(addresses).toContain('eth0 111.0.0.12 255.255.255.0');
  });
});

test('meta_data.json holds the published keys and values', async () => {
  const metaData = JSON.parse(
    readFileSync(join(namespaceOf(await buildArticle()), '1.0', 'meta_data.json'), 'utf8'),
  );
  const expected = hasReference
    ? JSON.parse(reference('expected-meta_data.json'))
    : { files: {}, hostname: 'waf-ba-0001', id: 'waf-ba-0001' };
  expect(metaData).toMatchObject(expected);
});

test('every folder lists its names, with and without a slash, and every name can be fetched', async () => {
  const url = `${await webServers['seedpress serve']?.(await buildArticle())}/waf-ba-0001`;
  const names = async (path: string): Promise<readonly string[]> => {
    const answer = await fetch(`${url}/${path}`, { redirect: 'error' });
    expect(answer.status, path).toBe(200);
    const text = await answer.text();
    expect(await (await fetch(`${url}/${path}/`, { redirect: 'error' })).text()).toBe(text);
    return text.trimEnd().split('\n');
  };
  expect(await names('nsfocus')).toEqual(['1.0', 'latest']);
  for (const version of ['1.0', 'latest']) {
    expect(await names(`nsfocus/${version}`)).toEqual(['meta_data', 'user_data', 'meta_data.json']);
    const keys = await names(`nsfocus/${version}/meta_data`);
    expect(keys.slice(0, 3)).toEqual(['public-hostname', 'local-ipv4', 'network_config']);
    for (const path of ['user_data', 'meta_data.json', ...keys.map((key) => `meta_data/${key}`)]) {
      const answer = await fetch(`${url}/nsfocus/${version}/${path}`, { redirect: 'error' });
      expect(answer.status, path).toBe(200);
      expect((await answer.text()).length, path).toBeGreaterThan(0);
    }
  }
  expect(await (await fetch(`${url}/nsfocus/latest/meta_data/local-ipv4`)).text()).toBe('111.0.0.12');
});

/** The print has a group more than its template, and an empty line before its last one. */
function asPublished({ type, filename, body }: PartRead): PartRead {
  const lines = body.split('\n').filter((line) => line !== '' && line !== '  - dev');
  return { type, filename, body: type === 'text/cloud-config' ? lines.join('\n') : body };
}

import { hasReference, reference } from '../../support/reference.js';
import type { Tree } from '../../unit/server/published-site.js';

const listing = (...names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

const metaData = {
  files: {},
  public_keys: {
    controller:
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM marvel@example.net',
  },
  hostname: 'waf-ba-0001',
  id: 'waf-ba-0001',
  network_config: { content_path: 'latest/meta_data/network_config' },
};

/** The published tree of one machine, by hand: meta_data.json has five keys, and none of ours. */
export const articleTree: Tree = {
  'nsfocus/index.html': listing('1.0', 'latest'),
  'nsfocus/latest/index.html': listing('meta_data', 'user_data', 'meta_data.json'),
  'nsfocus/latest/meta_data/index.html': listing('public-hostname', 'local-ipv4', 'network_config'),
  'nsfocus/latest/meta_data/public-hostname': 'waf-ba-0001',
  'nsfocus/latest/meta_data/local-ipv4': '111.0.0.11',
  'nsfocus/latest/meta_data/network_config': 'auto eth0\niface eth0 inet static\n  address 111.0.0.11/24\n',
  'nsfocus/latest/meta_data.json': hasReference
    ? reference('expected-meta_data.json')
    : JSON.stringify(metaData),
  'nsfocus/latest/user_data': '#!/bin/sh\necho started\n',
};

/** The same with some keys of meta_data.json changed; undefined takes one away. */
export const withMetaData = (changes: Readonly<Record<string, unknown>>): Tree => ({
  ...articleTree,
  'nsfocus/latest/meta_data.json': JSON.stringify({ ...metaData, ...changes }),
});

/** The same with more files in the newest version, each of them listed. */
export const withFiles = (files: Tree): Tree => ({
  ...articleTree,
  'nsfocus/latest/index.html': listing('meta_data', 'user_data', 'meta_data.json', ...Object.keys(files)),
  ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`nsfocus/latest/${name}`, text])),
});

/** The same with one more key in meta_data/. */
export const withKey = (key: string, text: string): Tree => ({
  ...articleTree,
  'nsfocus/latest/meta_data/index.html': listing('network_config', key),
  [`nsfocus/latest/meta_data/${key}`]: text,
});

/** The same with a text for the network that is none. */
export const brokenEni: Tree = {
  ...articleTree,
  'nsfocus/latest/meta_data/network_config': 'iface eth0\n  iface iface\n',
};

import { expect, test } from 'vitest';
import { nocloud } from '../../../src/layouts/nocloud.js';
import { openstack } from '../../../src/layouts/openstack.js';
import { bareSeed, jsonOf, textOf } from './seeds.js';

const files = [
  { path: '/etc/motd', content: 'now', mode: '0644' },
  { path: '/srv/app', content: 'later', mode: '0640', owner: 'app:app', defer: true },
  { path: '/etc/hosts', content: 'more', mode: '0644', append: true },
] as const;

test('write_files has the keys, and OpenStack, which writes whole files at once, has none of those for later', () => {
  const seed = { ...bareSeed, files };
  const userData = textOf(nocloud.files(seed), 'user-data');
  expect(userData).toContain('owner: app:app\n    defer: true\n');
  expect(userData).toContain('append: true\n');
  expect(userData.match(/defer: true/g)).toHaveLength(1);
  const tree = openstack.files(seed);
  expect(jsonOf(tree, 'openstack/latest/meta_data.json').files).toEqual([
    { path: '/etc/motd', content_path: '/content/0000' },
  ]);
  expect(textOf(tree, 'openstack/latest/user_data')).toContain('path: /srv/app');
});

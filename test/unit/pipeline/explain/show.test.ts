import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { projectRoot } from '../../../support/folders.js';

const show = (argv: readonly string[]) => runCli(['show', ...argv], { cwd: projectRoot });

test('a folder is printed as a tree', async () => {
  const { stdout, code } = await show(['waf-ba-0001', 'nsfocus/']);
  const version = ['index.html', 'meta_data/', 'meta_data.json', 'user_data'];
  expect(stdout.split('\n').slice(0, 3)).toEqual(['waf-ba-0001/nsfocus/', '├── 1.0/', '│   ├── index.html']);
  expect(stdout).toContain('\n└── latest/\n    ├── index.html\n    ├── meta_data/\n');
  for (const name of version) expect(stdout).toContain(` ${name}\n`);
  expect(code).toBe(0);
});

test('without a path the whole document root', async () => {
  const { stdout } = await show(['waf-ba-0001']);
  expect(stdout).toMatch(/^waf-ba-0001\/\n├── 2009-04-04\//);
  expect(stdout).toMatch(/\n├── network-config\n[^]*\n└── vendor-data\n$/);
  const { stdout: json } = await show(['waf-ba-0001', 'openstack', '--json']);
  expect(JSON.parse(json)).toContain('openstack/latest/network_data.json');
});

test('a file is printed as it is', async () => {
  const { stdout } = await show(['waf-ba-0001', 'openstack/latest/network_data.json']);
  expect(JSON.parse(stdout)).toMatchObject({ links: [{ id: 'eth0' }] });
  expect((await show(['waf-ba-0001', '/nsfocus/index.html'])).stdout).toBe('1.0\nlatest\n');
});

test.each([
  {
    argv: ['waf-ba-0001', 'userdata'],
    message: 'waf-ba-0001 has no file userdata; did you mean "user-data"?',
  },
  { argv: ['waf-ba-001'], message: 'there is no device "waf-ba-001"; did you mean "waf-ba-0001"?' },
])('$argv names what is nearest', async ({ argv, message }) => {
  const { stderr, code } = await show(argv);
  expect(stderr).toContain(message);
  expect(code).toBe(1);
});

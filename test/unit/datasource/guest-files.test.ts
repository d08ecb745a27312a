import { describe, expect, test } from 'vitest';
import { filled } from '../../../src/datasource/filled.js';
import { guestFiles } from '../../../src/datasource/guest-files.js';
import { limits } from '../../../src/datasource/limits.js';
import { serverUrls } from '../../../src/datasource/server-urls.js';
import { guestSite } from '../../support/guest-site.js';

const contentsOf = (site = guestSite()): Readonly<Record<string, string>> =>
  Object.fromEntries(
    guestFiles(site).map((file) => [file.path, 'content' in file ? String(file.content) : '']),
  );

describe('the files for a guest', () => {
  test('are four, and the same every time', () => {
    const names = ['guest/DataSourceNsfocus.py', 'guest/90_dpkg.cfg', 'guest/ds-identify.cfg'];
    expect(Object.keys(contentsOf())).toEqual([...names, 'guest/install.sh']);
    expect(contentsOf()).toEqual(contentsOf());
  });

  test('bear the name of the site', () => {
    const files = contentsOf(guestSite({ namespace: 'my-lab' }));
    const python = files['guest/DataSourceMyLab.py'];
    expect(python).toContain('\nclass DataSourceMyLab(sources.DataSource):\n');
    expect(python).toContain('\n    dsname = "MyLab"\n');
    expect(python).toContain('\nNAMESPACE = "my-lab"\n');
    expect(files['guest/install.sh']).toContain('\nsource=DataSourceMyLab\n');
    expect(Object.values(files).join('')).not.toMatch(/nsfocus/i);
  });

  test('list the data source on one line, as ds-identify and the packages of Ubuntu want it', () => {
    const lines = contentsOf()['guest/90_dpkg.cfg']?.split('\n');
    expect(lines?.filter((line) => line.includes('datasource_list'))).toEqual([
      'datasource_list: [ Nsfocus, None ]',
    ]);
  });

  test('hold no tab, no blank at a line end, no line of Python beyond 79', () => {
    for (const text of Object.values(contentsOf())) expect(text).not.toMatch(/\t|[ \r]\n|[^\n]$/);
    const python = contentsOf()['guest/DataSourceNsfocus.py']?.split('\n') ?? [];
    expect(python.filter((line) => line.length > 79)).toEqual([]);
  });
});

test('the data source and the settings beside it wait equally long', () => {
  const python = contentsOf()['guest/DataSourceNsfocus.py'];
  for (const [name, value] of Object.entries(limits)) {
    expect(python).toContain(`        ${name}: ${value}  # `);
    expect(python).toContain(`    url_${name} = ${value}\n`);
  }
});

describe('marks in a text', () => {
  test('give way to values, which are no marks', () => {
    expect(filled('A__NAME__, "__OTHER_NAME__"', { NAME: '$&__X__', OTHER_NAME: 'b' })).toBe('A$&__X__, "b"');
  });

  test.each([
    ['__NAME__', {}, 'no value is given for __NAME__'],
    ['', { NAME: 'a' }, 'the text has no __NAME__'],
  ])('%j with %j', (text, values, message) => expect(() => filled(text, values)).toThrow(message));
});

test.each([
  [{ address: '111.0.0.2', port: 8807 }, 'http://111.0.0.2:8807'],
  [{ address: '111.0.0.2', port: 80 }, 'http://111.0.0.2'],
  [{ address: 'seed.example.net', port: 8807 }, 'http://seed.example.net:8807'],
  [{ address: '2001:db8::2', port: 8807 }, 'http://[2001:db8::2]:8807'],
])('a guest asks %j at %s first', (server, url) =>
  expect(serverUrls({ server })).toEqual([url, 'http://169.254.169.254']),
);

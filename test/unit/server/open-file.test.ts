import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenedFile, openFile } from '../../../src/server/open-file.js';
import { openFilesBelow } from './open-files.js';
import { asOrdinaryUser } from './ordinary-user.js';
import { deviceTree, makeSite, type PublishedSite } from './published-site.js';

let site: PublishedSite;

beforeEach(() => {
  site = makeSite({ 'waf-1': deviceTree('waf-1'), 'waf-2': deviceTree('waf-2') });
});
afterEach(() => {
  // Before it is removed: what nobody was given must be closed already.
  const left = openFilesBelow(site.root);
  site.remove();
  expect(left).toBe(0);
});

/** The text at a path of waf-1, `undefined` where nothing is opened. */
function textAt(path: string, { folder = 'www/waf-1' } = {}): string | undefined {
  const rest = path.split('/').filter((segment) => segment !== '');
  return textOf(openFile([{ folder, rest }], { root: site.root, isFolder: path.endsWith('/') }));
}

function textOf(file: OpenedFile | undefined): string | undefined {
  if (typeof file?.body !== 'number') return file?.body.toString();
  try {
    return readFileSync(file.body, 'utf8');
  } finally {
    closeSync(file.body);
  }
}

describe('what is opened', () => {
  test.each([
    ['a file', 'meta-data', 'instance-id: waf-1\nlocal-hostname: waf-1\n'],
    ['an empty file', 'vendor-data', ''],
    ['a folder by its listing', 'nsfocus', '1.0\nlatest\n'],
    ['a folder with a slash by its listing', 'nsfocus/', '1.0\nlatest\n'],
    ['a listing by its name', 'nsfocus/index.html', '1.0\nlatest\n'],
    ['a folder beside a file of nearly the same name', 'nsfocus/latest/meta_data', 'hostname\n'],
    ['a file of a folder', 'nsfocus/latest/meta_data/hostname', 'waf-1'],
    ['nothing for a missing file', 'missing', undefined],
    ['nothing for a file with a slash', 'meta-data/', undefined],
    ['nothing below a file', 'meta-data/x', undefined],
    ['nothing for a folder without a listing', '', undefined],
    ['nothing for a name that is too long', 'a'.repeat(300), undefined],
  ])('%s', (_, path, text) => {
    expect(textAt(path)).toBe(text);
  });

  test('nothing for a device that is not published', async () => {
    expect(textAt('meta-data', { folder: 'www/waf-3' })).toBeUndefined();
  });

  test('nothing for a name that starts with a dot, file or folder', async () => {
    const folder = site.folderOf('waf-1');
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/config'), 'hidden');
    writeFileSync(join(folder, '.env'), 'hidden');
    expect(textAt('.git/config')).toBeUndefined();
    expect(textAt('.env')).toBeUndefined();
  });

  test('nothing for a listing that is a folder', async () => {
    mkdirSync(join(site.folderOf('waf-1'), 'odd/index.html'), { recursive: true });
    expect(textAt('odd')).toBeUndefined();
  });

  test('nothing for a FIFO, and at once', async () => {
    execFileSync('mkfifo', [join(site.folderOf('waf-1'), 'fifo')]);
    expect(textAt('fifo')).toBeUndefined();
  });
});

describe('links', () => {
  test.each([
    ['inside the folder is followed', 'meta-data', 'instance-id: waf-1\nlocal-hostname: waf-1\n'],
    ['to a folder inside is followed', 'nsfocus/latest', 'meta_data/\nmeta_data.json\nuser_data\n'],
    ['to nothing', 'missing', undefined],
    ['to itself', 'link', undefined],
    ['to a file of the system', '/etc/hostname', undefined],
    ['to the folder above', '../..', undefined],
  ])('a link %s', async (_, target, text) => {
    symlinkSync(target, join(site.folderOf('waf-1'), 'link'));
    expect(textAt('link')).toBe(text);
  });

  test('a link to another device, file or folder, opens nothing', async () => {
    symlinkSync(join(site.folderOf('waf-2'), 'meta-data'), join(site.folderOf('waf-1'), 'file'));
    symlinkSync(site.folderOf('waf-2'), join(site.folderOf('waf-1'), 'folder'));
    expect(textAt('file')).toBeUndefined();
    expect(textAt('folder/meta-data')).toBeUndefined();
  });

  test('a link to a folder whose name only begins alike opens nothing', async () => {
    const folder = site.folderOf('waf-1');
    mkdirSync(`${folder}-old`);
    writeFileSync(`${folder}-old/meta-data`, 'canary');
    symlinkSync(`${folder}-old`, join(folder, 'old'));
    expect(textAt('old/meta-data')).toBeUndefined();
  });

  test.each(['..', '../../../store', '../../../elsewhere/1/www', '/etc'])(
    'a device that leads to %s and not into the store is none',
    async (target) => {
      mkdirSync(join(site.root, 'elsewhere/1/www'), { recursive: true });
      writeFileSync(join(site.root, 'elsewhere/1/www/hostname'), 'canary');
      symlinkSync(target, join(site.root, 'current/www/odd'));
      expect(textAt('hostname', { folder: 'www/odd' })).toBeUndefined();
      expect(textAt('1/www/waf-1/meta-data', { folder: 'www/odd' })).toBeUndefined();
    },
  );
});

describe('while the site changes', () => {
  test('the published generation is looked up at each request', async () => {
    site.publish({ 'waf-1': { 'meta-data': 'second' } });
    expect(textAt('meta-data')).toBe('second');
    expect(textAt('meta-data', { folder: 'www/waf-2' })).toBeUndefined();
  });

  test('a folder that is collected while we look into it is looked up again', async () => {
    const folder = site.folderOf('waf-1');
    let isFirst = true;
    // Reading `rest` stands between the lookup of the folder and that of the file.
    const rest = new Proxy(['meta-data'], {
      get(segments, key) {
        if (key === Symbol.iterator && isFirst) {
          isFirst = false;
          site.publish({ 'waf-1': { 'meta-data': 'second' } });
          rmSync(folder, { recursive: true });
        }
        return Reflect.get(segments, key);
      },
    });
    const file = openFile([{ folder: 'www/waf-1', rest }], { root: site.root, isFolder: false });
    expect(isFirst).toBe(false);
    expect(textOf(file)).toBe('second');
  });

  test.each([10, 100_000])(
    'an open file of %s bytes keeps its content when its folder is collected',
    (size) => {
      const text = 'x'.repeat(size);
      site.publish({ 'waf-1': { 'meta-data': text } });
      const file = openFile([{ folder: 'www/waf-1', rest: ['meta-data'] }], {
        root: site.root,
        isFolder: false,
      });
      expect(typeof file?.body).toBe(size > 65_536 ? 'number' : 'object');
      renameSync(join(site.root, 'store'), join(site.root, 'gone'));
      rmSync(join(site.root, 'gone'), { recursive: true });
      expect(textOf(file)).toBe(text);
    },
  );
});

test('a file that may not be read is thrown, with the code of the system', async () => {
  chmodSync(site.root, 0o755);
  chmodSync(join(site.folderOf('waf-1'), 'meta-data'), 0o000);
  await asOrdinaryUser(async () => {
    expect(() => textAt('meta-data')).toThrow(expect.objectContaining({ code: 'EACCES' }));
  });
});

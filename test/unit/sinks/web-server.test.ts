import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { obstacleFor } from '../../../src/sinks/readable-by.js';
import { openStoreWriter } from '../../../src/sinks/store.js';
import { webServer } from '../../../src/sinks/web-server.js';
import { scratchFolder } from '../../support/folders.js';
import { bareSeed } from '../layouts/seeds.js';
import { publishRecords } from './publish-records.js';

describe('the account of the web server', () => {
  test.each([
    [
      'Debian',
      'root:x:0:\nwww-data:x:33:\n',
      'www-data:x:33:33::/var/www:/sbin/nologin',
      ['www-data', 33, [33]],
    ],
    ['Red Hat', 'nginx:x:987:\n', 'nginx:x:988:987::/:/sbin/nologin', ['nginx', 988, [987]]],
    [
      'one with other groups',
      'adm:x:4:\nseeds:x:50:me,www-data\nwww-data:x:33:\n',
      'www-data:x:33:33::/:/',
      ['www-data', 33, [33, 50]],
    ],
    ['a group without a user', 'www-data:x:33:\n', '', ['www-data', undefined, [33]]],
    ['no web server', 'root:x:0:\nwww-data2:x:33:\n', '', undefined],
  ])('of %s', (_, group, passwd, expected) => {
    const etc = scratchFolder();
    writeFileSync(join(etc, 'group'), group);
    writeFileSync(join(etc, 'passwd'), passwd);
    const found = webServer({ etc });
    expect(found && [found.name, found.uid, found.gids]).toEqual(expected);
  });

  test('is nobody’s where there are no such files', () => {
    expect(webServer({ etc: '/nowhere' })).toBeUndefined();
  });
});

/** An account that has nothing here by itself. */
const server = { name: 'www-data', uid: 64_033, gids: [64_034] } as const;

/** An output folder with one device, in a folder that everybody may pass. */
async function published() {
  const parent = scratchFolder();
  chmodSync(parent, 0o755);
  const folders = outputFolders(join(parent, 'out with blank'));
  mkdirSync(folders.out);
  const writer = openStoreWriter(folders);
  const device = await writer.add({
    seed: bareSeed,
    tree: [{ path: 'meta-data', content: 'x' }],
    images: { volumes: [], files: [] },
    imageWriter: { name: 'embedded' },
    record: { digest: 'd1', type: 't', instance_id: 'i', hostname: 'h', uuid: 'u' },
  });
  await writer.commit();
  publishRecords({ x: device }, { folders, access: 'open' });
  return { parent, folders, device };
}

describe('what keeps a web server from reading a site', () => {
  test.each([
    ['nothing', '', ''],
    ['a closed folder above', 'chmod 700 .', '.'],
    ['a closed output folder', 'chmod 750 out*', 'out with blank'],
    ['a closed store', 'chmod 750 out*/store', 'out with blank/store'],
    ['a closed generation', 'chmod 750 out*/generations/1', 'out with blank/generations/1'],
    ['a closed device', 'chmod 750 out*/store/d1', 'out with blank/store/d1'],
    [
      'a file that others may not read',
      'chmod 640 out*/store/d1/meta-data',
      'out with blank/store/d1/meta-data',
    ],
  ])('is %s', async (_, command, expected) => {
    const { parent, folders, device } = await published();
    spawnSync('sh', ['-c', `chmod -R a+rX out*; ${command}`], { cwd: parent });
    expect(obstacleFor(server, { folders, device })?.path).toBe(
      (expected && join(parent, expected)) || undefined,
    );
  });

  test.runIf(process.getuid?.() === 0)(
    'is gone when the commands have run, for what is built later too',
    async () => {
      const { parent, folders, device } = await published();
      chmodSync(parent, 0o700);
      spawnSync('chmod', ['-R', 'go-rwx', folders.out]);
      const real = { name: 'nogroup', uid: 64_033, gids: [65_534] } as const;
      const read = () => {
        const file = join(folders.current, 'www/x/meta-data');
        return spawnSync('cat', [file], { uid: real.uid, gid: real.gids[0] }).status;
      };
      expect(read()).not.toBe(0);
      for (
        let found = obstacleFor(real, { folders, device });
        found;
        found = obstacleFor(real, { folders, device })
      ) {
        expect(spawnSync('sh', ['-c', found.command]).status, found.command).toBe(0);
      }
      expect(read()).toBe(0);
      const later = join(folders.store, 'later');
      mkdirSync(later, { mode: 0o750 });
      expect(spawnSync('ls', [later], { uid: real.uid, gid: real.gids[0] }).status).toBe(0);
    },
  );

  test('is not a group that owns it and may not read: the bits of others do not count then', async () => {
    const { folders, device } = await published();
    spawnSync('chmod', ['-R', 'a+rX', folders.out]);
    const gid = process.getgid?.() ?? 0;
    if (process.getuid?.() === 0) chownSync(folders.out, 0, gid);
    chmodSync(folders.out, 0o705);
    expect(obstacleFor({ ...server, gids: [gid] }, { folders, device })?.path).toBe(folders.out);
  });
});

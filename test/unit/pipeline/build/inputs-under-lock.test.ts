import fs, { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Server } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { smallDevice, smallSite } from '../../../support/faulty-build.js';
import { editSite, writeSite } from '../../../support/sites.js';

const lateEdit = { 'devices/a.yaml': smallDevice('a', 1, 'hostname: edited-late\n') };

async function build(root: string): Promise<void> {
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
}

const published = (root: string): string => readFileSync(join(root, 'out/current/www/a/meta-data'), 'utf8');

/** Does something in the moment at which the lock of an output folder is made. */
function whenLocked(act: () => void): void {
  const original = fs.linkSync;
  fs.linkSync = (from, to) => {
    original(from, to);
    if (String(to).endsWith('.seedpress.lock')) act();
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.linkSync = original;
    syncBuiltinESMExports();
  });
}

/** Does something between the reading of a build and its lock, once: before it has the lock, it listens on the lock's socket. */
function beforeLock(act: () => Promise<void>): void {
  const original = Server.prototype.listen;
  const restore = () => {
    Server.prototype.listen = original;
  };
  onTestFinished(restore);
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    restore();
    void act().then(() => Reflect.apply(original, this, args));
    return this;
  };
}

test('a first build reads the inputs when it has the lock', async () => {
  const root = writeSite(smallSite);
  whenLocked(() => editSite(root, lateEdit));
  await build(root);
  expect(published(root)).toContain('edited-late');
});

test('what was read before the lock is read again where another build has published since', async () => {
  const root = writeSite(smallSite);
  await build(root);
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  beforeLock(async () => {
    editSite(root, lateEdit);
    await build(root);
  });
  await build(root);
  expect(published(root)).toContain('edited-late');
});

test('it is read again where a rollback has come back to what was published then', async () => {
  const root = writeSite(smallSite);
  await build(root);
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  beforeLock(async () => {
    editSite(root, lateEdit);
    await build(root);
    expect((await runCli(['rollback'], { cwd: root })).code).toBe(0);
    expect(published(root)).not.toContain('edited-late');
  });
  await build(root);
  expect(published(root)).toContain('edited-late');
});

test('where nobody has published, it is not read again', async () => {
  const root = writeSite(smallSite);
  await build(root);
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'hostname: read-once\n') });
  beforeLock(async () => editSite(root, lateEdit));
  await build(root);
  expect(published(root)).not.toContain('edited-late');
  // Who edits later builds later.
  await build(root);
  expect(published(root)).toContain('edited-late');
});

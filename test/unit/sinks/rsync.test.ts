import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { publishByRsync } from '../../../src/sinks/rsync.js';
import { scratchFolder } from '../../support/folders.js';

test('an rsync that ends before it has read its list says why', () => {
  const root = scratchFolder();
  const program = join(root, 'rsync');
  writeFileSync(program, '#!/bin/sh\necho "ssh: connect to host web: Connection refused" >&2\nexit 255\n');
  chmodSync(program, 0o755);
  const folders = outputFolders(join(root, 'out'));
  mkdirSync(folders.out);
  // More than a pipe holds.
  const stored = Array.from({ length: 4000 }, (_, index) => `${index}`.padStart(64, '0'));
  const publish = () =>
    publishByRsync(
      {
        target: 'web:/srv',
        generation: root,
        number: 1,
        manifest: Buffer.alloc(0),
        stored,
        searchPath: root,
      },
      folders,
    );
  expect(publish).toThrow(
    'rsync to web:/srv failed: ssh: connect to host web: Connection refused; what is published there is still served',
  );
});

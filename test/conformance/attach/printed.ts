import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { attach } from '../../../src/attach/attach.js';
import { hypervisors } from '../../../src/attach/hypervisors/index.js';
import type { Attachment } from '../../../src/attach/machine.js';
import { scratchFolder } from '../../support/folders.js';
import { attachments, firewall } from '../../unit/attach/machines.js';

/** What a hypervisor prints, or undefined where it refuses. */
export function printed(name: string, attachment: Attachment, device = firewall): string | undefined {
  const hypervisor = hypervisors[name];
  if (hypervisor === undefined) throw new Error(`no hypervisor ${name}`);
  const attached = attach(device, { attachment, hypervisor, name });
  return attached.ok ? attached.value.text : undefined;
}

/** What a shell makes of a command: the words of each call of the program. */
export function wordsOf(text: string, program: string): readonly (readonly string[])[] {
  const folder = scratchFolder();
  const stub = join(folder, program);
  writeFileSync(stub, '#!/bin/sh\nprintf "%s\\0" "$@"; printf "\\n\\n\\n"\n');
  chmodSync(stub, 0o755);
  const env = { PATH: `${folder}:/usr/bin:/bin`, VMID: '4711' };
  const ran = spawnSync('/bin/sh', ['-c', text], { env, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout
    .split('\n\n\n')
    .slice(0, -1)
    .map((call) => call.split('\0').slice(0, -1));
}

export const isos = Object.entries(attachments).flatMap(([title, attachment]) =>
  attachment.seed.by === 'iso' &&
  attachment.seed.image.format === 'iso9660' &&
  attachment.existing === undefined
    ? [{ title, attachment, path: attachment.seed.image.path }]
    : [],
);

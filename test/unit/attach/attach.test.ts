import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attach } from '../../../src/attach/attach.js';
import { hypervisors } from '../../../src/attach/hypervisors/index.js';
import type { Attachment } from '../../../src/attach/machine.js';
import { projectRoot } from '../../support/folders.js';
import { attachments, firewall } from './machines.js';

/** All that a hypervisor says about an attachment, in one text. */
function said(name: string, attachment: Attachment): string {
  const hypervisor = hypervisors[name];
  if (hypervisor === undefined) throw new Error(`no hypervisor ${name}`);
  const attached = attach(firewall, { attachment, hypervisor, name });
  if (!attached.ok) return `refused: ${attached.found}; ${attached.expected}\n`;
  const { text, lost } = attached.value;
  return `${text}${lost.map((clause) => `lost: ${clause}\n`).join('')}`;
}

// SEEDPRESS_UPDATE=1 writes what is printed over what is expected.
describe.each(Object.keys(hypervisors))('attach --for %s', (name) => {
  test.each(Object.entries(attachments))('prints exactly: %s', (title, attachment) => {
    const file = join(projectRoot, 'test', 'unit', 'attach', 'expected', name, `${title}.txt`);
    const text = said(name, attachment);
    if (process.env.SEEDPRESS_UPDATE === '1') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file), file).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('a NIC without a MAC and a device without NICs are no reason to fail', () => {
    const hypervisor = hypervisors[name];
    if (hypervisor === undefined) throw new Error(`no hypervisor ${name}`);
    const iface = { ...firewall.interfaces[0], mac: undefined } as unknown as (typeof firewall.interfaces)[0];
    const { mac: _, ...withoutMac } = iface as { mac?: unknown };
    for (const interfaces of [[], [withoutMac]]) {
      const device = { ...firewall, interfaces } as unknown as typeof firewall;
      const attachment: Attachment = { seed: { by: 'address' }, memoryMib: 512 };
      const attached = attach(device, { attachment, hypervisor, name });
      expect(attached.ok).toBe(true);
      if (attached.ok) expect(attached.value.text).not.toContain('undefined');
    }
  });
});

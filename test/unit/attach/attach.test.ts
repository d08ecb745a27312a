import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attach } from '../../../src/attach/attach.js';
import type { Hypervisor } from '../../../src/attach/hypervisor.js';
import { hypervisors } from '../../../src/attach/hypervisors/index.js';
import type { Attachment } from '../../../src/attach/machine.js';
import { projectRoot } from '../../support/folders.js';
import { attachments, firewall, plugged } from './machines.js';

function hypervisorNamed(name: string): Hypervisor {
  const hypervisor = hypervisors[name];
  if (hypervisor === undefined) throw new Error(`no hypervisor ${name}`);
  return hypervisor;
}

/** All that a hypervisor says about an attachment, in one text. */
function said(name: string, attachment: Attachment, device = firewall): string {
  const attached = attach(device, { attachment, hypervisor: hypervisorNamed(name), name });
  if (!attached.ok) return `refused: ${attached.found}; ${attached.expected}\n`;
  const { text, lost } = attached.value;
  return `${text}${lost.map((clause) => `lost: ${clause}\n`).join('')}`;
}

/** What the command line lets through to a hypervisor: its ways and its options. */
function isFor({ ways, takes, insteadOfSerial }: Hypervisor, { seed, existing, asAws }: Attachment): boolean {
  const isWay = ways.includes(seed.by) || (seed.by === 'url' && insteadOfSerial !== undefined);
  return (
    isWay &&
    (existing === undefined || takes.includes('existing')) &&
    (asAws !== true || takes.includes('as-aws'))
  );
}

const forms = (name: string): readonly (string | undefined)[] => hypervisorNamed(name).forms ?? [undefined];

// SEEDPRESS_UPDATE=1 writes what is printed over what is expected.
describe.each(Object.keys(hypervisors))('attach --for %s', (name) => {
  const cases = Object.entries(attachments)
    .filter(([, attachment]) => isFor(hypervisorNamed(name), attachment))
    .flatMap(([title, attachment]) =>
      forms(name).map((form, index) =>
        form === undefined || index === 0
          ? { title, attachment }
          : { title: `${title}.${form}`, attachment: { ...attachment, form } },
      ),
    );

  test.each(cases)('prints exactly: $title', ({ title, attachment }) => {
    const file = join(projectRoot, 'test', 'unit', 'attach', 'expected', name, `${title}.txt`);
    const text = said(name, attachment);
    if (process.env.SEEDPRESS_UPDATE === '1') {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file), file).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('prints exactly: NICs on bridges of their own', () => {
    const title = hypervisorNamed(name).ways[0] === 'files' ? 'files-nics' : 'iso-nics';
    const attachment = attachments[title] as Attachment;
    const text = forms(name)
      .map((form) => said(name, { ...attachment, ...(form === undefined ? {} : { form }) }, plugged))
      .join('');
    const file = join(projectRoot, 'test', 'unit', 'attach', 'expected', name, 'plugged.txt');
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('a NIC without a MAC and a device without NICs are no reason to fail', () => {
    const iface = { ...firewall.interfaces[0], mac: undefined } as unknown as (typeof firewall.interfaces)[0];
    const { mac: _, ...withoutMac } = iface as { mac?: unknown };
    const way = hypervisorNamed(name).ways[0];
    const { seed } = attachments[way === 'files' ? 'files-nics' : way] as Attachment;
    for (const interfaces of [[], [withoutMac]]) {
      const device = { ...firewall, interfaces } as unknown as typeof firewall;
      const attachment: Attachment = { seed, memoryMib: 512, replacesNics: true };
      const attached = attach(device, { attachment, hypervisor: hypervisorNamed(name), name });
      expect(attached.ok).toBe(true);
      if (attached.ok) expect(attached.value.text).not.toContain('undefined');
    }
  });
});

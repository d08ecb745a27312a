import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Booted } from './harness/booted.js';
import { plainNames } from './harness/clouds.js';
import { bookworm } from './harness/guest.js';
import { allowContainers } from './harness/inotify.js';
import type { MachineKind } from './harness/machine.js';
import { prove } from './harness/prove.js';
import { type Site, serverUrl, startSite } from './harness/site.js';
import type { BootOptions } from './harness/start.js';

/** One image and one URL for all: the server tells them apart by their addresses. */
const url = `ds=nocloud-net;s=${serverUrl}/`;
const by = 'one URL for all, by address';

describe('many machines of two types', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.end());

  /** many-waf-01, many-ips-01, many-waf-02, … of test/vm/fleet/devices. */
  const boot = async (index: number, kind: MachineKind, options: BootOptions): Promise<Booted> => {
    const [type, port] = index % 2 === 0 ? (['waf', '01'] as const) : (['ips', '02'] as const);
    const number = String(Math.floor(index / 2) + 1).padStart(2, '0');
    const cables = [{ mac: `52:54:00:70:${port}:${number}`, tap: `${type}${number}` }];
    const booted = await site.machine({ guest: bookworm, kind, cables }).boot(options);
    expectType[type](booted, `many-${type}-${number}`);
    return booted;
  };

  const ways = [
    { kind: 'vm', at: 2, after: 2, options: { words: plainNames, smbios: { serial: url } } },
    { kind: 'container', at: 100, after: 20, options: { words: url } },
  ] as const;
  for (const { kind, at, after, options } of ways) {
    prove({ what: `${at} machines of two types at once`, by, kind }, async () => {
      const restoreLimit = allowContainers(at);
      const started = performance.now();
      const booting = Array.from({ length: at }, (_, index) => boot(index, kind, options));
      const ended = await Promise.allSettled(booting);
      const seconds = (performance.now() - started) / 1000;
      restoreLimit();
      expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
      const boots = await Promise.all(booting);
      expect(new Set(boots.map(({ hostname }) => hostname)).size).toBe(at);
      return { boots, seconds };
    });

    prove({ what: `${after} of them one after the other`, by, kind }, async () => {
      const boots: Booted[] = [];
      for (let index = 0; index < after; index += 1) boots.push(await boot(index, kind, options));
      return boots;
    });
  }
});

/** What only a machine of this type and this name has. */
const expectType = {
  waf: ({ hostname, text }: Booted, name: string): void => {
    expect(hostname).toBe(name);
    expect(text('tmp/waf-init')).toContain(`${name} protects `);
    expect(text('run/waf-ready')).toBe(`${name} is ready\n`);
  },
  ips: ({ hostname, text }: Booted, name: string): void => {
    expect(hostname).toBe(name);
    expect(JSON.parse(text('etc/ips/sensor.json'))).toMatchObject({ sensor: name });
    expect(text('run/ips-ready')).toBe(`sensor ${name}\n`);
  },
};

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers that look random and are the same in each run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // Numerical Recipes' linear congruential generator; its high bits are good enough to choose by.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface RandomDevice {
  address: number;
  rack: number;
  generation: number;
}

/** The inputs of a site, as they change from round to round. */
export interface RandomSite {
  /** Changes something, right inputs to right inputs, and writes it. */
  edit(): void;
}

const typeYaml = 'user_data: [leaf.script, leaf.config]\nmeta_data: { rack: "{{ device.vars.rack }}" }\n';

export function randomSite(root: string, { seed, count }: { seed: number; count: number }): RandomSite {
  const random = randomNumbers(seed);
  const devices = new Map<number, RandomDevice>();
  const rows = new Map<number, RandomDevice>();
  const settings = { script: 0, versions: 0, access: 0 };
  let next = count;
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  const pick = (of: ReadonlyMap<number, RandomDevice>): number => [...of.keys()][random(of.size)] ?? 0;
  const fresh = (address: number): RandomDevice => ({ address, rack: random(9), generation: 1 });
  const writeDevice = (n: number): void => {
    const device = devices.get(n);
    if (device === undefined) rmSync(join(root, `devices/vm-${n}.yaml`), { force: true });
    else write(`devices/vm-${n}.yaml`, deviceYaml(n, device));
  };
  const writeRows = (): void => write('devices/table.csv', table(rows));
  const writeSettings = (): void => {
    const access = ['address', 'open'][settings.access % 2];
    write(
      'devices/site.yaml',
      `namespace: lab\nlayouts: [namespace, nocloud, openstack]\nimages: [nocloud, guestinfo]\naccess: ${access}\n`,
    );
    write('templates/leaf/leaf.script', `#!/bin/sh\necho {{ device.management_ip }} ${settings.script}\n`);
  };
  write('templates/leaf/type.yaml', typeYaml);
  write('templates/leaf/leaf.config', '#cloud-config\nruncmd: [[echo, "{{ device.id }}"]]\n');
  for (let n = 0; n < count; n += 1) (n % 5 === 0 ? rows : devices).set(n, fresh(n));
  writeSettings();
  writeRows();
  for (const n of devices.keys()) writeDevice(n);

  const edits: readonly (() => void)[] = [
    () => {
      const n = pick(devices);
      devices.set(n, { ...(devices.get(n) ?? fresh(n)), rack: random(9) });
      writeDevice(n);
    },
    () => {
      const n = pick(devices);
      const device = devices.get(n) ?? fresh(n);
      devices.set(n, { ...device, generation: device.generation + 1 });
      writeDevice(n);
    },
    // An address that nobody had, and two that swap.
    () => {
      const n = pick(devices);
      devices.set(n, { ...(devices.get(n) ?? fresh(n)), address: next });
      next += 1;
      writeDevice(n);
    },
    () => {
      const [a, b] = [pick(devices), pick(devices)];
      const [one, other] = [devices.get(a), devices.get(b)];
      if (one === undefined || other === undefined) return;
      devices.set(a, { ...one, address: other.address });
      devices.set(b, { ...other, address: one.address });
      writeDevice(a);
      writeDevice(b);
    },
    () => {
      devices.set(next, fresh(next));
      writeDevice(next);
      next += 1;
    },
    () => {
      if (devices.size < count / 2) return;
      const n = pick(devices);
      devices.delete(n);
      writeDevice(n);
    },
    () => {
      const n = pick(rows);
      rows.set(n, { ...(rows.get(n) ?? fresh(n)), rack: random(9) });
      writeRows();
    },
    () => {
      settings.script += 1;
      writeSettings();
    },
    () => {
      settings.access += 1;
      writeSettings();
    },
  ];
  // What counts for all devices is seldom edited.
  const some = [...edits.slice(0, 7), ...edits.slice(0, 7), ...edits];
  return { edit: () => some[random(some.length)]?.() };
}

const addressOf = (n: number): string => `10.20.${Math.floor(n / 200)}.${(n % 200) + 2}`;
const macOf = (n: number): string =>
  `52:54:00:00:${[n >> 8, n & 255].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`;

const deviceYaml = (n: number, { address, rack, generation }: RandomDevice): string => `id: vm-${n}
type: leaf
management_ip: ${addressOf(address)}
generation: ${generation}
vars: { rack: ${rack} }
interfaces:
  - { name: eth0, mac: "${macOf(n)}", addresses: [${addressOf(address)}/16], gateway4: 10.20.255.1 }
`;

const table = (rows: ReadonlyMap<number, RandomDevice>): string =>
  [
    'id,type,management_ip,vars.rack,interfaces.0.name,interfaces.0.mac,interfaces.0.addresses.0',
    ...[...rows].map(
      ([n, { address, rack }]) =>
        `vm-${n},leaf,${addressOf(address)},${rack},eth0,${macOf(n)},${addressOf(address)}/16`,
    ),
    '',
  ].join('\n');

import { notImportable } from '../../diagnostics/catalogue/import.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { siteFiles } from '../site/site-files.js';
import { filesOf } from '../source-files.js';
import { machineDevices } from './machine-devices.js';
import { readConfig } from './read-config.js';

/** Machines of Proxmox VE as devices: what `qm config` prints, or the files of /etc/pve/qemu-server. */
export function convertMachines(source: ImportSource): Imported {
  const files = filesOf(source).filter(({ file }) => !('files' in source) || /\d+\.conf$/.test(file));
  const read = files.map(({ file, bytes }) => ({ file, config: readConfig(bytes.toString('utf8')) }));
  const machines = read.filter(({ config }) =>
    known.some((pattern) => [...config.keys()].some((key) => pattern.test(key))),
  );
  if (machines.length < Math.max(read.length, 1)) {
    const file = read.find((each) => !machines.includes(each))?.file ?? source.file;
    const found = 'there is no machine of Proxmox VE';
    const expected = 'what qm config prints, or a file of /etc/pve/qemu-server';
    return { diagnostics: [notImportable({ file, line: 1, column: 1 }, { found, expected })], taken: {} };
  }
  const vmid = (file: string): string => /(\d+)\.conf$/.exec(file)?.[1] ?? '';
  const made = machineDevices(
    machines.map((machine) => ({ ...machine, otherName: `vm-${vmid(machine.file)}` })),
  );
  return siteFiles({ site: {}, ...made }, { origin: source.file });
}

const known: readonly RegExp[] = [
  /^(?:smbios1|ostype|scsihw|bootdisk|vmgenid|sockets|cores)$/,
  /^net\d+$/,
  /^ipconfig\d+$/,
];

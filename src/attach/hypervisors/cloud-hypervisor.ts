import { fits, misfits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostProduct, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';

/**
 * A command line of Cloud Hypervisor, from 51 on; --kernel or --firmware and what else the machine needs follow it.
 * Source of all names: its --help, and option_parser/src/lib.rs for what a value may hold.
 */
export const cloudHypervisor: Hypervisor = {
  prints: 'a command',
  ways: ['iso', 'url', 'address'],
  takes: ['disk', 'memory', 'as-aws'],
  print(machine) {
    const { uuid, serial, memoryMib, nics } = machine;
    const disks = disksOf(machine);
    const wrong = disks.find(({ path }) => /["[\]]|^\s|\s$/.test(path));
    if (wrong !== undefined) {
      return misfits(
        `${wrong.path} contains a quote or a bracket, which cloud-hypervisor cannot escape`,
        'a path without quotes and brackets',
      );
    }
    return fits(
      commandText('cloud-hypervisor', [
        [
          '--platform',
          [`uuid=${uuid}`, ...(serial === undefined ? [] : [`serial_number=${serial}`])].join(','),
        ],
        ['--memory', `size=${memoryMib}M`],
        // All disks behind one --disk: many versions take no second one.
        ...(disks.length === 0
          ? []
          : [['--disk', ...disks.map(({ path, settings }) => `path=${quoted(path)},${settings}`)]]),
        ...(nics.length === 0 ? [] : [['--net', ...nics.map(net)]]),
      ]),
    );
  },
  lost: (machine) => [...lostProduct(machine), ...lostVlans(machine, ({ tap }) => tap === undefined)],
};

/** Without image_type it would be guessed, and the first sector of a raw disk could not be written. */
const disksOf = ({ disk, seed }: Machine) => [
  ...(disk === undefined ? [] : [{ path: disk.path, settings: `image_type=${disk.format}` }]),
  ...(seed === undefined ? [] : [{ path: seed.path, settings: 'image_type=raw,readonly=on' }]),
];

/** Without a tap it makes one up. */
const net = ({ mac, tap }: MachineNic): string => `tap=${tap ?? ''},mac=${mac ?? ''}`;

const quoted = (value: string): string => (value.includes(',') ? `"${value}"` : value);

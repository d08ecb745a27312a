import { fits } from '../../domain/parsed.js';
import { appleText } from '../apple-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';
import { smbiosOption } from '../smbios-option.js';

/**
 * AppleScript for osascript, and for a machine of UTM's QEMU that is there and stopped. What a list does not name is removed, so that
 * drives and arguments are added to those that there are. UTM splits an argument at blanks that are not between quotes. Source of all names: Scripting/UTM.sdef of 2025.
 */
export const utm: Hypervisor = {
  prints: 'AppleScript for an existing machine',
  ways: ['iso', 'url', 'address'],
  takes: ['existing', 'nics', 'bridge', 'name', 'as-aws'],
  print(machine) {
    const { name, seed, nics } = machine;
    const drive = seed?.format === 'vfat' ? '{raw:true, ' : '{removable:true, ';
    return fits(
      [
        'tell application "UTM"',
        `  set seeded to virtual machine named ${appleText(name)}`,
        '  set config to configuration of seeded',
        ...(seed === undefined ? [] : added('drives', `${drive}source:POSIX file ${appleText(seed.path)}}`)),
        ...added(
          'qemu additional arguments',
          `{argument string:"-smbios"}, {argument string:${appleText(`"${smbiosOption(machine, { hasUuid: true })}"`)}}`,
        ),
        ...nics.flatMap((nic, index) => adapter(nic, { index, machine })),
        '  update configuration of seeded with config',
        'end tell',
      ]
        .map((line) => `${line}\n`)
        .join(''),
    );
  },
  lost: (machine) => [...lostTaps(machine), ...lostVlans(machine)],
};

const added = (list: string, items: string): readonly string[] => [
  `  set ${list} of config to (${list} of config) & {${items}}`,
];

function adapter(
  { mac, ...nic }: MachineNic,
  { index, machine }: { index: number; machine: Machine },
): readonly string[] {
  const which = `item ${index + 1} of network interfaces of config`;
  const bridge = nic.bridge ?? machine.bridge;
  return [
    ...(mac === undefined ? [] : [`  set address of ${which} to ${appleText(mac.toUpperCase())}`]),
    ...(machine.replacesNics && bridge !== undefined
      ? [`  set mode of ${which} to bridged`, `  set host interface of ${which} to ${appleText(bridge)}`]
      : []),
  ];
}

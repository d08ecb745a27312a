import { fits, misfits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostFiles, lostSerial, lostTaps, lostUuid, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';

/**
 * A command of Multipass for a new instance. It reads user-data as YAML and writes it anew, so that a message of several
 * parts is lost on it. Source: src/client/cli/cmd/launch.cpp and docs/reference/command-line-interface/launch.md.
 */
export const multipass: Hypervisor = {
  prints: 'a command',
  ways: ['files'],
  takes: ['memory', 'bridge', 'name'],
  print(machine) {
    const { name, memoryMib, files, nics } = machine;
    const userData = files?.contents.get('user-data');
    const hasUserData = userData !== undefined && userData.length > 0;
    if (hasUserData && firstLine(userData).trimEnd() !== '#cloud-config') {
      return misfits(
        'Multipass reads user-data as YAML, but the user-data of this device is not a single cloud-config',
        'a type with one part, text/cloud-config, and without gzip_user_data',
      );
    }
    return fits(
      commandText('multipass launch', [
        ['--name', name],
        ['--memory', `${memoryMib}M`],
        ...(hasUserData ? [['--cloud-init', `${files?.folder}/user-data`]] : []),
        ...nics.flatMap((nic) => network(nic, machine)),
      ]),
    );
  },
  lost: (machine) => [
    ...lostUuid(machine),
    ...lostSerial(machine),
    ...lostTaps(machine),
    ...lostVlans(machine),
    ...lostFiles(machine, {
      'meta-data': 'Multipass writes its own',
      'vendor-data': 'Multipass writes its own',
      'network-config': 'Multipass writes its own',
    }),
  ],
};

const firstLine = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('latin1').split('\n', 1)[0] ?? '';

/** The first NIC is Multipass' own; these are added to it. */
function network({ mac, bridge }: MachineNic, machine: Machine): readonly (readonly string[])[] {
  const name = bridge ?? machine.bridge;
  if (name === undefined) return [];
  return [
    ['--network', [`name=${name}`, 'mode=manual', ...(mac === undefined ? [] : [`mac=${mac}`])].join(',')],
  ];
}

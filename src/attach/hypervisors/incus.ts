import { fits, misfits } from '../../domain/parsed.js';
import { commandLine, inputFrom } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { isText } from '../is-text.js';
import { lostSerial, lostTaps, lostUuid, lostVlans } from '../lost.js';
import type { Machine, MachineNic, SeedFileName, SeedFiles } from '../machine.js';

export const incus = incusBy('incus', { network: 'incusbr0' });

/**
 * Commands of the client for an instance that is there and was not started yet: `incus init`, not `incus launch`. Source of all
 * names: Incus' doc/cloud-init.md, cmd/incus/config.go (a value of - is standard input) and its options of a bridged NIC.
 */
export function incusBy(client: string, { network }: { network: string }): Hypervisor {
  return {
    prints: 'commands for an existing instance',
    ways: ['files', 'iso'],
    takes: ['existing', 'nics', 'bridge', 'name'],
    print(machine) {
      const { seed, files, name, nics, replacesNics } = machine;
      const packed =
        files === undefined ? undefined : [...files.contents].find(([, bytes]) => !isText(bytes));
      if (packed !== undefined) {
        return misfits(
          `${packed[0]} is compressed, but a key of ${client} can only contain text`,
          'no gzip_user_data for this type, or --by iso',
        );
      }
      return fits(
        [
          ...(files === undefined ? [] : keys(files, { client, name })),
          ...(seed === undefined
            ? []
            : [
                commandLine([
                  client,
                  'config',
                  'device',
                  'add',
                  name,
                  'seed',
                  'disk',
                  `source=${seed.path}`,
                  'readonly=true',
                ]),
              ]),
          ...nics.flatMap((nic) =>
            replacesNics ? [device(nic, machine, { client, network })] : mac(nic, { client, name }),
          ),
        ].join(''),
      );
    },
    lost: (machine) => [
      ...lostUuid(machine),
      ...lostSerial(machine),
      ...(machine.replacesNics ? [] : [...lostTaps(machine), ...lostVlans(machine)]),
    ],
  };
}

/** What stands in user.meta-data is added to the meta-data of the instance, and counts. Source: DataSourceLXD.py. */
const keyOf: Readonly<Record<SeedFileName, string>> = {
  'meta-data': 'user.meta-data',
  'user-data': 'cloud-init.user-data',
  'vendor-data': 'cloud-init.vendor-data',
  'network-config': 'cloud-init.network-config',
};

const keys = (
  { folder, contents }: SeedFiles,
  { client, name }: { client: string; name: string },
): readonly string[] =>
  [...contents.keys()].map((file) =>
    inputFrom(`${folder}/${file}`, [client, 'config', 'set', name, keyOf[file], '-']),
  );

/** The one setting of a NIC that says its MAC wherever the NIC comes from: the instance or one of its profiles. */
const mac = (nic: MachineNic, { client, name }: { client: string; name: string }): readonly string[] =>
  nic.mac === undefined
    ? []
    : [commandLine([client, 'config', 'set', name, `volatile.${nic.name}.hwaddr=${nic.mac}`])];

function device(
  { name, mac: hwaddr, tap, vlanTag, ...nic }: MachineNic,
  machine: Machine,
  { client, network }: { client: string; network: string },
): string {
  const parent = nic.bridge ?? machine.bridge;
  return commandLine([
    ...[client, 'config', 'device', 'add', machine.name, name, 'nic', `name=${name}`],
    ...(parent === undefined ? [`network=${network}`] : ['nictype=bridged', `parent=${parent}`]),
    ...(hwaddr === undefined ? [] : [`hwaddr=${hwaddr}`]),
    ...(tap === undefined ? [] : [`host_name=${tap}`]),
    ...(vlanTag === undefined ? [] : [`vlan=${vlanTag}`]),
  ]);
}

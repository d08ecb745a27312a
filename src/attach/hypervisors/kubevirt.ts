import type { JsonObject } from '../../domain/json.js';
import { fits, misfits } from '../../domain/parsed.js';
import { encodeYaml } from '../../encode/yaml.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostFiles, lostProduct, lostTaps, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';

/**
 * Objects for `kubectl apply`. Source of all names: KubeVirt's API, VirtualMachineInstanceSpec, CloudInitNoCloudSource,
 * AccessCredential; a Secret's keys are userdata and networkdata (pkg/cloud-init/cloud-init.go).
 */
export const kubevirt: Hypervisor = {
  prints: 'objects in YAML for kubectl apply',
  ways: ['files', 'url', 'address'],
  takes: ['memory', 'firmware', 'bridge', 'name', 'as-aws'],
  print(machine) {
    const alone = machine.nics.slice(1).find(({ bridge }) => (bridge ?? machine.bridge) === undefined);
    if (alone !== undefined) {
      return misfits(
        `${alone.name} is not the first NIC, and only the first can be on the pod network`,
        `the name of its NetworkAttachmentDefinition, like "bridge: lan" in the inventory`,
      );
    }
    return fits([...secrets(machine), virtualMachine(machine)].map(encodeYaml).join('---\n'));
  },
  lost: (machine) => [
    ...lostProduct(machine),
    ...lostTaps(machine),
    ...lostVlans(machine),
    ...lostFiles(machine, { 'vendor-data': 'a seed of KubeVirt has no place for it' }),
  ],
};

function secrets({ name, files, publicKeys }: Machine): readonly JsonObject[] {
  const seed = {
    ...coded('userdata', files?.contents.get('user-data')),
    ...coded('networkdata', files?.contents.get('network-config')),
  };
  const keys = Object.values(publicKeys).flatMap((key, index) =>
    Object.entries(coded(`key-${index + 1}`, Buffer.from(key))),
  );
  return [
    ...(files === undefined ? [] : [secret(`${name}-seed`, seed)]),
    ...(files === undefined || keys.length === 0 ? [] : [secret(`${name}-keys`, Object.fromEntries(keys))]),
  ];
}

const secret = (name: string, data: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  data,
});

const coded = (key: string, bytes: Uint8Array | undefined): Readonly<Record<string, string>> =>
  bytes === undefined ? {} : { [key]: Buffer.from(bytes).toString('base64') };

function virtualMachine(machine: Machine): JsonObject {
  const { name, hostname, files, publicKeys, nics } = machine;
  const hasKeys = files !== undefined && Object.keys(publicKeys).length > 0;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name },
    spec: {
      runStrategy: 'Halted',
      template: {
        metadata: { labels: { 'kubevirt.io/domain': name } },
        spec: {
          hostname,
          domain: domain(machine),
          ...(nics.length === 0
            ? {}
            : { networks: nics.map((nic, index) => network(nic, { index, machine })) }),
          ...(hasKeys ? { accessCredentials: [credentials(`${name}-keys`)] } : {}),
          volumes: [
            // The disk that it boots from is that of the claim with its name.
            { name: 'root', persistentVolumeClaim: { claimName: name } },
            ...(files === undefined ? [] : [seedVolume(machine)]),
          ],
        },
      },
    },
  };
}

function domain({ uuid, serial, firmware, memoryMib, files, nics }: Machine): JsonObject {
  return {
    firmware: {
      uuid,
      ...(serial === undefined ? {} : { serial }),
      ...(firmware === 'efi' ? { bootloader: { efi: { secureBoot: false } } } : {}),
    },
    resources: { requests: { memory: `${memoryMib}Mi` } },
    devices: {
      disks: ['root', ...(files === undefined ? [] : ['seed'])].map((name) => ({
        name,
        disk: { bus: 'virtio' },
      })),
      ...(nics.length === 0
        ? { autoattachPodInterface: false }
        : {
            interfaces: nics.map(({ name, mac }) => ({
              name: name.replaceAll('.', '-'),
              ...(mac === undefined ? {} : { macAddress: mac }),
              bridge: {},
            })),
          }),
    },
  };
}

function network(
  { name, bridge }: MachineNic,
  { index, machine }: { index: number; machine: Machine },
): JsonObject {
  const networkName = bridge ?? machine.bridge;
  return {
    name: name.replaceAll('.', '-'),
    ...(networkName === undefined && index === 0
      ? { pod: {} }
      : { multus: { networkName: networkName ?? '' } }),
  };
}

const credentials = (secretName: string): JsonObject => ({
  sshPublicKey: { source: { secret: { secretName } }, propagationMethod: { noCloud: {} } },
});

function seedVolume({ name, files }: Machine): JsonObject {
  const seed = { name: `${name}-seed` };
  return {
    name: 'seed',
    cloudInitNoCloud: {
      secretRef: seed,
      ...(files?.contents.has('network-config') === true ? { networkDataSecretRef: seed } : {}),
    },
  };
}

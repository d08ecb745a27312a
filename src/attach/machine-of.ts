import type { AttachedDevice, Attachment, Machine, MachineNic } from './machine.js';

/** The machine of a device. */
export function machineOf(device: AttachedDevice, { seed, asAws = false, ...rest }: Attachment): Machine {
  const { id, hostname, os, publicKeys } = device;
  return {
    id,
    name: id,
    hostname,
    ...(asAws ? awsIdentity(device) : identity(device, seed)),
    os,
    firmware: 'bios',
    publicKeys,
    nics: nicsOf(device),
    replacesNics: false,
    hasOwnUuid: false,
    published: 'out/current',
    ...(seed.by === 'iso' ? { seed: seed.image } : {}),
    ...(seed.by === 'url' ? { url: seed.url } : {}),
    ...(seed.by === 'files' ? { files: seed.files } : {}),
    ...(seed.by === 'guestinfo' ? { guestinfo: seed.settings } : {}),
    ...rest,
  };
}

type Identity = Pick<Machine, 'uuid' | 'serial' | 'product' | 'manufacturer'>;

function identity({ uuid, serial }: AttachedDevice, seed: Attachment['seed']): Identity {
  const serialText = seed.by === 'url' ? seed.serial(seed.url) : serial;
  const product = seed.by === 'address' ? seed.product : undefined;
  return {
    uuid,
    ...(serialText === undefined ? {} : { serial: serialText }),
    ...(product === undefined ? {} : { product }),
  };
}

/**
 * By these cloud-init, and ds-identify in images that nobody prepared, take a machine for one of Amazon's.
 * Source: DataSourceEc2.py identify_aws; ds-identify ec2_identify_platform.
 */
function awsIdentity({ uuid }: Pick<AttachedDevice, 'uuid'>): Identity {
  const amazons = `ec2${uuid.slice(3)}`;
  return { uuid: amazons, serial: amazons, manufacturer: 'Amazon EC2' };
}

/** The NICs that a host gives a device's machine. */
export const nicsOf = ({ interfaces }: Pick<AttachedDevice, 'interfaces'>): readonly MachineNic[] =>
  interfaces.flatMap((iface) => {
    if (iface.kind !== 'ethernet') return [];
    const { name, mac, tap, hostBridge: bridge, vlanTag } = iface;
    return [
      {
        name,
        ...(mac === undefined ? {} : { mac }),
        ...(tap === undefined ? {} : { tap }),
        ...(bridge === undefined ? {} : { bridge }),
        ...(vlanTag === undefined ? {} : { vlanTag }),
      },
    ];
  });

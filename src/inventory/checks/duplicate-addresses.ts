import { duplicateValue } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { IpAddress } from '../../domain/ip-address.js';
import { originAt, type SourcePath } from '../../domain/source-node.js';
import type { Check, Finding, LocatedDevice } from './check.js';

/** A use of an address: by it the server knows a device, or an interface has it. */
interface Use {
  readonly located: LocatedDevice;
  readonly address: IpAddress;
  readonly path: SourcePath;
  /** The interface; absent for the management address. */
  readonly iface?: string;
  /** The inventory says that others may have it as well, or it is an anycast address. */
  readonly isShared?: boolean;
}

/** One address on two devices or twice on one; the management address of one device on another one. */
export const duplicateAddresses: Check = (devices) => {
  const known = new Map<IpAddress, Use[]>();
  return devices.flatMap((located) =>
    usesOf(located).flatMap((use): readonly Finding[] => {
      const uses = known.get(use.address) ?? [];
      const others = uses.filter((other) => !mayBoth(other, use) && !areShared(other, use));
      const first = others.find((other) => isManagement(other) === isManagement(use)) ?? others[0];
      known.set(use.address, uses);
      uses.push(use);
      return first === undefined ? [] : [{ located, diagnostic: duplicate(use, first) }];
    }),
  );
};

function duplicate(use: Use, first: Use): Diagnostic {
  const areBoth = isManagement(first) && isManagement(use);
  return duplicateValue(originAt(use.located.source, use.path), {
    code: areBoth ? 'duplicate-management-address' : 'duplicate-address',
    what: isManagement(first) ? 'management address' : 'address',
    value: use.address,
    owner: ownerOf(first),
    first: originAt(first.located.source, first.path),
  });
}

function usesOf(located: LocatedDevice): readonly Use[] {
  const { managementIp, interfaces }: Device = located.device;
  const onInterfaces = interfaces.flatMap(({ name, addresses, duplicateOk = false }, index) =>
    addresses.flatMap(({ address }, position): readonly Use[] => {
      // Every host has its own ::1, and each link its own fe80::1.
      if (isLocal(address)) return [];
      const path = ['interfaces', index, 'addresses', position];
      return [{ located, address, path, iface: name, isShared: duplicateOk || name === 'lo' }];
    }),
  );
  if (managementIp === undefined) return onInterfaces;
  return [{ located, address: managementIp, path: ['management_ip'] }, ...onInterfaces];
}

const isLocal = (address: IpAddress): boolean => /^(?:127\.|::1$|fe[89ab][0-9a-f]:)/.test(address);

// The management address of a device is on one of its interfaces: that is what it is for.
const mayBoth = (a: Use, b: Use): boolean => a.located === b.located && isManagement(a) !== isManagement(b);

// Two labs have the word in one place, or each has it.
const areShared = (a: Use, b: Use): boolean =>
  a.located !== b.located && (a.isShared === true || b.isShared === true);

const isManagement = ({ iface }: Use): boolean => iface === undefined;

const ownerOf = ({ located, iface }: Use): string =>
  iface === undefined ? located.device.id : `${located.device.id} (${iface})`;

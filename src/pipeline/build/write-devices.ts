import type { MachineNic } from '../../attach/machine.js';
import { nicsOf } from '../../attach/machine-of.js';
import type { Device } from '../../domain/device.js';
import type { DeviceRecord, NicRecord } from '../../domain/manifest.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { deviceTree } from '../../layouts/device-tree.js';
import type { ImageWriter } from '../../sinks/image.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { openStoreWriter } from '../../sinks/store.js';
import { deviceImages } from '../site/device-images.js';
import { mapAtMost } from '../site/map-at-most.js';
import type { PlannedDevice } from '../site/render-devices.js';

export interface WriteOptions {
  readonly site: Site;
  readonly imageWriter: ImageWriter;
  readonly folders: OutputFolders;
  /** How many devices may be under way at once: each may run one genisoimage. */
  readonly jobs: number;
  readonly onWritten?: (done: number) => void;
}

/** Writes what is not stored yet; gives back the records of all devices by id, in their order. All of it is there, or nothing. */
export async function writeDevices(
  planned: readonly PlannedDevice[],
  { site, imageWriter, folders, jobs, onWritten }: WriteOptions,
): Promise<ReadonlyMap<string, DeviceRecord>> {
  const writer = openStoreWriter(folders);
  let done = 0;
  try {
    const records = await mapAtMost(planned, jobs, async (plan) => {
      if ('stored' in plan) return plan.stored;
      const record = await writer.add({ ...contentOf(plan, site), imageWriter });
      done += 1;
      onWritten?.(done);
      return record;
    });
    writer.commit();
    return new Map(planned.map(({ device }, index) => [device.id, records[index] as DeviceRecord]));
  } finally {
    writer.discard();
  }
}

function contentOf({ device, digest, seed }: { device: Device; digest: string; seed: Seed }, site: Site) {
  return {
    seed,
    tree: deviceTree(seed, { names: site.layouts }),
    images: deviceImages(seed, site),
    record: {
      digest,
      type: device.type,
      instance_id: seed.instanceId,
      hostname: device.hostname,
      ...(device.managementIp === undefined ? {} : { management_ip: device.managementIp }),
      uuid: device.uuid,
      ...(device.serial === undefined ? {} : { serial: device.serial }),
      interfaces: nicsOf(device).map(nicRecord),
    },
  };
}

const nicRecord = ({ name, mac, bridge, vlanTag }: MachineNic): NicRecord => ({
  name,
  ...(mac === undefined ? {} : { mac }),
  ...(bridge === undefined ? {} : { bridge }),
  ...(vlanTag === undefined ? {} : { vlan_tag: vlanTag }),
});

import type { Device } from '../domain/device.js';
import type { DeviceRecord } from '../domain/manifest.js';
import type { Seed } from '../domain/seed.js';
import type { ImageFormat, Site } from '../domain/site.js';
import { deviceTree } from '../layouts/device-tree.js';
import { images } from '../layouts/index.js';
import type { ImageWriter } from '../sinks/image.js';
import type { OutputFolders } from '../sinks/output-folders.js';
import { addToStore } from '../sinks/store.js';
import { imageName } from './image-name.js';
import { mapAtMost } from './map-at-most.js';
import type { PlannedDevice } from './render-devices.js';

export interface WriteOptions {
  readonly site: Site;
  readonly imageWriter: ImageWriter;
  readonly folders: OutputFolders;
  /** How many devices may be under way at once: each may run one genisoimage. */
  readonly jobs: number;
  readonly onWritten?: (done: number) => void;
}

/** Writes what is not stored yet; gives back the records of all devices by id, in their order. */
export async function writeDevices(
  planned: readonly PlannedDevice[],
  { site, imageWriter, folders, jobs, onWritten }: WriteOptions,
): Promise<ReadonlyMap<string, DeviceRecord>> {
  let done = 0;
  const records = await mapAtMost(planned, jobs, async (plan) => {
    if ('stored' in plan) return plan.stored;
    const record = await addToStore({ ...contentOf(plan, site), imageWriter }, folders);
    done += 1;
    onWritten?.(done);
    return record;
  });
  return new Map(planned.map(({ device }, index) => [device.id, records[index] as DeviceRecord]));
}

function contentOf({ device, digest, seed }: { device: Device; digest: string; seed: Seed }, site: Site) {
  return {
    tree: deviceTree(seed, { names: site.layouts }),
    images: site.images.map((name) => imageOf(seed, { name, format: site.imageFormat })),
    record: {
      digest,
      type: device.type,
      instance_id: seed.instanceId,
      hostname: device.hostname,
      ...(device.managementIp === undefined ? {} : { management_ip: device.managementIp }),
      uuid: device.uuid,
      ...(device.serial === undefined ? {} : { serial: device.serial }),
    },
  };
}

function imageOf(seed: Seed, { name, format }: { name: string; format: ImageFormat }) {
  const kind = images[name];
  if (kind === undefined)
    throw new Error(`no image ${name}: the inventory lets none but known names through`);
  return {
    fileName: imageName(seed.id, { kind: name, format }),
    label: kind.label,
    format,
    files: kind.layout(seed),
  };
}

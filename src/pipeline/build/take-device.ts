import type { MachineNic } from '../../attach/machine.js';
import { nicsOf } from '../../attach/machine-of.js';
import type { DeviceRecord, NicRecord } from '../../domain/manifest.js';
import type { Site } from '../../domain/site.js';
import { deviceTree } from '../../layouts/device-tree.js';
import type { ImageWriter } from '../../sinks/image.js';
import type { StoreWriter } from '../../sinks/store.js';
import { deviceImages } from '../site/device-images.js';
import type { TakenDevice } from '../site/render-devices.js';

/** Writes a rendered device beside the store. */
export function takeDevice(
  { device, digest, seed, isSealed }: TakenDevice,
  { site, imageWriter, writer }: { site: Site; imageWriter: ImageWriter; writer: StoreWriter },
): Promise<DeviceRecord> {
  return writer.add({
    seed,
    tree: deviceTree(seed, site),
    images: deviceImages(seed, site),
    imageWriter,
    record: {
      digest,
      type: device.type,
      instance_id: seed.instanceId,
      hostname: device.hostname,
      ...(device.managementIp === undefined ? {} : { management_ip: device.managementIp }),
      uuid: device.uuid,
      ...(device.serial === undefined ? {} : { serial: device.serial }),
      interfaces: nicsOf(device).map(nicRecord),
      ...(device.sealed === true ? { sealed: isSealed } : {}),
    },
  });
}

const nicRecord = ({ name, mac, bridge, vlanTag }: MachineNic): NicRecord => ({
  name,
  ...(mac === undefined ? {} : { mac }),
  ...(bridge === undefined ? {} : { bridge }),
  ...(vlanTag === undefined ? {} : { vlan_tag: vlanTag }),
});

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { Seed } from '../domain/seed.js';
import type { Site } from '../domain/site.js';
import { buildFiles } from './build-files.js';
import { buildParts } from './build-parts.js';
import { instanceIdsOf } from './instance-id.js';
import { type TemplateReader, TextSource } from './text-source.js';

export interface SeedContext {
  readonly type: DeviceType;
  readonly site: Site;
  readonly templates: TemplateReader;
}

export interface BuiltSeed {
  /** Whole only where no diagnostic is an error. */
  readonly seed: Seed;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns a device into its seed: every text rendered, nothing encoded for a client yet. */
export function buildSeed(device: Device, { type, site, templates }: SeedContext): BuiltSeed {
  const texts = new TextSource(device, { type, site, templates });
  const content = {
    id: device.id,
    type: device.type,
    uuid: device.uuid,
    hostname: device.hostname,
    ...(device.fqdn === undefined ? {} : { fqdn: device.fqdn }),
    ...(device.managementIp === undefined ? {} : { managementIp: device.managementIp }),
    publicKeys: device.publicKeys,
    metaData: device.metaData,
    userData: buildParts(type.userData, texts),
    vendorData: buildParts(type.vendorData, texts),
    interfaces: device.interfaces,
    files: buildFiles(device.files, texts),
    namespace: site.namespace,
    versions: site.versions,
  };
  const ids = instanceIdsOf(content, { kind: site.instanceId, generation: device.generation });
  return { seed: { ...content, ...ids }, diagnostics: texts.diagnostics };
}

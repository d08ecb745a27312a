import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { Seed } from '../domain/seed.js';
import type { Site } from '../domain/site.js';
import { buildFiles } from './build-files.js';
import { buildParts } from './build-parts.js';
import { checkIncludes } from './check-includes.js';
import { instanceIdsOf } from './instance-id.js';
import { type TemplateReader, TextSource } from './text-source.js';

export interface SeedContext {
  readonly type: DeviceType;
  readonly site: Site;
  readonly templates: TemplateReader;
  /** Where the device finds its own folder, with a slash at its end. */
  readonly url: string;
}

export interface BuiltSeed {
  /** Whole only where no diagnostic is an error. */
  readonly seed: Seed;
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns a device into its seed: every text rendered, nothing encoded for a client yet. */
export function buildSeed(device: Device, { type, site, templates, url: folder }: SeedContext): BuiltSeed {
  const texts = new TextSource(device, { type, site, templates, url: folder });
  const user = buildParts(type.userData, texts, { list: 'user_data', folder });
  const vendor = buildParts(type.vendorData, texts, { list: 'vendor_data', folder });
  const seen = {
    id: device.id,
    type: device.type,
    uuid: device.uuid,
    hostname: device.hostname,
    ...(device.fqdn === undefined ? {} : { fqdn: device.fqdn }),
    ...(device.managementIp === undefined ? {} : { managementIp: device.managementIp }),
    publicKeys: device.publicKeys,
    metaData: device.metaData,
    userData: user.delivered,
    vendorData: vendor.delivered,
    interfaces: device.interfaces,
    files: buildFiles(device.files, texts),
    namespace: site.namespace,
    versions: site.versions,
  };
  const seed: Seed = {
    ...seen,
    userData: user.parts,
    vendorData: vendor.parts,
    gzipUserData: type.gzipUserData,
    included: [...user.included, ...vendor.included],
    ...instanceIdsOf(seen, { kind: site.instanceId, generation: device.generation }),
  };
  return {
    seed,
    diagnostics: [...texts.diagnostics, ...checkIncludes(device, { type, site })],
  };
}

import { type Attached, attach as attachDevice } from '../../attach/attach.js';
import { hypervisors } from '../../attach/hypervisors/index.js';
import type { Attachment, Firmware, Way } from '../../attach/machine.js';
import {
  addressNotServed,
  addressUnknown,
  hypervisorCannot,
  hypervisorLoses,
  urlNotServed,
} from '../../diagnostics/catalogue/attach.js';
import { unknownDevice } from '../../diagnostics/catalogue/commands.js';
import { type Diagnostic, isError, type Position } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { LayoutSmbios } from '../../domain/layout.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { readSecret } from '../../inventory/read-secret.js';
import { layouts } from '../../layouts/index.js';
import { diskFormat } from '../../sinks/disk-format.js';
import { loadSite } from '../site/load-site.js';
import { tokensOf } from '../site/tokens.js';
import { urlLayouts, urlSerial } from '../site/url-serial.js';
import { builtImage } from './built-image.js';
import { changedSince } from './changed-since.js';

export interface AttachOptions {
  readonly root: string;
  readonly out: string;
  readonly device: string;
  /** One of `hypervisors`. */
  readonly hypervisor: string;
  readonly by: Way;
  /** Which of the site's images; the first where nothing is said. */
  readonly seed?: string;
  /** The disk that the machine boots from; absolute. */
  readonly disk?: string;
  readonly memoryMib: number;
  readonly firmware?: Firmware;
  readonly bridge?: string;
  readonly vmid?: string;
}

export type AttachResult =
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | ({ readonly outcome: 'printed'; readonly diagnostics: readonly Diagnostic[] } & Attached);

/** What one hypervisor has to be told so that a device's machine is the inventory's and finds its seed. */
export async function attach(options: AttachOptions): Promise<AttachResult> {
  const { root, out, device: id, hypervisor: name, by } = options;
  const read = readInputFiles(root);
  const { inventory, diagnostics: mistakes } = await loadSite(read.files);
  const { site, siteSource, devices, sources } = inventory;
  const { secret, diagnostics: secretMistakes } = readSecret(site, { root, siteSource });
  const errors = [...read.diagnostics, ...mistakes, ...secretMistakes].filter(isError);
  if (errors.length > 0) return { outcome: 'refused', diagnostics: errors };
  const device = devices.find((candidate) => candidate.id === id);
  if (device === undefined)
    return refused(unknownDevice(id, { known: devices.map((candidate) => candidate.id) }));
  const position = sources.get(device.id)?.origin ?? originAt(siteSource, []);
  const url = () => deviceUrl(id, site, tokensOf(secret, site).tokenOf(id));
  const seed = seedOf(device, { by, seed: options.seed, site, siteSource, out, position, url });
  if ('severity' in seed) return refused(seed);
  const hypervisor = hypervisors[name];
  if (hypervisor === undefined)
    throw new Error(`no hypervisor ${name}: the command line lets none but known names through`);
  const attachment = attachmentOf(seed, options);
  const attached = attachDevice(device, { attachment, hypervisor, name });
  if (!attached.ok) return refused(hypervisorCannot(position, attached));
  const lost = attached.value.lost.map((text) => hypervisorLoses(position, { hypervisor: name, lost: text }));
  const older = by === 'address' ? [] : changedSince(read.files, out);
  return { outcome: 'printed', ...attached.value, diagnostics: [...older, ...lost] };
}

const refused = (diagnostic: Diagnostic): AttachResult => ({ outcome: 'refused', diagnostics: [diagnostic] });

function attachmentOf(
  seed: Attachment['seed'],
  { disk, memoryMib, firmware, bridge, vmid }: AttachOptions,
): Attachment {
  return {
    seed,
    memoryMib,
    ...(disk === undefined ? {} : { disk: { path: disk, format: diskFormat(disk) } }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(bridge === undefined ? {} : { bridge }),
    ...(vmid === undefined ? {} : { vmid }),
  };
}

/** The way with what it needs, or what is missing for it. */
function seedOf(
  device: Device,
  context: {
    readonly by: Way;
    readonly seed: string | undefined;
    readonly site: Site;
    readonly siteSource: SourceNode;
    readonly out: string;
    readonly position: Position;
    readonly url: () => string;
  },
): Attachment['seed'] | Diagnostic {
  const { by, site, siteSource, position, url } = context;
  switch (by) {
    case 'iso': {
      const image = builtImage(device, context);
      return 'severity' in image ? image : { by, image };
    }
    case 'url':
      return urlSeed(url, { site, siteSource });
    case 'address':
      if (site.access === 'token') return addressNotServed(originAt(siteSource, ['access']));
      if (device.managementIp === undefined) return addressUnknown(position, device);
      return { by, ...productOf(site) };
  }
}

function urlSeed(
  url: () => string,
  { site, siteSource }: { site: Site; siteSource: SourceNode },
): Attachment['seed'] | Diagnostic {
  const serial = urlSerial(site.layouts);
  if (serial !== undefined) return { by: 'url', url: url(), serial };
  return urlNotServed(originAt(siteSource, ['layouts']), { readable: urlLayouts() });
}

/** Of several clients that want to see a product name the first listed gets its own: a machine has one. */
function productOf(site: Site): Pick<LayoutSmbios, 'product'> {
  const products = site.layouts.flatMap((name) => layouts[name]?.client.smbios?.product ?? []);
  return products[0] === undefined ? {} : { product: products[0] };
}

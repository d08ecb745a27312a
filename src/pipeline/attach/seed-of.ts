import type { Attachment, Way } from '../../attach/machine.js';
import { addressNotServed, addressUnknown, urlNotServed } from '../../diagnostics/catalogue/attach.js';
import { awsNotServed } from '../../diagnostics/catalogue/attach-machine.js';
import { guestinfoOverLimit } from '../../diagnostics/catalogue/guestinfo.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { Guest } from '../../domain/guest.js';
import type { LayoutSmbios } from '../../domain/layout.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { guestinfo, guestinfoSettings } from '../../layouts/guestinfo.js';
import { guestOf } from '../../layouts/guests/index.js';
import { images, layoutsOf, volumeNamed } from '../../layouts/index.js';
import { urlLayouts, urlSerial } from '../site/url-serial.js';
import { builtFiles } from './built-files.js';
import { builtImage } from './built-image.js';

export interface SeedContext {
  readonly by: Way;
  readonly asAws: boolean;
  /** Which of the site's images; the first where nothing is said. */
  readonly seed: string | undefined;
  /** The device, rendered, where the way needs it. */
  readonly rendered: Seed | undefined;
  readonly site: Site;
  readonly siteSource: SourceNode;
  readonly out: string;
  /** Where the device stands. */
  readonly position: Position;
  readonly url: () => string;
}

/** The way with what it needs, or what is missing for it. */
export function seedOf(device: Device, context: SeedContext): Attachment['seed'] | Diagnostic {
  const { by, site, siteSource, rendered, position, url, asAws } = context;
  switch (by) {
    case 'iso': {
      const image = builtImage(device, context);
      return 'severity' in image ? image : { by, image };
    }
    case 'files': {
      const files = builtFiles(device, context);
      return 'severity' in files ? files : { by, files };
    }
    case 'guestinfo':
      if (rendered === undefined)
        throw new Error(`${device.id} is not rendered, and --by guestinfo needs it`);
      return guestinfoSeed(rendered, position);
    case 'url':
      return urlSeed(url, { site, siteSource, own: guestOf(device).serial });
    case 'address':
      if (site.access === 'token') return addressNotServed(originAt(siteSource, ['access']));
      if (device.managementIp === undefined) return addressUnknown(position, device);
      return asAws ? amazonsSeed({ site, siteSource }) : { by, ...productOf(site) };
  }
}

function guestinfoSeed(rendered: Seed, position: Position): Attachment['seed'] | Diagnostic {
  const over = guestinfo.client.oversized?.(rendered);
  if (over === undefined) return { by: 'guestinfo', settings: guestinfoSettings(rendered) };
  const instead = Object.keys(images).find(volumeNamed) ?? '';
  return guestinfoOverLimit(position, { ...over, id: rendered.id, devices: [rendered.id], instead });
}

interface SiteContext {
  readonly site: Site;
  readonly siteSource: SourceNode;
}

function urlSeed(
  url: () => string,
  { site, siteSource, own }: SiteContext & { own: Guest['serial'] },
): Attachment['seed'] | Diagnostic {
  const serial = urlSerial(site.layouts, site);
  if (serial !== undefined) return { by: 'url', url: url(), serial: own ?? serial };
  return urlNotServed(originAt(siteSource, ['layouts']), { readable: urlLayouts(site) });
}

/** A machine that takes itself for one of Amazon's asks for Amazon's layout and for no other one. */
function amazonsSeed({ site, siteSource }: SiteContext): Attachment['seed'] | Diagnostic {
  const layouts = layoutsOf(site);
  const amazons = Object.keys(layouts).filter((name) => layouts[name]?.client.smbios?.isAmazons === true);
  if (site.layouts.some((name) => amazons.includes(name))) return { by: 'address' };
  return awsNotServed(originAt(siteSource, ['layouts']), { readable: amazons });
}

/** Of several clients that want to see a product name the first listed gets its own: a machine has one. */
function productOf(site: Site): Pick<LayoutSmbios, 'product'> {
  const layouts = layoutsOf(site);
  const products = site.layouts.flatMap((name) => layouts[name]?.client.smbios?.product ?? []);
  return products[0] === undefined ? {} : { product: products[0] };
}

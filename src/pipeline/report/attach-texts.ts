import { attach } from '../../attach/attach.js';
import { hypervisors } from '../../attach/hypervisors/index.js';
import type { Device } from '../../domain/device.js';
import type { Site } from '../../domain/site.js';
import { nodeAt, type SourceNode } from '../../domain/source-node.js';
import { guestOf } from '../../layouts/guests/index.js';
import { volumeNamed } from '../../layouts/index.js';
import { type AttachDetails, publishedToken } from '../../report/data/device-details.js';
import { imageName } from '../site/image-name.js';

/** What each hypervisor is told that gives a machine its seed as an image; none where the site writes no image. */
export function attachTexts(
  device: Device,
  { site, source }: { site: Site; source: SourceNode | undefined },
): readonly AttachDetails[] {
  const volumes = site.images.filter((name) => volumeNamed(name) !== undefined);
  const { reads } = guestOf(device);
  const kind = volumes.find((name) => reads?.images.includes(name) ?? true) ?? volumes[0];
  if (kind === undefined) return [];
  const { imageFormat: format } = site;
  const path = `${publishedToken}/images/${imageName(device.id, { kind, format })}`;
  const attachment = {
    seed: { by: 'iso', image: { path, format } } as const,
    memoryMib,
    hasOwnUuid: source !== undefined && nodeAt(source, ['uuid']) !== undefined,
    published: publishedToken,
  };
  return Object.entries(hypervisors).flatMap(([name, hypervisor]) => {
    if (!hypervisor.ways.includes('iso')) return [];
    const attached = attach(device, { attachment, hypervisor, name });
    return attached.ok ? [{ hypervisor: name, text: attached.value.text }] : [];
  });
}

/** As `attach` has it where nothing is said. */
const memoryMib = 1024;

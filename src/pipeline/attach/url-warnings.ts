import { serverIsGuest, urlNotAnswered } from '../../diagnostics/catalogue/attach-machine.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { isOwnAddress } from '../../domain/server-address.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';

/** Why nobody will answer a machine at its URL. */
export function urlWarnings(
  { id, managementIp }: Pick<Device, 'id' | 'managementIp'>,
  {
    url,
    site: { access, server },
    siteSource,
    position,
  }: {
    readonly url: string;
    readonly site: Pick<Site, 'access' | 'server'>;
    readonly siteSource: SourceNode;
    /** Where the device stands. */
    readonly position: Position;
  },
): readonly Diagnostic[] {
  const isUnknown = access === 'address' && managementIp === undefined;
  return [
    ...(isUnknown ? [urlNotAnswered(position, { id, url })] : []),
    ...(isOwnAddress(server.address)
      ? [serverIsGuest(originAt(siteSource, ['server', 'address']), { address: server.address })]
      : []),
  ];
}

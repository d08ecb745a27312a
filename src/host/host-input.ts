import type { Device } from '../domain/device.js';
import type { LayoutNeed } from '../domain/layout.js';
import type { Site } from '../domain/site.js';

/** What the host's files need to know of the site. */
export interface HostSite extends Pick<Site, 'server'> {
  /** Those of the clients of its layouts. */
  readonly needs: readonly LayoutNeed[];
}

/** What they need to know of a device. */
export type HostDevice = Pick<Device, 'id' | 'hostname' | 'fqdn' | 'managementIp' | 'interfaces'>;

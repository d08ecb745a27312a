import type { Device } from '../domain/device.js';
import type { Site } from '../domain/site.js';

/** What the host's files need to know of the site. */
export type HostSite = Pick<Site, 'server' | 'layouts'>;

/** What they need to know of a device. */
export type HostDevice = Pick<Device, 'id' | 'hostname' | 'fqdn' | 'managementIp' | 'interfaces'>;

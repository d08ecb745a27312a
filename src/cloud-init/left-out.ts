import { isBefore, type VersionRange } from '../domain/version-range.js';
import { upstartDroppedFrom } from './facts.js';

/** Whether a part is for no guest: all of them have a cloud-init that drops it, and that would warn of it at each boot. */
export const isLeftOut = (contentType: string, cloudInit: VersionRange | undefined): boolean =>
  contentType === 'text/upstart-job' && cloudInit !== undefined && !isBefore(cloudInit, upstartDroppedFrom);

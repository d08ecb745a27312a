import type { VersionRange } from '../../domain/version-range.js';

/** What decides between spellings of one thing. */
export interface V2Options {
  /** The versions of cloud-init that read it, where somebody said so. */
  readonly cloudInit?: VersionRange | undefined;
  readonly os?: 'linux' | 'windows';
  /** How default routes are written for a guest that is no cloud-init. */
  readonly defaultRoutes?: 'keys' | undefined;
}

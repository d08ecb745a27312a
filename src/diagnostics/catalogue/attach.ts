import type { Diagnostic, Position } from '../diagnostic.js';

const error = (code: string, position: Position, found: string, expected: string) =>
  ({ code, severity: 'error', position, found, expected }) as const;

/** The place is what site.yaml says of images. */
export const noSeedImage = (position: Position): Diagnostic => ({
  ...error('attach-no-image', position, 'this site writes no seed images', 'one, like "images: [nocloud]"'),
  remedy: 'add it and build, or take --by url',
});

export const otherSeedImage = (
  position: Position,
  { wanted, written }: { wanted: string; written: readonly string[] },
): Diagnostic =>
  error(
    'attach-other-image',
    position,
    `--seed ${wanted}, and this site writes ${written.join(', ')}`,
    `"${wanted}" in its list of images`,
  );

/** The place is the device. */
export const seedNotBuilt = (position: Position, { path }: { path: string }): Diagnostic => ({
  ...error('attach-not-built', position, `${path} is not there`, 'a seed image of this device'),
  remedy: 'seedpress build',
});

/** The place is what site.yaml says of layouts. */
export const urlNotServed = (position: Position): Diagnostic =>
  error(
    'attach-no-nocloud',
    position,
    '--by url, and this site does not write the layout that cloud-init reads there',
    '"nocloud" in its list of layouts, or --by iso',
  );

/** The place is what site.yaml says of access. */
export const addressNotServed = (position: Position): Diagnostic =>
  error(
    'attach-address-closed',
    position,
    '--by address, and with "access: token" no machine is known by its address',
    '--by url or --by iso, or "access: address"',
  );

export const addressUnknown = (position: Position, { id }: { id: string }): Diagnostic =>
  error(
    'attach-address-unknown',
    position,
    `--by address, and ${id} has no management_ip`,
    'a management_ip, by which the server knows the device; or --by iso',
  );

/** `found` and `expected` are the hypervisor's. */
export const hypervisorCannot = (
  position: Position,
  { found, expected }: { found: string; expected: string },
): Diagnostic => error('attach-impossible', position, found, expected);

export const hypervisorLoses = (
  position: Position,
  { hypervisor, lost }: { hypervisor: string; lost: string },
): Diagnostic => ({
  code: 'attach-loses',
  severity: 'warning',
  position,
  found: `a machine of ${hypervisor} will not have ${lost}`,
  expected: 'an inventory that says what the machine has, or another hypervisor',
});

/** The place is a file that is not as the published build read it. */
export const builtFromOther = (position: Position): Diagnostic => ({
  code: 'attach-older-build',
  severity: 'warning',
  position,
  found: 'this file changed after the build that is published',
  expected: 'a seed and a machine of one inventory',
  remedy: 'seedpress build',
});

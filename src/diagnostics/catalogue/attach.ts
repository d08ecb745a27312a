import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'attach-no-image': error(
    'The site writes no seed images',
    'A seed image is written only if site.yaml lists it under images.',
  ),
  'attach-other-image': error(
    'The site does not write this seed image',
    'The image that --seed names must be in the images of site.yaml.',
  ),
  'attach-not-built': error(
    'The device has no published seed image',
    'Run seedpress build, then attach again.',
  ),
  'attach-no-nocloud': error(
    'The site writes no layout that cloud-init reads from a URL',
    'With --by url, cloud-init reads a layout from the web server. Add it to the layouts of site.yaml, or use --by iso.',
  ),
  'attach-address-closed': error(
    'The server does not know devices by address',
    'With access: token the server identifies a device by its token, not by its address. Use --by url or --by iso.',
  ),
  'attach-address-unknown': error(
    'The device has no management_ip',
    'With --by address the server identifies a device by its management_ip. Set it, or use --by iso.',
  ),
  'attach-impossible': error(
    'The hypervisor cannot do this',
    'This hypervisor has no way to do what the command line asks for. Choose another --by, --seed or hypervisor.',
  ),
  'attach-loses': warning(
    'The hypervisor ignores part of the inventory',
    'The machine will not have everything that the inventory says. Change the inventory or use another hypervisor.',
  ),
  'attach-older-build': warning(
    'An input changed after the build',
    'The published seed was built from older inputs. Run seedpress build, then attach again.',
  ),
});

/** What to do where something is not built; the command line adds its folders. */
export const buildFix = 'seedpress build';

/** The place is what site.yaml says of images; `known` are those that there are. */
export const noSeedImage = (
  position: Position,
  { known: [first] }: { known: readonly string[] },
): Diagnostic =>
  message(rows['attach-no-image'], position, {
    found: 'this site writes no seed images',
    expected: `one, like "images: [${first}]"`,
    fix: 'add it and build, or use --by url',
  });

export const otherSeedImage = (
  position: Position,
  { wanted, written }: { wanted: string; written: readonly string[] },
): Diagnostic =>
  message(rows['attach-other-image'], position, {
    found: `--seed ${wanted} needs an image that this site does not write; it writes ${written.join(', ')}`,
    expected: `"${wanted}" in its list of images`,
  });

/** The place is the device. */
export const seedNotBuilt = (position: Position, { path }: { path: string }): Diagnostic =>
  message(rows['attach-not-built'], position, {
    found: `${path} does not exist`,
    expected: 'a seed image of this device',
    fix: buildFix,
  });

/** The place is what site.yaml says of layouts. */
export const urlNotServed = (position: Position, { readable }: { readable: readonly string[] }): Diagnostic =>
  message(rows['attach-no-nocloud'], position, {
    found: '--by url needs a layout that cloud-init reads from a URL, and this site writes none',
    expected: `"${readable.join('" or "')}" in its list of layouts, or --by iso`,
  });

/** The place is what site.yaml says of access. */
export const addressNotServed = (position: Position): Diagnostic =>
  message(rows['attach-address-closed'], position, {
    found: '--by address does not work with "access: token", because the server then ignores the address',
    expected: '--by url or --by iso, or "access: address"',
  });

export const addressUnknown = (position: Position, { id }: { id: string }): Diagnostic =>
  message(rows['attach-address-unknown'], position, {
    found: `--by address needs a management_ip, and ${id} has none`,
    expected: 'a management_ip, by which the server identifies the device, or --by iso',
  });

/** `found` and `expected` are the hypervisor's. */
export const hypervisorCannot = (
  position: Position,
  { found, expected }: { found: string; expected: string },
): Diagnostic => message(rows['attach-impossible'], position, { found, expected });

export const hypervisorLoses = (
  position: Position,
  { hypervisor, lost }: { hypervisor: string; lost: string },
): Diagnostic =>
  message(rows['attach-loses'], position, {
    found: `${hypervisor} cannot give the machine ${lost}`,
    expected: 'an inventory that the hypervisor can follow',
  });

/** The place is a file that is not as the published build read it. */
export const builtFromOther = (position: Position): Diagnostic =>
  message(rows['attach-older-build'], position, {
    found: 'this file changed after the build that is published',
    expected: 'a seed that was built from the current inventory',
    fix: buildFix,
  });

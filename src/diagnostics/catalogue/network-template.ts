import type { Diagnostic, Position } from '../diagnostic.js';
import { message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'network-template': warning(
    'A layout cannot carry a network-config from a template',
    'Its clients do not get your network and use DHCP. Let such a guest read a layout that carries the file.',
  ),
});

export const networkNotCarried = (
  position: Position,
  {
    template,
    devices,
    layouts,
    holders,
  }: {
    readonly template: string;
    readonly devices: number;
    readonly layouts: readonly string[];
    /** Layouts and images that carry it. */
    readonly holders: readonly string[];
  },
): Diagnostic =>
  message(rows['network-template'], position, {
    found: `${template}, the network-config of ${devices} ${devices === 1 ? 'device' : 'devices'}, does not reach clients of ${layouts.join(', ')}, which use DHCP`,
    expected: `a layout or an image that carries it: ${holders.join(', ')}`,
  });

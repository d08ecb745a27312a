import type { Diagnostic, Position } from '../diagnostic.js';
import { message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'network-loss': warning(
    'A guest does not get a part of its network',
    'The format that the guest reads, or its network renderer, cannot express the setting. docs/networks.md has the table.',
  ),
});

const formats = {
  v1: 'network-config version 1',
  v2: 'network-config version 2',
  eni: 'ENI',
  networkData: 'network_data.json',
};

interface Words {
  /** The field and its interface. */
  readonly what: string;
  readonly format: keyof typeof formats;
  /** Layouts and images. */
  readonly readers: readonly string[];
  /** Guests with a cloud-init before this version. */
  readonly before?: string | undefined;
  /** Empty: whatever writes the network. */
  readonly renderers: readonly string[];
  readonly isSaid: boolean;
  readonly extent: 'value' | 'network';
  /** How many have it. */
  readonly devices: number;
}

export function networkLost(position: Position, words: Words): Diagnostic {
  const { what, format, readers, before, renderers, extent, devices } = words;
  const guests = [
    `guests that read ${either(readers)}`,
    ...(before === undefined ? [] : [`by URL with cloud-init before ${before}`]),
    ...(isOfSome(words) ? [`and use ${either(renderers)}`] : []),
  ].join(' ');
  const count = devices === 1 ? '' : ` (${devices} devices)`;
  return message(rows['network-loss'], position, {
    found:
      extent === 'network'
        ? `${guests} get no network at all because of ${what}${count}`
        : `${guests} do not get ${what}${count}`,
    expected: `settings that ${formats[format]} carries to these guests`,
    fix: fixOf(words),
  });
}

const isOfSome = ({ renderers, isSaid }: Pick<Words, 'renderers' | 'isSaid'>): boolean =>
  isSaid || renderers.length < 5;

function fixOf(words: Words): string {
  const { before, isSaid, format, renderers } = words;
  if (renderers.includes('cloudbase-init')) return 'remove it, or set it in a script of the user-data';
  if (!isSaid && renderers.length === 1 && renderers[0] === 'netplan')
    return 'remove it, or write network_renderer in site.yaml or type.yaml if no guest has netplan';
  if (before !== undefined)
    return `attach the seed as an image, or write cloud_init: ">=${before}" if all guests have it`;
  if (isOfSome(words) && !isSaid)
    return 'if all guests have netplan, write network_renderer: netplan in site.yaml or type.yaml';
  return format === 'v2'
    ? 'remove it, or write a network-config of your own: network_config: { template: net.yaml }'
    : 'remove it, or let such guests read network-config version 2';
}

const either = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

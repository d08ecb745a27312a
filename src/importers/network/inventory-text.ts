import type { JsonObject } from '../../domain/json.js';
import { encodeYaml } from '../../encode/yaml.js';
import type { ImportedNetwork } from './imported-network.js';
import type { Loss } from './taken.js';

/** The keys of a device as YAML. A comment stands where something is missing. */
export function inventoryText(
  { interfaces, nameservers, losses }: ImportedNetwork,
  { lineOf }: { readonly lineOf: (loss: Loss) => number },
): string {
  const comment = (loss: Loss): string =>
    `# not imported: ${loss.what.replace(/\s+/g, ' ')} (line ${lineOf(loss)})\n`;
  const entries = interfaces.map(({ fields, losses: ofInterface }) => {
    const entry = indented(encodeYaml([inOrder(fields)]), '  ');
    return `${entry}${indented(ofInterface.map(comment).join(''), '    ')}`;
  });
  return [
    ...losses.map(comment),
    ...(nameservers === undefined ? [] : [encodeYaml({ nameservers })]),
    ...(entries.length === 0 ? ['interfaces: []\n'] : ['interfaces:\n', ...entries]),
  ].join('');
}

const indented = (text: string, margin: string): string => text.replace(/^(?=.)/gm, margin);

/** What one looks for first stands first. */
const first: readonly string[] = [
  ...['name', 'kind', 'members', 'id', 'link', 'mac', 'set_name', 'match', 'dhcp4', 'dhcp6', 'accept_ra'],
  ...['addresses', 'gateway4', 'gateway6', 'routes', 'routing_policy', 'nameservers'],
];

function inOrder(fields: JsonObject): JsonObject {
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return Object.fromEntries(Object.entries(fields).sort(([one], [other]) => rank(one) - rank(other)));
}

import type { ConfigMap, ConfigNode } from '../values/config-node.js';
import { scalarText } from '../values/scalar.js';
import { maskText } from './mask-text.js';
import { isSecretName, masked } from './secret-name.js';

/** A merged cloud-config with `masked` in the place of all that is secret in it; the parts that won stay named. */
export const maskConfig = (config: ConfigMap, { known }: { known: readonly string[] }): ConfigMap =>
  masking(config, { isSecret: false, known }) as ConfigMap;

function masking(
  node: ConfigNode,
  { isSecret, known, holder = '' }: { isSecret: boolean; known: readonly string[]; holder?: string },
): ConfigNode {
  switch (node.kind) {
    case 'scalar':
      return maskedScalar(node, { isSecret, known });
    case 'list':
      return { ...node, items: node.items.map((item) => masking(item, { isSecret, known })) };
    case 'map': {
      const entries = [...node.entries].map(([name, { key, node: value }]) => {
        const text = scalarText(key);
        const below = {
          isSecret: isSecret || isSecretName(text) || isUserList(holder, text),
          known,
          holder: text,
        };
        return [name, { key, node: masking(value, below) }] as const;
      });
      return { ...node, entries: new Map(entries) };
    }
  }
}

/** `chpasswd: { list: … }` holds a name and a password in each line. Source: cloudinit/config/cc_set_passwords.py. */
const isUserList = (holder: string, key: string): boolean => holder === 'chpasswd' && key === 'list';

function maskedScalar(
  node: ConfigNode & { kind: 'scalar' },
  { isSecret, known }: { isSecret: boolean; known: readonly string[] },
): ConfigNode {
  const { value } = node;
  if (!isSecret) return typeof value === 'string' ? { ...node, value: maskText(value, { known }) } : node;
  return value === null || typeof value === 'boolean' || value === '' ? node : { ...node, value: masked };
}

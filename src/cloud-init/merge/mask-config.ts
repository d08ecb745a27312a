import type { JsonObject } from '../../domain/json.js';
import { isHarmless } from '../../domain/secrets/harmless.js';
import { maskText } from '../../domain/secrets/mask-text.js';
import { isSecretMember } from '../../domain/secrets/secret-member.js';
import { isSecretPath, masked } from '../../domain/secrets/secret-name.js';
import type { ConfigMap, ConfigNode } from '../values/config-node.js';
import { plainJson } from '../values/plain-json.js';
import { scalarText } from '../values/scalar.js';

interface Where {
  readonly path: readonly (string | number)[];
  readonly known: readonly string[];
  /** By what stands beside it. */
  readonly isSecret?: boolean;
}

/** A merged cloud-config with `masked` in the place of all that is secret in it; the parts that won stay named. */
export const maskConfig = (config: ConfigMap, { known }: { known: readonly string[] }): ConfigMap =>
  masking(config, { path: [], known }) as ConfigMap;

function masking(node: ConfigNode, { path, known, isSecret = false }: Where): ConfigNode {
  switch (node.kind) {
    case 'scalar':
      return maskedScalar(node, { path, known, isSecret });
    case 'list':
      return {
        ...node,
        items: node.items.map((item, index) => masking(item, { path: [...path, index], known })),
      };
    case 'map': {
      const beside = scalarsOf(node);
      const entries = [...node.entries].map(([name, { key, node: value }]) => {
        const text = scalarText(key);
        const below = { path: [...path, text], known, isSecret: isSecretMember(beside, text) };
        return [name, { key, node: masking(value, below) }] as const;
      });
      return { ...node, entries: new Map(entries) };
    }
  }
}

const scalarsOf = ({ entries }: ConfigMap): JsonObject =>
  Object.fromEntries(
    [...entries.values()].flatMap(({ key, node }) =>
      node.kind === 'scalar' ? [[scalarText(key), plainJson(node)]] : [],
    ),
  );

function maskedScalar(
  node: ConfigNode & { kind: 'scalar' },
  { path, known, isSecret = false }: Where,
): ConfigNode {
  const { value } = node;
  if (!isSecret && !isSecretPath(path))
    return typeof value === 'string' ? { ...node, value: maskText(value, { known }) } : node;
  return value === null || isHarmless(scalarText(value)) ? node : { ...node, value: masked };
}

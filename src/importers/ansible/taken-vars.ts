import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { SourceLoss } from '../loss.js';
import type { AnsibleVars } from './ansible-inventory.js';
import { hasJinja, isVault, withoutMarks } from './read-vars.js';

/** Variables as `vars`: what is encrypted stays where it is, and how Ansible reaches a host is its own business. */
export function takenVars(
  all: AnsibleVars,
  { of }: { readonly of: string },
): {
  readonly vars: JsonObject;
  readonly losses: readonly SourceLoss[];
  readonly comments: readonly string[];
  readonly connection: readonly string[];
} {
  const vars: Record<string, JsonValue> = {};
  const losses: SourceLoss[] = [];
  const comments: string[] = [];
  const connection: string[] = [];
  for (const [key, { value, file, line }] of all) {
    if (key.startsWith('ansible_')) {
      if (!/^ansible_(?:ssh_)?host$/.test(key)) connection.push(key);
    } else if (isVault(value)) {
      const expected = 'a value that is not in a vault';
      losses.push({
        position: { file, line, column: 1 },
        what: `"${key}" of ${of}, which is encrypted,`,
        expected,
      });
    } else {
      vars[key] = withoutMarks(value);
      if (hasJinja(value)) comments.push(`the braces in "${key}" are kept, and nothing renders them`);
    }
  }
  return { vars, losses, comments, connection };
}

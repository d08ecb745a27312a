import type { JsonValue } from '../../domain/json.js';
import type { AnsibleInventory } from './ansible-inventory.js';
import { expandedHosts } from './host-range.js';

/** An inventory in INI form; the line of what is none. Source: Ansible's plugins/inventory/ini.py. */
export function readIni(
  text: string,
  { file, inventory }: { readonly file: string; readonly inventory: AnsibleInventory },
): number | undefined {
  let group = 'ungrouped';
  let kind = 'hosts';
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = whole.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    const [, name, section] = /^\[([^:\]]+)(?::(\w+))?\]\s*(?:#.*)?$/.exec(content) ?? [];
    if (name !== undefined) {
      [group, kind] = [name, section ?? 'hosts'];
      if (!['hosts', 'children', 'vars'].includes(kind)) return line;
      inventory.group(group);
    } else if (kind === 'children') {
      const [child = ''] = wordsOf(content);
      inventory.group(group).children.add(child);
      inventory.group(child);
    } else if (kind === 'vars') {
      const [, key, value = ''] = /^([^=\s]+)\s*=\s*(.*)$/.exec(content) ?? [];
      if (key === undefined) return line;
      inventory.group(group).vars.set(key, { value: valueOf(value), file, line });
    } else {
      const [pattern = '', ...pairs] = wordsOf(content);
      if (!/^[\w[\]:.@-]+$/.test(pattern) || pairs.some((pair) => !pair.includes('='))) return line;
      for (const host of expandedHosts(pattern.replace(/(?<=[^[\]:]):\d+$/, ''))) {
        inventory.group(group).hosts.add(host);
        const vars = inventory.host(host);
        for (const pair of pairs) {
          const equals = pair.indexOf('=');
          vars.set(pair.slice(0, equals), { value: valueOf(pair.slice(equals + 1)), file, line });
        }
      }
    }
  }
  return undefined;
}

/** Words as a shell splits them; a comment ends the line. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:"(?:\\.|[^"])*"|'[^']*'|[^\s"'])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) =>
    word.replace(
      /"((?:\\.|[^"])*)"|'([^']*)'/g,
      (_, double: string | undefined, single: string | undefined) => double ?? single ?? '',
    ),
  );
}

/** Ansible reads Python's literals, and what is none as a string. */
function valueOf(text: string): JsonValue {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text);
  if (text === 'True' || text === 'False') return text === 'True';
  if (text === 'None') return null;
  const [, double, single] = /^(?:"([^"\\]*)"|'([^'\\]*)')$/.exec(text) ?? [];
  return double ?? single ?? listOf(text) ?? text;
}

function listOf(text: string): JsonValue | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replaceAll("'", '"')) as JsonValue;
  } catch {
    return undefined;
  }
}

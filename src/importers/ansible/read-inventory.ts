import { notImportable } from '../../diagnostics/catalogue/import.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isList } from '../../domain/json.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { ImportSource } from '../import-kind.js';
import { lossIn, type SourceLoss } from '../loss.js';
import { filesOf } from '../source-files.js';
import { AnsibleInventory, addVars } from './ansible-inventory.js';
import { readIni } from './read-ini.js';
import { isListing, isTree, mapOf, readList, readTree } from './read-structure.js';
import { isVault, readAnsibleYaml } from './read-vars.js';

export interface ReadInventory {
  readonly inventory: AnsibleInventory;
  readonly losses: readonly SourceLoss[];
  readonly errors: readonly Diagnostic[];
}

/** Inventory files, and group_vars/ and host_vars/ beside them, as Ansible joins them. */
export function readInventory(source: ImportSource): ReadInventory {
  const inventory = new AnsibleInventory();
  const losses: SourceLoss[] = [];
  const errors: Diagnostic[] = [];
  const later: (() => void)[] = [];
  for (const { file, bytes } of filesOf(source)) {
    const below = 'files' in source ? file.slice(source.file.replace(/\/$/, '').length + 1) : file;
    const [, kind, name] =
      /(?:^|\/)(group_vars|host_vars)\/([^/]+?)(?:\.(?:ya?ml|json))?(?:\/|$)/.exec(below) ?? [];
    if (kind === undefined && 'files' in source && !isInventory(below)) continue;
    const decoded = decodeUtf8(bytes);
    const text = decoded.ok ? decoded.text : '';
    const refuse = (found: string, place = { line: 1, column: 1 }): void =>
      void errors.push(
        notImportable(
          { file, ...place },
          { found, expected: 'an inventory of Ansible: INI, YAML, or what ansible-inventory --list prints' },
        ),
      );
    if (!decoded.ok) refuse('the file is not UTF-8', decoded);
    else if (isVault(text))
      losses.push(
        lossIn(file, {
          what: 'the file, which is encrypted,',
          expected: 'variables that are not in a vault',
        }),
      );
    else if (kind !== undefined && name !== undefined) {
      const read = readAnsibleYaml(text);
      if (!read.ok) refuse(`this is not valid YAML: ${read.message}`, read.place);
      // After the inventory: these win.
      else
        later.push(() =>
          addVars(
            kind === 'host_vars' ? inventory.host(name) : inventory.group(name).vars,
            mapOf(read.value),
            { file, lineOf: read.lineOf },
          ),
        );
    } else readFile(text, { file, inventory, refuse });
  }
  const known = new Set(inventory.hosts.keys());
  for (const step of later) step();
  // Variables alone make no host.
  for (const name of inventory.hosts.keys()) if (!known.has(name)) inventory.hosts.delete(name);
  if (known.size === 0 && errors.length === 0)
    errors.push(
      notImportable(
        { file: source.file, line: 1, column: 1 },
        {
          found: 'there is no host',
          expected: 'an inventory of Ansible: INI, YAML, or what ansible-inventory --list prints',
        },
      ),
    );
  return { inventory, losses, errors };
}

/** Files of a folder that are inventories; playbooks, roles and settings lie beside them. */
const isInventory = (path: string): boolean =>
  /^(?:inventor(?:y|ies)\/)?(?:[^/]+\/)?(?:hosts|inventory|[^/]*(?:hosts|inventory)[^/]*\.(?:ini|ya?ml|json|cfg)|[^/.]+\.ini)$/.test(
    path,
  );

function readFile(
  text: string,
  {
    file,
    inventory,
    refuse,
  }: {
    readonly file: string;
    readonly inventory: AnsibleInventory;
    readonly refuse: (found: string, place?: { line: number; column: number }) => void;
  },
): void {
  const read = readAnsibleYaml(text);
  if (read.ok && typeof read.value === 'object' && read.value !== null && !isList(read.value)) {
    if (isListing(read.value)) return readList(read.value, { file, inventory });
    if (isTree(read.value)) return readTree(read.value, { file, inventory, lineOf: read.lineOf });
    return refuse('there are no groups with hosts');
  }
  const line = readIni(text, { file, inventory });
  if (line !== undefined) refuse('this is not an inventory', { line, column: 1 });
}

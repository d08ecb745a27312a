import { foreignInventory } from '../../diagnostics/catalogue/inventory-files.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/**
 * Whether a file of devices/ is one of Ansible's: variables of hosts or groups, or an inventory in YAML or INI. A file
 * that names a device is never one, whatever its folder.
 */
export function isOfAnsible({ path, text }: { path: string; text: string }): boolean {
  if (/\.(?:csv|md|txt)$/.test(path) || hasDevice.test(text)) return false;
  if (/\.ya?ml$/.test(path)) return isInVars.test(path) || hasGroups.test(text) || hasVariables.test(text);
  return isInVars.test(path) || hasSections.test(text);
}

/** One message for all of them, at the first. */
export const ansibleMistakes = (paths: readonly string[]): readonly Diagnostic[] => {
  const [file, ...others] = paths;
  return file === undefined ? [] : [foreignInventory({ file, others })];
};

const isInVars = /\/(?:group_vars|host_vars)\//;
const hasDevice = /^(?:- +)?["']?(?:id|devices)["']? *:/m;
/** `all:` and any other group: a mapping of hosts or of other groups. */
const hasGroups =
  /^["']?[\w.-]+["']? *:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+(?:hosts|children) *:/m;
const hasVariables = /^ansible_\w+ *:/m;
/** A section of an INI file that is a group, or a host with a variable. */
const hasSections = /^\[[\w.-]+:(?:vars|children)\]|^[^#;\n]*\bansible_\w+ *=/m;

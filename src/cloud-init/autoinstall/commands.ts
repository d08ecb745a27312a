import type { CommandString } from '../commands/shellify.js';
import { entryAt, type GuestMap } from '../values/guest-value.js';
import { commandKeys } from './refusals.js';

/** The commands of an autoinstall that sh reads, each as a script of its own. */
export function installerCommands(config: GuestMap): readonly CommandString[] {
  const autoinstall = entryAt(config, 'autoinstall')?.value;
  if (autoinstall?.kind !== 'map') return [];
  return commandKeys.flatMap((key) => {
    const list = entryAt(autoinstall, key)?.value;
    if (list?.kind !== 'list') return [];
    return list.items.flatMap((value, index): readonly CommandString[] =>
      value.kind === 'scalar' && typeof value.value === 'string'
        ? [{ value, path: ['autoinstall', key, index], text: value.value, line: 1 }]
        : [],
    );
  });
}

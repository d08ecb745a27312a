import { installerCommands } from '../../cloud-init/autoinstall/commands.js';
import { type Refusal, refusals } from '../../cloud-init/autoinstall/refusals.js';
import { entryAt, type GuestMap } from '../../cloud-init/values/guest-value.js';
import { autoinstallRefused } from '../../diagnostics/catalogue/parts-autoinstall.js';
import { formatPath } from '../../domain/source-node.js';
import { bashMistakes } from './bash-mistakes.js';
import { configCheck } from './config-check.js';

/** What Ubuntu's installer refuses, and commands of bash that it has sh run. */
export const configAutoinstall = configCheck((context) => [
  ...installerRefusals(context.config).map(({ value, path, ...halves }) =>
    autoinstallRefused(context.placeOfValue(value), {
      ...context.about,
      path: formatPath(path),
      ...halves,
    }),
  ),
  ...bashMistakes(installerCommands(context.config), context),
]);

export function installerRefusals(config: GuestMap): readonly Refusal[] {
  const autoinstall = entryAt(config, 'autoinstall')?.value;
  return autoinstall?.kind === 'map' ? refusals(autoinstall) : [];
}

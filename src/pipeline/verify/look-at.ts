import { generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { readInputsState } from '../../sinks/state/inputs-state.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { generationDamage, type LookOptions } from '../../sinks/verify/generation-damage.js';
import { publishedTokens } from '../site/tokens.js';

/** What is wrong with a generation and with the data that it names. */
export function lookAt(
  generation: number,
  {
    folders,
    root,
    ...how
  }: { folders: OutputFolders; root: string } & Pick<LookOptions, 'isThorough' | 'hashes'>,
): readonly Damage[] {
  const folder = generationFolder(generation, folders);
  const inputs = readInputsState(folder);
  const tokens = inputs && publishedTokens(inputs, { root });
  const naming = inputs && tokens && { access: inputs.site.access, tokenOf: tokens.tokenOf };
  return generationDamage(folder, { folders, naming, ...how });
}

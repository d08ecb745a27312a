import type { InputFile, InputFiles } from '../../inventory/input-files.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { hasSpare } from '../../sinks/spare.js';
import { readLedger } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import type { StoreWriter } from '../../sinks/store.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { isSameSecret } from '../site/is-same-secret.js';
import { isSameSchema } from '../site/named-schema.js';
import type { BuildOptions } from './build-result.js';
import { changeStep } from './change-step.js';
import { contextKey, isOfDevices } from './context-key.js';
import { isTight, type Kept } from './is-tight.js';
import { lookedAt } from './looked-at.js';
import type { Step } from './measured.js';
import type { NextSite } from './next-site.js';
import type { PublishedState } from './published-state.js';
import { type Refused, wholeStep } from './whole-step.js';

interface Context {
  readonly options: BuildOptions;
  readonly folders: OutputFolders;
  readonly published: PublishedState | undefined;
  readonly damage: readonly Damage[];
  readonly writer: StoreWriter;
}

/** Builds what changed where that is enough, and all otherwise; where room is tight what is to be built is measured first. */
export async function nextStep(
  read: InputFiles,
  { options, folders, published, damage, writer }: Context,
): Promise<NextSite | Refused> {
  const before =
    published !== undefined && damage.length === 0 && isChangeAlone(read, { options, published })
      ? readLedger(published.folder)
      : undefined;
  const looked = published && before && lookedAt(read.files, published, before);
  if (published !== undefined && before !== undefined && looked !== undefined) {
    const step: Step = (by) => changeStep(read, { ...by, published, before, looked });
    const others = read.files.filter(({ path }) => !isOfDevices(path));
    if (isTight([...others, ...looked.files], folders, keptRoom(before, folders))) {
      const { measured } = await import('./measured.js');
      const refused = await measured(step, { options, folders, published });
      if (refused !== undefined) return refused;
    }
    const next = await step({ options, writer });
    if (next !== undefined) return next;
  }
  const step = (by: Parameters<Step>[0]) => wholeStep(read, { ...by, folders, published, damage });
  if (isTight(read.files, folders)) {
    const { measured, sampleFits } = await import('./measured.js');
    const refused = (await sampleFits(read, { options, folders }))
      ? undefined
      : await measured(step, { options, folders, published });
    if (refused !== undefined) return refused;
  }
  return step({ options, writer });
}

/** Whether devices alone are not as they were, if anything is not. */
const isChangeAlone = (
  { files }: { readonly files: readonly InputFile[] },
  { options, published: { inputs } }: { options: BuildOptions; published: PublishedState },
): boolean =>
  options.only === undefined &&
  inputs.context === contextKey(files, options) &&
  isSameSecret(inputs, options) &&
  isSameSchema(inputs, options) &&
  // Devices may hold signatures of their own.
  inputs.signedBy === options.signer?.publicKey;

/** What is written of devices that stay as they are: the ledger, what the manifest repeats of it, the inputs, and names, which may be links. */
const keptRoom = (before: Lines, folders: OutputFolders): Kept => ({
  bytes: before.bytes.length * 3,
  names: hasSpare(folders) ? 0 : before.count * mostNames,
});

/** Of a device in one generation. */
const mostNames = 10;

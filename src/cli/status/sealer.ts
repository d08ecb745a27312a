import type { Signer } from '../../domain/signatures/ssh-signature.js';
import { seal } from '../../pipeline/seal/seal.js';
import { toSeal } from '../../pipeline/seal/to-seal.js';
import type { FleetStatus } from '../../pipeline/status/fleet-status.js';
import type { CommonOptions } from '../command.js';
import { defaultKeep } from '../commands/keep.js';
import type { Io } from '../io.js';
import { refusalText, sealedText, sealWarnings } from '../report/seal-text.js';

/** Seals what a status shows as done, and says whether it did. What stands in its way is said once, and tried again. */
export function sealer(
  common: CommonOptions & { readonly signer?: Signer },
  io: Io,
): (status: FleetStatus) => Promise<boolean> {
  const said = new Set<string>();
  const say = (text: string): void => {
    if (!said.has(text)) io.stderr(`seedpress: ${text}\n`);
    said.add(text);
  };
  return async (status) => {
    const { ready, unclear } = toSeal(status, common);
    for (const id of unclear)
      say(`${id} is done, but the log does not tell which build it read; 'seedpress seal ${id}' seals it`);
    if (ready.length === 0) return false;
    try {
      const result = await seal({ ...common, devices: ready, keep: defaultKeep });
      if (result.outcome === 'refused') {
        for (const refusal of result.refusals) say(refusalText(refusal, common));
        return false;
      }
      if (!common.quiet && result.sealed.length > 0) io.stderr(`seedpress: ${sealedText(result)}\n`);
      io.stderr(sealWarnings(result));
      return result.sealed.length > 0;
    } catch (error) {
      if ((error as Error).name !== 'LockHeldError') throw error;
      say(`${(error as Error).message}; nothing was sealed`);
      return false;
    }
  };
}

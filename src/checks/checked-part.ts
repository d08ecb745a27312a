import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { MergingPart } from './merging-part.js';
import type { ScriptText } from './script-text.js';
import type { PartFacts } from './together/facts.js';

/** What came of looking at a part. */
export interface CheckedPart {
  readonly diagnostics: readonly Diagnostic[];
  /** The scripts in it that programs can read, to find mistakes that no check of ours does. */
  readonly scripts: readonly ScriptText[];
  /** The cloud-configs and patches in it, which merge with those of other parts. */
  readonly configs?: readonly MergingPart[];
  /** What matters to other parts of the seed. */
  readonly facts?: readonly PartFacts[];
}

import { type GenerationFacts, generationList } from '../../sinks/generation-list.js';
import { outputFolders } from '../../sinks/output-folders.js';

export type { GenerationFacts } from '../../sinks/generation-list.js';

/** The generations that `rollback` can publish, and the one that is published; oldest first. */
export const generations = ({ out }: { out: string }): readonly GenerationFacts[] =>
  generationList(outputFolders(out));

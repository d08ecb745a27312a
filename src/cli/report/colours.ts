import type { Io } from '../io.js';

/** Whether results, on stdout, have colours: at a terminal, or where FORCE_COLOR asks for them. */
export const areResultsColoured = ({ hasColours, forcesColours, isOutputTerminal }: Colours): boolean =>
  forcesColours === true || (hasColours && isOutputTerminal);

type Colours = Pick<Io, 'hasColours' | 'forcesColours' | 'isOutputTerminal'>;

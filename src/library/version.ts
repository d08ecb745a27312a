import { programVersion } from '../pipeline/site/program-version.js';

/** Version of seedpress, as `seedpress --version` prints it. */
export const VERSION: string = programVersion();

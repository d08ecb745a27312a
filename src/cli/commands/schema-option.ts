import { resolve } from 'node:path';
import type { CommandOption, Invocation } from '../command.js';
import type { Io } from '../io.js';

/** The option of all commands that look at cloud-configs. */
export const schemaOption: CommandOption = {
  flags: '--cloud-init-schema <file>',
  description:
    "cloud-init's schema of cloud-configs (default: that of the cloud-init installed here, if any)",
};

/** What the option says, for the pipeline. */
export const schemaOf = ({ values }: Pick<Invocation, 'values'>, { cwd, libraryFolders }: Io) => ({
  libraryFolders,
  ...(typeof values.cloudInitSchema === 'string'
    ? { cloudInitSchema: resolve(cwd, values.cloudInitSchema) }
    : {}),
});

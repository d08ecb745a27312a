import { nearestName } from '../../diagnostics/nearest.js';
import { type CommandOption, type Invocation, UsageError } from '../command.js';
import type { Io } from '../io.js';
import { type FormatName, formats } from './formats/index.js';

const names = Object.keys(formats);

/** The option of every command whose result is a list of errors. */
export const formatOption: CommandOption = {
  flags: '--format <name>',
  description: `format of messages: ${names.join(', ')} (default: pretty on a terminal, else plain)`,
};

/** What --format says, or --json, or what suits where the output goes. */
export function chooseFormat(
  { values, common }: Pick<Invocation, 'values' | 'common'>,
  { isOutputTerminal }: Pick<Io, 'isOutputTerminal'>,
): FormatName {
  const { format } = values;
  if (format === undefined) {
    if (common.json) return 'json';
    return isOutputTerminal ? 'pretty' : 'plain';
  }
  if (!isFormat(format)) {
    const nearest = nearestName(String(format), names);
    const hint = nearest === undefined ? `expected one of ${names.join(', ')}` : `did you mean "${nearest}"?`;
    throw new UsageError(`unknown --format "${String(format)}"; ${hint}`);
  }
  if (common.json && format !== 'json')
    throw new UsageError(`--json and --format ${format} both choose a format; give one`);
  return format;
}

const isFormat = (name: unknown): name is FormatName =>
  typeof name === 'string' && Object.hasOwn(formats, name);

import { isError } from '../../diagnostics/diagnostic.js';
import type { CommonOptions } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { areResultsColoured } from './colours.js';
import { countMistakes } from './diagnostics.js';
import { formatContext } from './format-context.js';
import type { FormatContext, Report } from './formats/format.js';
import { type FormatName, formats } from './formats/index.js';
import { noSchemaLine, schemaClause } from './schema-text.js';

export interface FindingsOptions {
  readonly format: FormatName;
  readonly common: Pick<CommonOptions, 'quiet'>;
  /** What positions are relative to; without it files are named as they were given. */
  readonly root?: string;
  readonly linesOf: FormatContext['linesOf'];
}

/** Prints what a command that only looks has found: the mistakes to stdout, how many to stderr. */
export function reportFindings(
  report: Report,
  io: Io,
  { format, common, ...places }: FindingsOptions,
): ExitCode {
  // A file keeps no colours, whoever asked for frames, unless somebody asked for colours.
  const hasColours = areResultsColoured(io);
  const context = formatContext({ ...io, hasColours }, places);
  io.stdout(formats[format](report, context));
  if (!common.quiet && (format === 'plain' || format === 'pretty')) {
    const { looked, schema, diagnostics } = report;
    const how = schemaClause(schema);
    io.stderr(`seedpress: ${lookedText(looked)} checked${how}, ${countMistakes(diagnostics)}\n`);
    io.stderr(noSchemaLine(schema, { inSite: places.root !== undefined }));
  }
  return report.diagnostics.some(isError) ? 1 : 0;
}

const lookedText = (looked: Report['looked']): string =>
  Object.entries(looked)
    .map(([name, number]) => `${number} ${number === 1 ? name.replace(/s$/, '') : name}`)
    .join(', ');

import type { Diagnostic, Position } from '../../../diagnostics/diagnostic.js';
import { nameSome, sentenceOf } from '../../../diagnostics/format.js';
import { printable } from '../../../diagnostics/printable.js';
import { codeFrame } from './code-frame.js';
import type { Format, FormatContext } from './format.js';
import { type Painter, painter } from './painter.js';

/** Each mistake with the lines of the file around it, for a person at a terminal. */
export const pretty: Format = ({ diagnostics }, context) => {
  const paint = painter(context);
  return diagnostics.map((diagnostic) => `${blockOf(diagnostic, { context, paint })}\n\n`).join('');
};

interface Means {
  readonly context: FormatContext;
  readonly paint: Painter;
}

function blockOf(diagnostic: Diagnostic, { context, paint }: Means): string {
  const { code, severity, position, fix, related = [], devices = [] } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const frameOf = (place: Position, linesBefore: number): readonly string[] =>
    codeFrame(context.linesOf(place.file), place, { linesBefore, paint, colour });
  const lines = [
    `${paint([colour, 'bold'], severity)} ${paint('bold', code)} ${placeText(position, context)}`,
    `  ${sentenceOf(diagnostic)}`,
    ...frameOf(position, 1),
  ];
  for (const { label, position: place } of related)
    lines.push(`  ${printable(label)}: ${placeText(place, context)}`, ...frameOf(place, 0));
  if (devices.length > 0) lines.push(`  ${paint('dim', 'device:')} ${nameSome(devices)}`);
  if (fix !== undefined) lines.push(`  ${paint('green', 'fix:')} ${printable(fix)}`);
  return lines.join('\n');
}

const placeText = ({ file, line, column }: Position, { pathOf }: FormatContext): string =>
  `${printable(pathOf(file))}:${line}:${column}`;

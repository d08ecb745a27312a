import { sentenceOf } from '../../../diagnostics/format.js';
import { printable } from '../../../diagnostics/printable.js';
import type { Format } from './format.js';

/** Commands that GitHub's runner turns into annotations of the changed lines: `::error file=…,line=…::message`. */
export const github: Format = ({ diagnostics }, { pathOf }) =>
  diagnostics
    .map((diagnostic) => {
      const { code, severity, position, fix } = diagnostic;
      const properties = [
        `file=${escapeProperty(pathOf(position.file))}`,
        `line=${position.line}`,
        `col=${position.column}`,
        `title=${escapeProperty(code)}`,
      ];
      const message = [sentenceOf(diagnostic), ...(fix === undefined ? [] : [`fix: ${printable(fix)}`])];
      return `::${severity} ${properties.join(',')}::${escapeData(message.join('\n'))}\n`;
    })
    .join('');

/** Source: actions/toolkit, packages/core/src/command.ts. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

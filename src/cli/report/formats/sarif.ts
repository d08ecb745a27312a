import { messages } from '../../../diagnostics/catalogue/index.js';
import type { Diagnostic, Position } from '../../../diagnostics/diagnostic.js';
import { sentenceOf } from '../../../diagnostics/format.js';
import type { MessageRow } from '../../../diagnostics/message.js';
import { printable } from '../../../diagnostics/printable.js';
import type { Format, FormatContext } from './format.js';

/** SARIF 2.1.0 (OASIS standard with errata 01), which code hosts and editors read. */
export const sarif: Format = ({ diagnostics }, context) => {
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'seedpress', version: context.version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, { rules, context })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const rowOf = new Map<string, MessageRow>(messages.map((row) => [row.code, row]));

/** Code hosts insist on the three texts. */
function ruleOf(code: string) {
  const { title, help, severity } = rowOf.get(code) as MessageRow;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: `${help} docs/checks.md of seedpress shows an example of ${code}.` },
    ...(severity === 'either' ? {} : { defaultConfiguration: { level: severity } }),
  };
}

function resultOf(
  diagnostic: Diagnostic,
  { rules, context }: { rules: readonly string[]; context: FormatContext },
) {
  const { code, severity, position, fix, related = [], devices = [] } = diagnostic;
  const sentence = sentenceOf(diagnostic);
  const text = fix === undefined ? sentence : `${sentence.replace(/[^?]$/, '$&.')} Fix: ${printable(fix)}`;
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: severity,
    message: { text },
    locations: [locationOf(position, context)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ label, position: place }, index) => ({
            id: index + 1,
            ...locationOf(place, context),
            message: { text: label },
          })),
        }),
    ...(devices.length === 0 ? {} : { properties: { devices } }),
  };
}

const locationOf = ({ file, line, column }: Position, { pathOf }: FormatContext) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(pathOf(file)) },
    region: { startLine: line, startColumn: column },
  },
});

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

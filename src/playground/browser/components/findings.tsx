import { type Diagnostic, isError } from '../../../diagnostics/diagnostic.js';
import { sentenceOf } from '../../../diagnostics/format.js';
import type { Analysis } from '../../analysis.js';
import type { Selection } from './editor.js';

const kinds = {
  'user-data': 'user-data',
  'meta-data': 'meta-data',
  'network-config': 'a network-config',
  base64: 'base64',
  tar: 'a tar archive',
} as const;

export function Findings({
  analysis: { kind, diagnostics },
  isChecked,
  onOpen,
}: {
  readonly analysis: Analysis;
  /** With cloud-init's schema. */
  readonly isChecked: boolean;
  readonly onOpen: (place: Selection) => void;
}) {
  const without = kind === 'user-data' && !isChecked ? ' Keys are not checked: no schema is loaded.' : '';
  const said = diagnostics.length === 0 ? 'No errors and no warnings.' : `${diagnostics.length} found.`;
  return (
    <>
      <p class="about" aria-live="polite">
        Read as {kinds[kind]}. {said}
        {without}
      </p>
      {diagnostics.length > 0 && (
        <ol class="findings">
          {diagnostics.map((diagnostic, index) => (
            <Finding key={index} diagnostic={diagnostic} onOpen={onOpen} />
          ))}
        </ol>
      )}
    </>
  );
}

function Finding({
  diagnostic,
  onOpen,
}: {
  readonly diagnostic: Diagnostic;
  readonly onOpen: (place: Selection) => void;
}) {
  const { code, severity, position, fix } = diagnostic;
  const { line, column } = position;
  return (
    <li class={isError(diagnostic) ? 'error' : 'warning'}>
      <button type="button" class="place" onClick={() => onOpen({ line, column })}>
        line {line}, column {column}
      </button>
      <span class="code">
        {severity} {code}
      </span>
      <p>{sentenceOf(diagnostic)}</p>
      {fix !== undefined && <p class="fix">Fix: {fix}</p>}
    </li>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { type Diagnostic, isError } from '../../../diagnostics/diagnostic.js';

/** A place that the reader is led to: line and column count from 1. */
export interface Selection {
  readonly line: number;
  readonly column: number;
}

/** A plain text area beside the numbers of its lines, which are marked where something is wrong. */
export function Editor({
  label,
  text,
  diagnostics,
  selection,
  onInput,
}: {
  readonly label: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly selection: Selection | undefined;
  readonly onInput: (text: string) => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (selection !== undefined && area.current !== null) select(area.current, selection);
  }, [selection]);
  const marks = marksOf(diagnostics);
  const lines = text.split('\n').length;
  return (
    <div class="editor">
      <ol class="numbers" ref={numbers} aria-hidden="true">
        {Array.from({ length: Math.min(lines, mostNumbers) }, (_, index) => (
          <li key={index} class={marks.get(index + 1)}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={area}
        id="text"
        aria-label={label}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        value={text}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onScroll={({ currentTarget }) => {
          if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

/** Behind so many lines nobody counts, and a browser would have much to draw. */
const mostNumbers = 20_000;

function marksOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<number, 'error' | 'warning'> {
  const marks = new Map<number, 'error' | 'warning'>();
  for (const diagnostic of diagnostics) {
    const { line } = diagnostic.position;
    if (marks.get(line) !== 'error') marks.set(line, isError(diagnostic) ? 'error' : 'warning');
  }
  return marks;
}

function select(area: HTMLTextAreaElement, { line, column }: Selection): void {
  const lines = area.value.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const end = before + (lines[line - 1] ?? '').length;
  area.focus();
  area.setSelectionRange(Math.min(before + column - 1, end), end);
  const height = area.scrollHeight / lines.length;
  area.scrollTop = Math.max(0, (line - 4) * height);
}

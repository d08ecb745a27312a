import { useState } from 'preact/hooks';
import { Check, Copy } from './icons.js';

/** Puts a text into the clipboard, and says that it did. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const copy = async (): Promise<void> => {
    setState((await copied(text)) ? 'copied' : 'failed');
    setTimeout(() => setState('ready'), shownMs);
  };
  const label = { ready: `Copy ${what}`, copied: `Copied ${what}`, failed: `${what} could not be copied` }[
    state
  ];
  return (
    <button type="button" class={`icon-button copy ${state}`} title={label} onClick={() => void copy()}>
      {state === 'copied' ? <Check /> : <Copy />}
      <span class="hidden" aria-live="polite">
        {label}
      </span>
    </button>
  );
}

const shownMs = 1600;

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
}

/** Where the page has no right to the clipboard: over plain HTTP of another machine, or as a file. */
function copiedBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}

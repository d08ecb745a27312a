import { useEffect, useRef } from 'preact/hooks';
import { Cross, Magnifier } from './icons.js';

/** `/` leads here from everywhere, Escape empties it. */
export function SearchField({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      field.current?.select();
      field.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') onText('');
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLAnchorElement>('.fleet tbody a')?.focus();
  };
  return (
    <div class="search" role="search">
      <Magnifier />
      <label class="hidden" for="search">
        Search the fleet
      </label>
      <input
        id="search"
        ref={field}
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search by name, address, MAC, UUID…"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button type="button" class="icon-button" title="Clear the search" onClick={() => onText('')}>
          <Cross />
          <span class="hidden">Clear the search</span>
        </button>
      )}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

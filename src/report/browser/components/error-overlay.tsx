import { useEffect, useState } from 'preact/hooks';
import { Cross } from './icons.js';

/** The errors of the last build, over the site of the last good one. */
export function ErrorOverlay({ errors }: { readonly errors: readonly string[] }) {
  const [hidden, setHidden] = useState('');
  const key = errors.join('\n');
  const isShown = errors.length > 0 && hidden !== key;
  useEffect(() => {
    if (!isShown) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setHidden(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isShown, key]);
  if (!isShown) return null;
  return (
    <div class="overlay" role="alert">
      <div class="overlay-box">
        <div class="overlay-head">
          <h2>
            {errors.length} {errors.length === 1 ? 'error' : 'errors'} in the inputs
          </h2>
          <button type="button" class="icon-button" title="Hide" onClick={() => setHidden(key)}>
            <Cross />
            <span class="hidden">Hide</span>
          </button>
        </div>
        <p class="about">
          The last good site stays published. This message disappears when the errors are fixed.
        </p>
        {errors.map((error) => (
          <pre key={error}>{error}</pre>
        ))}
      </div>
    </div>
  );
}

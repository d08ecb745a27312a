import { useState } from 'preact/hooks';
import { type AttachDetails, publishedToken } from '../../data/device-details.js';
import { CopyButton } from './copy-button.js';

/** One hypervisor at a time. */
export function AttachTexts({
  id,
  texts,
  published,
}: {
  readonly id: string;
  readonly texts: readonly AttachDetails[];
  /** The absolute path of out/current, where the server says it. */
  readonly published: string | undefined;
}) {
  const [name, setName] = useState(texts[0]?.hypervisor ?? '');
  const chosen = texts.find(({ hypervisor }) => hypervisor === name);
  if (chosen === undefined)
    return <p class="note">The site has no image to attach. `seedpress attach {id}` has other ways.</p>;
  const text = chosen.text.replaceAll(publishedToken, published ?? publishedFolder());
  return (
    <div class="part">
      <div class="source">
        <label>
          for{' '}
          <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
            {texts.map(({ hypervisor }) => (
              <option key={hypervisor} value={hypervisor}>
                {hypervisor}
              </option>
            ))}
          </select>
        </label>
        <CopyButton text={text} what={`the text for ${name}`} />
      </div>
      <pre class="scroller" tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}

/** Where out/current is, as far as the page knows: beside the report that was opened as a file. */
function publishedFolder(): string {
  if (location.protocol !== 'file:') return publishedToken;
  return decodeURIComponent(location.pathname).replace(/\/report\/[^/]*$/, '');
}

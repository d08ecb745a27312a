import { useState } from 'preact/hooks';
import { seedImage } from '../../seed-image.js';

/** Both texts as a seed image, made here. */
export function SeedField({
  texts: { userData, networkConfig },
}: {
  readonly texts: { readonly userData: string; readonly networkConfig: string };
}) {
  const [hostname, setHostname] = useState('web');
  const save = (): void => {
    const image = seedImage({ hostname, userData, networkConfig });
    const url = URL.createObjectURL(
      new Blob([new Uint8Array(image)], { type: 'application/x-iso9660-image' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `${hostname === '' ? 'seed' : hostname}.iso`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <div class="field">
      <label for="hostname">Host name</label>
      <input
        id="hostname"
        value={hostname}
        pattern={hostnamePattern}
        spellcheck={false}
        onInput={({ currentTarget }) => setHostname(currentTarget.value)}
      />
      <button type="button" class="primary" onClick={save} disabled={!isHostname.test(hostname)}>
        Download the seed
      </button>
    </div>
  );
}

const hostnamePattern = '[A-Za-z0-9]([A-Za-z0-9.\\-]{0,251}[A-Za-z0-9])?';
const isHostname = new RegExp(`^(?:${hostnamePattern})?$`);

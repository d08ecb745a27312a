import { bytesText } from '../../data/bytes-text.js';
import type { Row } from '../../data/row.js';
import { isServed } from '../data/served.js';

/** What is published of a device. It holds its secrets, so a server that shows the report to people hands none of it out. */
export function Downloads({
  row: { id, images, files },
  layouts,
}: {
  readonly row: Row;
  readonly layouts: readonly string[];
}) {
  const isLinked = !isServed();
  return (
    <>
      <ul class="downloads">
        {images.map(({ name, bytes }) => (
          <li key={name}>
            {isLinked ? (
              <a href={`../images/${encodeURIComponent(name)}`} download>
                {name}
              </a>
            ) : (
              <b>{name}</b>
            )}
            <span class="beside">{bytes === undefined ? 'image' : bytesText(bytes)}</span>
          </li>
        ))}
        <li>
          {isLinked ? <a href={`../www/${encodeURIComponent(id)}/`}>www/{id}/</a> : <b>www/{id}/</b>}
          <span class="beside">
            {files} files: {layouts.join(', ')}
          </span>
        </li>
      </ul>
      {!isLinked && (
        <p class="about">
          Seeds hold secrets: they are in out/current/images/ and out/current/www/, and this page does not
          hand them out.
        </p>
      )}
    </>
  );
}

import type { MergedDetails } from '../../data/device-details.js';
import { CopyButton } from './copy-button.js';

export function MergedConfig({ merged: { lines, others, failure } }: { readonly merged: MergedDetails }) {
  if (failure !== undefined) return <p class="note">cloud-init stops at it: {failure}</p>;
  const text = lines.map((line) => line.text).join('\n');
  return (
    <>
      {lines.length === 0 ? (
        <p class="none">No part is a cloud-config.</p>
      ) : (
        <div class="part">
          <div class="source">
            <span>each line with the part that it comes from</span>
            <CopyButton text={text} what="the merged config" />
          </div>
          <div class="scroller" tabIndex={0} role="group" aria-label="Merged cloud-config">
            <table class="code">
              <caption class="hidden">Lines of the merged config, and the parts that they come from</caption>
              <tbody>
                {lines.map((line, index) => (
                  <tr key={index}>
                    <td class="text">{line.text}</td>
                    <td class="from">{line.from}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
      {others.length > 0 && (
        <ul class="others">
          {others.map(({ part, why }) => (
            <li key={part + why}>
              <b>{part}</b> {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import type { LineDetails, PartDetails } from '../../data/device-details.js';
import { CopyButton } from './copy-button.js';

export const Parts = ({ parts }: { readonly parts: readonly PartDetails[] }) =>
  parts.length === 0 ? (
    <p class="none">This device has no user-data or vendor-data.</p>
  ) : (
    <>
      {parts.map((part, index) => (
        <Part key={`${part.list} ${index}`} part={part} />
      ))}
    </>
  );

function Part({ part }: { readonly part: PartDetails }) {
  const { list, filename, contentType, mergeType, notes, template, declared, lines } = part;
  const text = lines.map((line) => line.text).join('\n');
  const said = [
    list === 'vendor_data' ? 'vendor-data' : 'user-data',
    contentType,
    ...(mergeType === undefined ? [] : [`merges by ${mergeType}`]),
    ...notes,
  ];
  return (
    <details class="part" open={lines.length <= mostOpen}>
      <summary>
        <span class="filename">{filename}</span>
        <span class="said">{said.join(', ')}</span>
      </summary>
      <div class="source">
        <span>
          {template}, declared at {declared}
        </span>
        <CopyButton text={text} what={filename} />
      </div>
      <div class="scroller" tabIndex={0} role="group" aria-label={filename}>
        <table class="code">
          <caption class="hidden">Lines of {filename}, and where they come from</caption>
          <tbody>
            {lines.map((line, index) => (
              <Line key={index} line={line} template={template} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const mostOpen = 40;

const Line = ({
  line: { text, line, from = [] },
  template,
}: {
  readonly line: LineDetails;
  readonly template: string;
}) => (
  <tr
    class={from.length > 0 ? 'own' : undefined}
    title={line === undefined ? template : `${template}:${line}`}
  >
    <td class="number">{line ?? ''}</td>
    <td class="text">{text === '' ? ' ' : text}</td>
    <td class="from">{from.join(', ')}</td>
  </tr>
);

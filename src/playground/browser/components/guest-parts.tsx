import { CopyButton } from '../../../report/browser/components/copy-button.js';
import { bytesText } from '../../../report/data/bytes-text.js';
import type { AnalysedPart } from '../../analysis.js';

export const GuestParts = ({ parts }: { readonly parts: readonly AnalysedPart[] }) => (
  <>
    {parts.map(({ filename, contentType, fate, size, content }, index) => (
      <details key={index} class="part" open={parts.length === 1 ? undefined : index === 0}>
        <summary>
          <span class="filename">{filename}</span>
          <span class="said">
            {contentType}, {bytesText(size)}, {fate}
          </span>
        </summary>
        <div class="source">
          <span>as the guest reads it</span>
          <CopyButton text={content} what={filename} />
        </div>
        <pre class="scroller" tabIndex={0} role="group" aria-label={filename}>
          {content}
        </pre>
      </details>
    ))}
  </>
);

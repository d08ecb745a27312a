import { bytesText } from '../../data/bytes-text.js';
import type { FileDetails } from '../../data/device-details.js';

export const GuestFiles = ({ files }: { readonly files: readonly FileDetails[] }) => (
  <div class="scroller" tabIndex={0} role="group" aria-label="Files in the guest">
    <table class="values">
      <thead>
        <tr>
          <th scope="col">Path</th>
          <th scope="col">Mode</th>
          <th scope="col">Size</th>
          <th scope="col">Notes</th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ path, mode, bytes, notes }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{mode}</td>
            <td>{bytesText(bytes)}</td>
            <td>{notes.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

import type { AccessLine } from '../../server/access-line.js';

/** One answer of `serve` as a line for a person. */
export const accessText = ({ time, peer, method, uri, status, bytes }: AccessLine): string =>
  `${time} ${peer} ${method} ${uri} ${status} ${bytes}\n`;

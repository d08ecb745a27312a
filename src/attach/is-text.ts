import { isUtf8 } from 'node:buffer';

/** Text in UTF-8 without a NUL, which gzip never is. */
export const isText = (bytes: Uint8Array): boolean => isUtf8(bytes) && !bytes.includes(0);

/** Whether cloud-init turns CR LF into LF before it writes a script: where the first line ends so. Source: util.py dos2unix. */
export const hasWindowsLines = (text: string): boolean => /^[^\n]*\r\n/.test(text.slice(0, firstLineMost));

/** A script or boothook as the guest writes it to its disk. */
export const unixLines = (text: string): string =>
  hasWindowsLines(text) ? text.replaceAll('\r\n', '\n') : text;

// No first line of a script is longer, and a text without a line end is not searched to its end.
const firstLineMost = 4096;

/**
 * The first line of a body at which base64 goes wrong: cloud-init passes over foreign characters, ends at the first
 * padding, and takes a text of a wrong length as it stands. Source: email/_encoded_words.py decode_b.
 */
export function wrongBase64Line(body: string): { readonly line: number; readonly text: string } | undefined {
  const written = body.split('\n');
  const lines = written.map((line) => line.replace(/[ \t\r]/g, ''));
  const at = (index: number) => ({ line: index + 1, text: (written[index] as string).trim() });
  const last = lines.findLastIndex((line) => line !== '');
  const wrong = lines.findIndex((line, index) =>
    index === last ? !/^[A-Za-z0-9+/]*={0,2}$/.test(line) : !/^[A-Za-z0-9+/]*$/.test(line),
  );
  if (wrong >= 0) return at(wrong);
  const length = lines.reduce((sum, line) => sum + line.replaceAll('=', '').length, 0);
  return length % 4 === 1 ? at(last) : undefined;
}

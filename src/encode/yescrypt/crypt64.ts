/**
 * Bytes in crypt's own digits, six bits each, lowest first; three bytes are four digits, what is left over is as many as it
 * needs. Source: crypt(5).
 */
export function crypt64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    let value = group.reduceRight((sum, byte) => sum * 256 + byte, 0);
    for (let digit = 0; digit <= group.length; digit += 1) {
      text += digits[value % 64];
      value = Math.floor(value / 64);
    }
  }
  return text;
}

const digits = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A string of SSH: its length in four bytes, then its bytes. Source: RFC 4251 section 5. */
export function sshString(bytes: string | Uint8Array): Buffer {
  const body = Buffer.from(bytes as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Reads strings and numbers one after another; throws a RangeError at the end of the bytes. */
export function sshReader(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > buffer.length) throw new RangeError('the bytes end too early');
    at += length;
    return buffer.subarray(at - length, at);
  };
  const number = (): number => take(4).readUInt32BE();
  return { take, number, string: (): Buffer => take(number()), rest: (): number => buffer.length - at };
}

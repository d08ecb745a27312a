import { decodedBody } from '../../cloud-init/message/decoded-body.js';
import { type LocatedMessage, readMessage } from '../../cloud-init/message/read-message.js';
import { fitsSevenBit } from '../../encode/mime/body.js';

/** A message that stands in another one: as it is where that can be, else its parts in base64 under their own headers. */
export function asciiMessage(text: string): string {
  if (fitsSevenBit(text)) return text;
  const leaves = leavesOf(readMessage(text)).map((leaf) => {
    const headers = leaf.headers.filter(([name]) => !/^content-transfer-encoding$/i.test(name));
    const lines = headers.map(([name, value]) => `${name}: ${value.replace(/\s*[\r\n]+\s*/g, ' ')}`);
    const body = decodedBody(leaf)
      .toString('base64')
      .replace(/.{1,76}/g, '$&\n');
    return [...lines, 'Content-Transfer-Encoding: base64', '', body].join('\n');
  });
  const boundary = '===============seedpress-import==';
  const opening = `Content-Type: multipart/mixed; boundary="${boundary}"\nMIME-Version: 1.0\n\n`;
  return `${opening}${leaves.map((leaf) => `--${boundary}\n${leaf}\n`).join('')}--${boundary}--\n`;
}

function leavesOf(message: LocatedMessage): readonly LocatedMessage[] {
  if (message.parts !== undefined) return message.parts.flatMap(leavesOf);
  return message.contentType.startsWith('multipart/') ? [] : [message];
}

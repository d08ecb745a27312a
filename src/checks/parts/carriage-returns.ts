import { hasWindowsLines } from '../../cloud-init/message/unix-lines.js';
import { returnInInterpreter, returnInShell } from '../../diagnostics/catalogue/parts-text.js';
import { isScript } from '../../encode/mime/script-kind.js';
import type { Check } from './check.js';

/**
 * Windows line ends in a script whose first line has none, so that cloud-init leaves them: the kernel takes the CR of a
 * #! line for a letter of the interpreter's name ("not found"), a shell takes the others for letters of the last words.
 * YAML and MIME do not mind.
 */
export const carriageReturns: Check = ({ content, contentType, filename }, { placeOf, device }) => {
  if (device.os === 'windows' || !content.includes('\r\n') || hasWindowsLines(content)) return [];
  if (!isScript(contentType) && contentType !== 'text/cloud-boothook') return [];
  const about = { filename, device: device.id };
  const lines = content.split('\n');
  const start = lines.findIndex((text) => text.startsWith('#!'));
  const interpreter = /^#!\s*(\S+)[^\r]*\r$/.exec(lines[start] ?? '')?.[1];
  if (interpreter !== undefined) return [returnInInterpreter(placeOf(start + 1), { ...about, interpreter })];
  if (!/^#!\s*\S*(?:\/|env )(?:ba|da|k|z)?sh\b/.test(lines[start] ?? '')) return [];
  const ending = lines.flatMap((text, index) => (text.endsWith('\r') ? [index + 1] : []));
  const [first] = ending;
  if (first === undefined) return [];
  const keyword = ending
    .map((line) => keywordAtEnd.exec(lines[line - 1] as string)?.groups?.word)
    .find((word) => word !== undefined);
  return [returnInShell(placeOf(first), { ...about, count: ending.length, keyword })];
};

/** Where a command begins: what a shell does not know any more with a CR behind it, and gives up for the lack of. */
const keywordAtEnd = /(?:^|;)\s*(?<word>then|do|else|fi|done|esac)\r$/;

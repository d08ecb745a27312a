import { fits, misfits, type Parsed } from './parsed.js';
import { isEarly } from './system-names.js';

/** The absolute path of a file in the guest, in its shortest form. */
export function parseGuestPath(text: string): Parsed<string> {
  const expected = 'the absolute path of a file in the guest, like /etc/motd';
  if (!text.startsWith('/') || text === '/') return misfits(`"${text}" is not an absolute path`, expected);
  if (hasControls(text)) return misfits('the path contains a control character', expected);
  const segments = text.split('/').slice(1);
  const wrong = segments.find((segment) => segment === '' || segment === '.' || segment === '..');
  if (wrong === undefined) return fits(text);
  return misfits(`"${text}" has ${wrong === '' ? 'an empty segment' : `the segment "${wrong}"`}`, expected);
}

/** Permissions as chmod takes them: three or four octal digits. */
export function parseFileMode(text: string): Parsed<string> {
  if (/^[0-7]{3,4}$/.test(text)) return fits(text.padStart(4, '0'));
  return misfits(`"${text}" is not a file mode`, 'three or four octal digits, like "0644"');
}

/** Names of a user and a group: cloud-init looks for a user named `1000` or `root.root`, and ends where there is none. */
export function parseFileOwner(text: string): Parsed<string> {
  const names = text.split(':');
  const wrong = names.find((name) => /^\d+$/.test(name) || /^([^.]+)\.\1$/.test(name));
  if (wrong !== undefined)
    return misfits(
      `"${wrong}" in the owner "${text}" is not a name`,
      'names of a user and a group, like root:adm',
    );
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/.test(text)) return fits(text);
  return misfits(`"${text}" is not an owner`, 'user or user:group, like root:adm');
}

/** Whether every guest has such an owner before cloud-init makes users. */
export const isEarlyOwner = (owner: string): boolean => {
  const [user = '', group] = owner.split(':');
  return isEarly({ user, group });
};

const hasControls = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text);

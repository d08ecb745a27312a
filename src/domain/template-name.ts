import { fits, misfits, type Parsed } from './parsed.js';

/** The name of a template below templates/<type>/: a relative path that leads nowhere else. */
export function parseTemplateName(text: string): Parsed<string> {
  const expected = "a file below the type's folder, like cloud.config";
  if (text === '') return misfits('the name is empty', expected);
  if (text.includes('\\')) return misfits(`"${text}" contains a backslash`, '/ between folders');
  if (text.startsWith('/')) return misfits(`"${text}" is an absolute path`, expected);
  const wrong = text.split('/').find((segment) => ['', '.', '..'].includes(segment));
  if (wrong === undefined) return fits(text);
  return misfits(`"${text}" has ${wrong === '' ? 'an empty segment' : `the segment "${wrong}"`}`, expected);
}

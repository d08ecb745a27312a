import { parseDocument } from 'yaml';
import { placesIn } from '../files/places.js';
import { locateTree } from './locate-tree.js';
import type { ParsedFile } from './parsed-file.js';
import { readPlainYaml } from './plain/read-plain-yaml.js';
import { syntaxMistake } from './syntax-mistake.js';

/**
 * Reads one file of the inventory: YAML 1.2, one document, every key a text, aliases and merge keys resolved.
 * A file with a syntax error yields that one message, since all others would be its echo.
 */
export function parseYaml(text: string, { file }: { file: string }): ParsedFile {
  const plain = readPlainYaml(text, { file });
  return plain === undefined ? parseAnyYaml(text, { file }) : { node: plain, diagnostics: [] };
}

/** The same by the library, whatever the file holds. */
export function parseAnyYaml(text: string, { file }: { file: string }): ParsedFile {
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    // Our own check names the place of the first key and takes no quadratic time.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const placeOf = placesIn(text, { file });
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake !== undefined) return { diagnostics: [syntaxMistake(mistake, { text, placeOf })] };
  if (document.contents === null) return { diagnostics: [] };
  return locateTree(document.contents, { placeOf });
}

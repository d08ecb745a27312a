import { type Document, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { type YamlMistake, yamlMistake } from './yaml-mistake.js';

/** A text as cloud-init's YAML reader takes it, with its places. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  /** What PyYAML stumbles over, if anything. */
  readonly error?: { readonly line: number; readonly column: number; readonly message: string };
  /** Line and column of a character, counted from 1. */
  readonly placeAt: (offset: number) => { readonly line: number; readonly column: number };
}

/** Reads YAML 1.1 as PyYAML's safe_load does. Source: cloudinit/util.py load_yaml. */
export function parseGuestYaml(text: string): ParsedYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    lineCounter,
    prettyErrors: false,
    // Of two equal keys PyYAML takes the last one.
    uniqueKeys: false,
  });
  const placeAt = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const mistake = mistakeOf(document, text);
  if (mistake === undefined) return { document, placeAt };
  return { document, placeAt, error: { ...placeAt(mistake.offset), message: mistake.message } };
}

function mistakeOf(document: Document.Parsed, text: string): YamlMistake | undefined {
  const offset = text.search(unprintable);
  if (offset >= 0) return { offset, message: 'a character that YAML does not allow, whatever quotes it has' };
  const errors = [...document.errors, ...document.warnings.filter(isFatal)];
  const error = errors.find((found) => !isAllowed(found));
  return error === undefined ? unknownAlias(document, text) : yamlMistake(error, { text });
}

// PyYAML reader.py NON_PRINTABLE.
const unprintable = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// An unknown tag is a warning of the library, and a ConstructorError of PyYAML.
const isFatal = ({ code }: YAMLError): boolean => code === 'TAG_RESOLVE_FAILED';

// Quoted texts may go on at any column.
const isAllowed = ({ code, message }: YAMLError): boolean =>
  code === 'BAD_INDENT' && message.startsWith('Multi-line');

/** The library looks for the anchor of an alias when somebody asks for its value. */
function unknownAlias(document: Document.Parsed, text: string): YamlMistake | undefined {
  if (!text.includes('*')) return undefined;
  let unknown: YamlMistake | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      const message = `no anchor &${alias.source} stands above it, and a text that starts with * needs quotes`;
      unknown = { offset: alias.range?.[0] ?? 0, message };
      return visit.BREAK;
    },
  });
  return unknown;
}

import type { Diagnostic, Position } from '../diagnostic.js';

export const unknownKey = (
  position: Position,
  options: {
    key: string;
    /** What has no such key: `a device`. */
    what: string;
    known: readonly string[];
    nearest: string | undefined;
    /** What has such a key: `bond`. */
    elsewhere: string | undefined;
  },
): Diagnostic => {
  const { key, what, known, nearest, elsewhere } = options;
  const spaceless = /^([\w.-]+):(.+)$/.exec(key);
  return {
    code: 'unknown-key',
    severity: 'error',
    position,
    found: `"${key}" is no key of ${what}`,
    expected:
      elsewhere !== undefined
        ? `it is one of ${elsewhere}`
        : nearest !== undefined
          ? `the nearest known key is "${nearest}"`
          : `the known keys are ${known.join(', ')}`,
    ...(spaceless === null ? {} : { remedy: `write ${spaceless[1]}: ${spaceless[2]} with a space` }),
  };
};

export const missingKey = (
  position: Position,
  { key, expected }: { key: string; expected: string },
): Diagnostic => ({
  code: 'missing-key',
  severity: 'error',
  position,
  found: `there is no "${key}" here`,
  expected,
});

/** A value of the wrong kind or out of its range. `quoted` is the text that was meant, in quotes. */
export const wrongValue = (
  position: Position,
  { found, expected, quoted }: { found: string; expected: string; quoted: string | undefined },
): Diagnostic => ({
  code: 'wrong-value',
  severity: 'error',
  position,
  found,
  expected,
  ...(quoted === undefined ? {} : { remedy: `quote it: ${quoted}` }),
});

/** A text that the parser of its field refused. `renderedFrom` is the text as written, if it was a template. */
export const misfit = (
  position: Position,
  options: { code: string; found: string; expected: string; renderedFrom: string | undefined },
): Diagnostic => {
  const { code, found, expected, renderedFrom } = options;
  return {
    code,
    severity: 'error',
    position,
    found: renderedFrom === undefined ? found : `${found} (rendered from ${JSON.stringify(renderedFrom)})`,
    expected,
  };
};

export const numberLosesText = (
  position: Position,
  { source, value }: { source: string; value: number },
): Diagnostic => ({
  code: 'number-text',
  severity: 'warning',
  position,
  found: `${source} is read as the number ${value}`,
  expected: `${JSON.stringify(source)} for the text, or ${value} for the number`,
});

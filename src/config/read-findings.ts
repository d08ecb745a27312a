import { configResult } from '../diagnostics/catalogue/config.js';
import type { Position } from '../diagnostics/diagnostic.js';
import type { Finding } from '../domain/site-config.js';
import { OwnCodeError } from './own-code.js';
import { described, isRecord } from './values.js';

interface From {
  /** `the check "rack"`. */
  readonly what: string;
  readonly position: Position;
}

/** What a check gave back, as findings. Throws an OwnCodeError where it is something else. */
export function readFindings(result: unknown, from: From): readonly Finding[] {
  if (!Array.isArray(result))
    throw wrong(result, { ...from, expected: 'a list of findings, or an empty list' });
  return result.map((finding: unknown) => {
    if (!isRecord(finding)) throw wrong(finding, { ...from, expected: 'findings, like { found, expected }' });
    for (const [key, isRight, expected] of fields) {
      if (isRight(finding[key])) continue;
      throw new OwnCodeError(
        configResult(from.position, {
          found: `${from.what} returns a finding whose ${key} is ${described(finding[key])}`,
          expected,
        }),
        { cause: finding },
      );
    }
    return finding as unknown as Finding;
  });
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isCount = (value: unknown): boolean =>
  value === undefined || (Number.isInteger(value) && (value as number) > 0);
const orNothing = (value: unknown): boolean => value === undefined || isText(value);
const isSeverity = (value: unknown): boolean =>
  value === undefined || value === 'error' || value === 'warning';

const fields: readonly (readonly [keyof Finding, (value: unknown) => boolean, string])[] = [
  ['found', isText, 'a string: what stands there'],
  ['expected', isText, 'a string: what would be right'],
  ['fix', orNothing, 'a string, or nothing'],
  ['severity', isSeverity, 'error or warning'],
  ['key', orNothing, 'a key of the device, like interfaces.0.mac'],
  ['part', orNothing, 'the filename of a part'],
  ['line', isCount, 'a number from 1'],
  ['column', isCount, 'a number from 1'],
];

const wrong = (result: unknown, { what, position, expected }: From & { expected: string }): OwnCodeError =>
  new OwnCodeError(configResult(position, { found: `${what} returns ${described(result)}`, expected }), {
    cause: result,
  });

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePublicKey } from '../../src/domain/public-key.js';
import { publicKeys } from '../support/public-keys.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

const alphabet = 'ABCDabcd0189+/= -@';

/** A right line with one or two changes of its characters, its type or its end. */
const damagedLines = (): fc.Arbitrary<string> => {
  const change = fc.record({
    kind: fc.constantFrom('drop', 'put', 'swap', 'cut', 'type', 'none'),
    at: fc.nat(),
    with: fc.constantFrom(...alphabet),
    type: fc.constantFrom(...Object.values(publicKeys).map((line) => line.split(' ')[0] as string)),
  });
  return fc
    .tuple(fc.constantFrom(...Object.values(publicKeys)), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([line, changes]) =>
      changes.reduce<string>((text, { kind, at, with: put, type }) => {
        const index = at % (text.length + 1);
        const [before, behind] = [text.slice(0, index), text.slice(index)];
        if (kind === 'drop') return before + behind.slice(1);
        if (kind === 'put') return before + put + behind;
        if (kind === 'swap') return before + put + behind.slice(1);
        if (kind === 'cut') return before;
        return kind === 'type' ? text.replace(/^\S+/, type) : text;
      }, line),
    );
};

const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
from cloudinit.ssh_util import AuthKeyLineParser
lines = [AuthKeyLineParser().parse(json.loads(line)) for line in sys.stdin]
print(json.dumps([[l.keytype, l.base64] if l.valid() else None for l in lines]))
`;

/** Those of the lines that cloud-init writes and OpenSSH can read. */
function readable(lines: readonly string[]): readonly boolean[] {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const parsed = JSON.parse(
    runPython(script, { input, args: ['/usr/lib/python3/dist-packages'] }),
  ) as readonly (readonly [string, string] | null)[];
  const folder = mkdtempSync(join(tmpdir(), 'seedpress-keys-'));
  try {
    const file = join(folder, 'keys.pub');
    writeFileSync(
      file,
      parsed.map((key, index) => (key === null ? '\n' : `${key.join(' ')} line-${index}\n`)).join(''),
    );
    const listed = execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' });
    const numbers = new Set([...listed.matchAll(/ line-(\d+) \(/g)].map(([, number]) => Number(number)));
    return lines.map((_, index) => numbers.has(index));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

requires('cloud-init', 'ssh-keygen')('public keys, damaged', () => {
  test('2,000 lines: what we take, cloud-init writes and OpenSSH reads', () => {
    const lines = fc.sample(damagedLines(), { numRuns: 2000, seed: 11 });
    const theirs = readable(lines);
    const different = lines.filter((line, index) => parsePublicKey(line).ok !== theirs[index]);
    expect(different).toEqual([]);
    expect(theirs.filter(Boolean).length).toBeGreaterThan(100);
    expect(theirs.filter((isRead) => !isRead).length).toBeGreaterThan(500);
  });
});

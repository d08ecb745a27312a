import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScriptReader } from '../../src/domain/script-syntax.js';
import { scriptReader } from '../../src/sinks/read-script.js';
import { scratchFolder } from '../support/folders.js';
import { requires } from '../support/requires.js';

const searchPath = process.env.PATH ?? '';
const read = (reader: ScriptReader, text: string) => scriptReader({ searchPath })({ reader, text });

requires('bash', 'python3')('scripts as their interpreters read them', () => {
  test.each([
    ['sh', '#!/bin/sh\nif true; then\n  echo yes\n', 4],
    ['sh', '#!/bin/sh\necho "open\n', undefined],
    ['bash', '#!/bin/bash\ntrue\ndone\n', 3],
    ['bash', '#!/bin/bash\ncase x in\n  a) true ;;\n', undefined],
    ['python3', 'def list_types():\n    return [\n', 2],
    ['python3', 'def handle_part(a)\n    pass\n', 1],
    ['python3', 'x = 08\n', 1],
  ] as const)('%s cannot read %j', async (reader, text, line) => {
    const mistake = await read(reader, text);
    expect(mistake?.message).toMatch(/\w/);
    expect(mistake?.line).toBeGreaterThanOrEqual(line ?? 1);
  });

  test.each([
    ['sh', '#!/bin/sh\n[ -e /x ] && exit 1\n'],
    ['sh', '#!/bin/sh\na=(1 2)\n'],
    ['bash', '#!/bin/bash\ndiff <(true) <(true) && [[ a =~ b ]]\r\n'],
    ['python3', 'import nothing_of_this_name\nx = "\\d"\n'],
    ['python3', ''],
  ] as const)('%s reads %j', async (reader, text) => {
    expect(await read(reader, text)).toBeUndefined();
  });

  test('nothing of a script is run', async () => {
    const marker = join(scratchFolder(), 'ran');
    await read('sh', `touch ${marker}; $(touch ${marker})\n`);
    await read('bash', `touch ${marker}; \`touch ${marker}\`; (( a[$(touch ${marker})] ))\n`);
    await read('python3', `open(${JSON.stringify(marker)}, "w")\n`);
    expect(existsSync(marker)).toBe(false);
  });

  test('a program that is not there finds nothing', async () => {
    expect(
      await scriptReader({ searchPath: '/nonexistent' })({ reader: 'sh', text: 'if\n' }),
    ).toBeUndefined();
  });
});

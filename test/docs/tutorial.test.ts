import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { seedpressServe } from '../support/http.js';
import { requires } from '../support/requires.js';
import { follow, userFolder } from './document.js';

const tutorial = readFileSync(join(projectRoot, 'docs', 'tutorial.md'), 'utf8');

requires('bash')('docs/tutorial.md', () => {
  test('prints what it shows, from top to bottom, and serves the machine at its end', async () => {
    const cwd = userFolder();
    expect(follow(tutorial, { cwd }).length).toBeGreaterThan(18);
    const [, option = '', path = ''] =
      /^npx seedpress serve (--as \S+).*\ncurl http:\/\/127\.0\.0\.1:8807(\S+)/m.exec(tutorial) ?? [];
    const url = await seedpressServe(join(cwd, 'out'), option.split(' '));
    const answer = await fetch(`${url}${path}`);
    expect(await answer.text()).toContain('local-hostname: shop-01.example.net');
  }, 300_000);
});

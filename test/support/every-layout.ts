import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { images, layouts } from '../../src/layouts/index.js';

/** Puts all layouts and images that there are into a site.yaml that has both keys, on lines of their own. */
export function listEveryLayout(root: string): void {
  const file = join(root, 'devices', 'site.yaml');
  const text = readFileSync(file, 'utf8')
    .replace(/^layouts: .*$/m, `layouts: [${Object.keys(layouts).join(', ')}]`)
    .replace(/^images: .*$/m, `images: [${Object.keys(images).join(', ')}]`);
  writeFileSync(file, text);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './folders.js';

/** Files of the published description of the first such server, where they lie beside the checkout. */
const folder = join(projectRoot, '..', 'shared', 'reference', 'article');

export const hasReference = existsSync(join(folder, 'data'));

export const referencePath = (name: string): string => join(folder, name);

export const reference = (name: string): string => readFileSync(referencePath(name), 'utf8');

import { floors } from './floors.mjs';
import { importSites } from './import-sites.mjs';
import { fileOf, importsOf, placeOf } from './place.mjs';

const ownName = 'seedpress';

/**
 * Imports go down: a file of src/ imports its own floor and those that the table gives it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const floorsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      upward: '{{place}} may import {{allowed}}; not {{target}}: imports go down (ARCHITECTURE.md, Floors)',
      outside:
        '{{place}} may import {{allowed}}; not {{target}}, which is outside src (ARCHITECTURE.md, Floors)',
      computed:
        'write the path of an import as one string: its floor has to be readable (ARCHITECTURE.md, Floors)',
      homeless: 'src/{{place}} is no floor; the floors are {{floors}} (ARCHITECTURE.md, Floors)',
    },
  },
  create(context) {
    const place = placeOf(context.filename);
    if (place === undefined) return {};
    const imports = importsOf(place);
    if (imports === undefined) {
      const data = { place, floors: Object.keys(floors).join(', ') };
      return { Program: (node) => context.report({ node, messageId: 'homeless', data }) };
    }
    const allowed = imports.length > 0 ? imports.join(', ') : 'nothing of ours';
    return importSites(({ node, specifier }) => {
      if (specifier === undefined) return context.report({ node, messageId: 'computed' });
      const target = targetOf(specifier, context.filename);
      if (target === undefined) return undefined;
      const { name, isOutside } = target;
      if (!isOutside && (imports.includes(name) || isOwnFloor(name, place))) return undefined;
      const messageId = isOutside ? 'outside' : 'upward';
      return context.report({ node, messageId, data: { place, allowed, target: name } });
    });
  },
};

/**
 * @param {string} specifier
 * @param {string} importer
 */
function targetOf(specifier, importer) {
  // By its own name a package imports its index, whatever the floor.
  if (specifier === ownName || specifier.startsWith(`${ownName}/`))
    return { name: 'index.ts', isOutside: false };
  const file = fileOf(specifier, importer);
  if (file === undefined) return undefined;
  const place = placeOf(file);
  return place === undefined ? { name: specifier, isOutside: true } : { name: place, isOutside: false };
}

/**
 * @param {string} name
 * @param {string} place
 */
const isOwnFloor = (name, place) => name === place && Object.hasOwn(floors, place);

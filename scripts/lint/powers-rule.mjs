import { powerPhrases, powers } from './floors.mjs';
import { importedNames } from './imported-names.mjs';
import { powerOfGlobal, powerOfImport } from './module-powers.mjs';
import { placeOf } from './place.mjs';
import { opensOnlyToRead } from './read-only-open.mjs';
import { visitGlobals } from './used-globals.mjs';

/** @typedef {import('./floors.mjs').Power} Power */

/**
 * Only some floors touch the world: files, processes, network, clock, chance, surroundings.
 * @type {import('eslint').Rule.RuleModule}
 */
export const powersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      power: '{{place}} may not {{phrase}} ({{found}}); only {{holders}} may (ARCHITECTURE.md, Floors)',
    },
  },
  create(context) {
    const { filename, sourceCode } = context;
    const place = placeOf(filename);
    if (place === undefined) return {};
    const held = powers[place] ?? [];
    /** @type {(node: any, power: Power | undefined, found: string) => void} */
    const check = (node, power, found) => {
      if (power === undefined || held.includes(power)) return;
      const data = { place, phrase: powerPhrases[power], found, holders: holdersOf(power).join(', ') };
      context.report({ node, messageId: 'power', data });
    };
    return {
      ...importedNames(({ node, specifier, name }) => {
        const power = powerOfImport(specifier, name);
        const isReading = power === 'write' && isOpen(name) && opensOnlyToRead(node, sourceCode);
        check(node, isReading ? 'read' : power, `${name ?? 'all'} of ${specifier}`);
      }),
      'Program:exit': () =>
        visitGlobals(sourceCode, ({ node, object, member }) => {
          check(node, powerOfGlobal(object, member), member === undefined ? object : `${object}.${member}`);
          if (object === 'Date' && member === undefined && isNow(node))
            check(node, 'clock', 'Date without a value');
        }),
    };
  },
};

/** @param {Power} power */
const holdersOf = (power) => Object.keys(powers).filter((place) => powers[place]?.includes(power));

const isOpen = (/** @type {string | undefined} */ name) => name === 'open' || name === 'openSync';

// `Date()` ignores its arguments; `new Date(value)` reads no clock.
function isNow(/** @type {any} */ node) {
  const { parent } = node;
  if (parent.callee !== node) return false;
  return parent.type === 'CallExpression' || parent.arguments.length === 0;
}

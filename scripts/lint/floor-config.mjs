import { entries, floors } from './floors.mjs';

/** How deep a file may lie below its floor. */
const deepest = 5;

/**
 * The table of floors as ESLint's own rules: one config for each floor and depth, since a relative path says no more than how far
 * it climbs. `imports` and `syntax` are what these two rules forbid in all of src; a later config would replace them.
 * @param {{ readonly imports?: object, readonly syntax?: readonly object[] }} [everywhere]
 * @returns {readonly import('eslint').Linter.Config[]}
 */
export function floorConfigs({ imports = {}, syntax = [] } = {}) {
  const config = (/** @type {string} */ file, /** @type {readonly Restriction[]} */ restrictions) => ({
    files: [`src/${file}`],
    rules: /** @type {import('eslint').Linter.RulesRecord} */ ({
      'no-restricted-imports': ['error', { ...imports, patterns: restrictions }],
      'no-restricted-syntax': ['error', ...syntax, computed, ...restrictions.flatMap(elsewhere)],
    }),
  });
  const ofEntries = Object.entries(entries).map(([file, allowed]) =>
    config(file, restrictionsOf(file, { allowed, up: String.raw`\.\/` })),
  );
  const ofFloors = Object.entries(floors).flatMap(([floor, below]) =>
    Array.from({ length: deepest }, (_, depth) =>
      config(
        `${floor}${'/*'.repeat(depth + 1)}.{ts,tsx}`,
        restrictionsOf(floor, { allowed: below, own: floor, up: String.raw`(?:\.\.\/){${depth + 1}}` }),
      ),
    ),
  );
  const homeless = {
    selector: 'Program',
    message: `this place is no floor; the floors are ${Object.keys(floors).join(', ')} (ARCHITECTURE.md, Floors)`,
  };
  return [
    { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...syntax, homeless] } },
    ...ofEntries,
    ...ofFloors,
  ];
}

/** @typedef {{ readonly regex: string, readonly message: string }} Restriction */

/**
 * @param {string} place
 * @param {{ readonly allowed: readonly string[], readonly own?: string, readonly up: string }} reach `up` leads to src
 * @returns {readonly Restriction[]}
 */
function restrictionsOf(place, { allowed, own, up }) {
  const reachable = [...allowed, ...(own === undefined ? [] : [own])].join('|');
  const names = allowed.length > 0 ? allowed.join(', ') : 'nothing of ours';
  return [
    {
      regex: String.raw`^${up}(?!(?:${reachable})\/)`,
      message: `${place} may import ${names}: imports go down (ARCHITECTURE.md, Floors)`,
    },
    {
      regex: String.raw`^\/|^file:|^seedpress(?:\/|$)|^\.{1,2}$|^\.\/\.|[^.\/]\/\.{1,2}(?:\/|$)${own === undefined ? String.raw`|^\.\.\/` : ''}`,
      message: `${place} may import ${names}, by the shortest relative path (ARCHITECTURE.md, Floors)`,
    },
  ];
}

/**
 * `no-restricted-imports` sees import and export; these are the other ways to name a file.
 * @param {Restriction} restriction
 */
const elsewhere = ({ regex, message }) => {
  // A selector cannot hold a slash.
  const path = `/${regex.replaceAll(String.raw`\/`, String.raw`\u002f`)}/`;
  return [
    { selector: `ImportExpression[source.value=${path}]`, message },
    { selector: `TSImportType[source.value=${path}]`, message },
    {
      selector: `NewExpression[callee.name="URL"][arguments.0.value=${path}][arguments.0.value=/[.][cm]?[jt]s$/]`,
      message,
    },
  ];
};

const computed = {
  selector: 'ImportExpression:not([source.type="Literal"]), CallExpression[callee.name="require"]',
  message:
    'write the path of an import as one string: its floor has to be readable (ARCHITECTURE.md, Floors)',
};

/** What of src/ runs in browsers: it is bundled by itself (scripts/lib/browser-bundles.mjs), and knows nothing of Node. */
const room = 'src/report/browser';

/** What it shares with the floor that it stands on: types, and functions that need no surroundings. */
const shared = 'data';

/** @type {readonly import('eslint').Linter.Config[]} */
export const browserRoom = [
  {
    files: [`${room}/**/*.{ts,tsx}`],
    rules: {
      // The powers are those of Node: a page has a clock, a window and a network of its own.
      'seedpress/powers': 'off',
    },
  },
  // A rule of its own beside `no-restricted-imports`, which the floors have.
  ...['', '/*'].map((depth) => ({
    files: [`${room}${depth}/*.{ts,tsx}`],
    rules: /** @type {import('eslint').Linter.RulesRecord} */ ({
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^(?!\.|preact(?:/hooks)?$)`,
              message: 'what runs in browsers imports Preact and nothing else (ARCHITECTURE.md, Floors)',
            },
            {
              regex: String.raw`^${depth === '' ? '' : String.raw`\.\.\/`}\.\.\/(?!${shared}\/)`,
              message: `what runs in browsers may import report/${shared}, and nothing else of ours (ARCHITECTURE.md, Floors)`,
            },
          ],
        },
      ],
    }),
  })),
];

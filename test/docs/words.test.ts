import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { messages } from '../../src/diagnostics/catalogue/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';

/** Words that make a reader stop, each with what to write instead. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/\bremed(?:y|ies)\b/i, 'fix'],
  [/(?<!\bthere )\b(?:is|are) no (?!longer\b|device\b)["`\w]/i, 'is not a …, or unknown …'],
  [/\bbesides\b/i, 'also'],
  [/\b(?:a|two|no|the) texts?\b (?:and a number|that matches|in quotes)|\ba text(?=[;,.]| or\b)/i, 'string'],
  [/(?<![-\w])endings?\b/i, 'extension of a file name'],
  [/(?<![-/\w])mistakes?(?![-/\w])/i, 'error'],
  [/(?<![-/\w])faults?(?![-/\w|])/i, 'internal error'],
  [/\bthe guests have\b/i, 'your guests run'],
  [/\bleave (?:one|it|the \S+|--\S+) away\b/i, 'remove'],
  [/\b(?:done|said) all the same\b/i, 'still'],
  [/\balone\b/i, 'only'],
  [/\bfor a try\b/i, 'for a quick test'],
  [/\b(?:everybody|whoever)\b/i, 'anyone, everyone'],
  [/\bpass(?:es|ed) over\b/i, 'ignores'],
  [/\bthe nearest is\b/i, 'did you mean "…"?'],
  [/\b(?:say|says|said|tell|tells) it of\b/i, 'reports'],
  [/\bwarns? of a\b/i, 'warns about'],
  [/\bis no key of\b/i, 'unknown key'],
  [/\bwhose data it may\b/i, 'how the server decides whose data a client may read'],
  [/\b(?:of|with) the (?:device|machine)'s own(?=[;.,)]|$)/i, 'per-device'],
  [/\b(?:warnings?|it) follows? (?:it|this)\b/i, 'depends on it'],
  [/\bstays? what (?:it is|they are)\b/i, 'still works'],
  [/\bas (?:it|they) stands?\b|\bstands? (?:at|below|beside|in|under|where) /i, 'is, is written'],
  [/\bthere it takes\b/i, 'also run'],
  [/\b(?:told|tells?) of\b/i, 'print, say about'],
  [/\bha(?:s|ve) no place\b/i, 'cannot carry, is not set'],
  [/\b(?:is|are) gone after\b/i, 'this replaces'],
  [/\bgo(?:es)? by the\b/i, 'follows, uses'],
  [/\bin vain\b/i, 'without an answer, without success'],
  [/\bshall\b/i, 'should, will'],
  [/\b(?:is|are) the (?:MAC|id|uuid|address) of \S+ (?:\(\S+\) )?already\b/i, 'is already used by'],
  [/\bfit alike\b|\bwhose it is\b/i, 'the fewest findings; which device'],
  [/; expected [^;]*; expected\b/, 'one "expected" a message'],
  [/; expected [^;]*\*{8}/, 'words that are not masked as a secret'],
];

interface Said {
  readonly where: string;
  readonly text: string;
}

const wrongWords = (said: readonly Said[]): readonly string[] =>
  said.flatMap(({ where, text }) =>
    text.split('\n').flatMap((line, index) =>
      refused.flatMap(([pattern, better]) => {
        // File names are the user's words.
        const found = pattern.exec(line.replace(/\b[\w-]+\.jsonp\b/g, ''))?.[0];
        return found === undefined ? [] : [`${where}:${index + 1}: "${found}"; write: ${better}; ${line}`];
      }),
    ),
  );

test.each<[string, () => readonly Said[] | Promise<readonly Said[]>]>([
  ['titles and helps of the catalogue', catalogue],
  ['messages', renderedMessages],
  ['--help of every command', helps],
  ['README.md and docs/', documents],
])('%s are in plain English', async (_, collect) => {
  const said = await collect();
  expect(said.length).toBeGreaterThan(10);
  expect(wrongWords(said)).toEqual([]);
});

test('each word is found where it stands', () => {
  const lines = [
    'remedy: x',
    '"x" is no YAML',
    'the guests have 22.4',
    'leave one away',
    'a text; x',
    'all mistakes',
    'how a device shows whose data it may read',
    'the value stands below it',
    'go on and tell of changes',
    'the serial number has no place',
  ];
  expect(wrongWords(lines.map((text) => ({ where: 'here', text })))).toHaveLength(lines.length);
});

function catalogue(): readonly Said[] {
  return messages.map(({ code, title, help }) => ({ where: code, text: `${title}\n${help}` }));
}

function renderedMessages(): readonly Said[] {
  return ['errors', 'lint-files', 'lint-seeds'].flatMap((folder) =>
    readdirSync(join(projectRoot, 'test', folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('expected.txt'))
      .map((path) => readSaid(join(projectRoot, 'test', folder, path))),
  );
}

async function helps(): Promise<readonly Said[]> {
  const argvs = [['--help'], ...Object.keys(commands).map((name) => [name, '--help'])];
  return Promise.all(
    argvs.map(async (argv) => ({
      where: argv.join(' '),
      text: (await runCli(argv, { cwd: projectRoot })).stdout,
    })),
  );
}

/** Decisions and the changelog are history. */
function documents(): readonly Said[] {
  const folder = join(projectRoot, 'docs');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return [join(projectRoot, 'README.md'), ...pages.map((name) => join(folder, name))].map(readSaid);
}

const readSaid = (path: string): Said => ({
  where: relative(projectRoot, path),
  text: readFileSync(path, 'utf8'),
});

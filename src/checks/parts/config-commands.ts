import { type CommandScript, shellify, type WrongCommand } from '../../cloud-init/commands/shellify.js';
import { valueWords } from '../../cloud-init/schema/value-words.js';
import { entryAt, type GuestMap } from '../../cloud-init/values/guest-value.js';
import { commandInList, commandRefused } from '../../diagnostics/catalogue/parts-commands.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import { bashMistakes } from './bash-mistakes.js';
import { type ConfigContext, configCheck } from './config-check.js';

/** Lists of commands that cloud-init runs as one script of sh. Sources: cc_runcmd.py, cc_bootcmd.py. */
export const configCommands = configCheck((context) =>
  commandLists(context.config).flatMap((list) =>
    'wrong' in list
      ? list.wrong.map((command) => refused(command, context))
      : [...bashMistakes(list.script.strings, context), ...listMistakes(list.script, context)],
  ),
);

const commandKeys = ['runcmd', 'bootcmd'] as const;

/** What becomes of each list of commands; of a key without a value the schema tells. */
export function commandLists(config: GuestMap): ReturnType<typeof listsIn> {
  const lists = known.get(config) ?? listsIn(config);
  known.set(config, lists);
  return lists;
}

// The same config is asked for them several times.
const known = new WeakMap<GuestMap, ReturnType<typeof listsIn>>();

const listsIn = (config: GuestMap) =>
  commandKeys.flatMap((key) => {
    const value = entryAt(config, key)?.value;
    const isThere = value !== undefined && !(value.kind === 'scalar' && value.value === null);
    return isThere ? [{ key, ...shellify(value, [key]) }] : [];
  });

function refused({ value, path }: WrongCommand, { about, placeOfValue }: ConfigContext): Diagnostic {
  const isLine = value.kind === 'map' && value.entries.length === 1 && path.length > 1;
  return commandRefused(placeOfValue(value), {
    ...about,
    path: formatPath(path),
    key: String(path[0]),
    words: valueWords(value, path),
    isList: path.length === 1,
    isLine,
  });
}

/** The words of a list stand in quotes: the first one is the whole name of the program, and none is an operator. */
function listMistakes(
  { lists }: CommandScript,
  { about, placeOfValue }: ConfigContext,
): readonly Diagnostic[] {
  return lists.flatMap(({ value, path, words }) => {
    const [program = '', ...others] = words;
    const operator = takesOperators.test(program) ? undefined : others.find((word) => isOperator.test(word));
    const found = /^[^/].*\s/s.test(program.trim()) ? program : operator;
    if (found === undefined) return [];
    const isProgram = found === program;
    return [commandInList(placeOfValue(value), { ...about, path: formatPath(path), word: found, isProgram })];
  });
}

const isOperator = /^(?:&&|\|\||>|>>|2>&1|[12]?>\/dev\/null)$/;

/** Programs to which such a word may be an argument. */
const takesOperators = /(?:^|\/)(?:[ef]?grep|rg|sed|[gm]?awk|tr|cut|test|\[|expr|jq|yq|psql|mysql|find)$/;

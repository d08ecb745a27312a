import { installerCommands } from '../cloud-init/autoinstall/commands.js';
import type { CommandString } from '../cloud-init/commands/shellify.js';
import type { GuestMap } from '../cloud-init/values/guest-value.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import { formatPath } from '../domain/source-node.js';
import { commandLists } from './parts/config-commands.js';
import { placeInString } from './parts/text-places.js';
import type { ScriptText } from './script-text.js';

interface About extends Pick<ScriptText, 'filename' | 'device' | 'part'> {
  readonly content: string;
  /** The place of a character of the cloud-config. */
  readonly placeAt: (at: number) => Place;
}

/** The scripts that cloud-init makes of the lists of commands of a cloud-config. */
export const commandScripts = (config: GuestMap, about: About): readonly ScriptText[] => [
  ...listScripts(config, about),
  ...installerScripts(config, about),
];

const listScripts = (config: GuestMap, { filename, device, part, ...text }: About): readonly ScriptText[] =>
  commandLists(config).flatMap((list): readonly ScriptText[] => {
    if ('wrong' in list) return [];
    const { strings, text: script } = list.script;
    const [first] = strings;
    if (first === undefined) return [];
    return [
      {
        reader: 'sh',
        text: script,
        filename,
        what: `the commands of ${list.key} in "${filename}"`,
        device,
        part: `${part}:${list.key}`,
        pieces: strings,
        placeOf: (line) => placeOfLine(line, { strings, first, ...text }),
      },
    ];
  });

/** Each command of an autoinstall is a script by itself. */
const installerScripts = (
  config: GuestMap,
  { filename, device, part, ...text }: About,
): readonly ScriptText[] =>
  installerCommands(config).map((first) => {
    const path = formatPath(first.path);
    return {
      reader: 'sh',
      text: first.text,
      filename,
      what: `"${path}" in "${filename}"`,
      device,
      part: `${part}:${path}`,
      placeOf: (line) => placeOfLine(line, { strings: [first], first, ...text }),
    };
  });

/** Where a line of the script stands in the cloud-config: in the last string that begins before it. */
function placeOfLine(
  line: number,
  {
    strings,
    first,
    ...text
  }: { strings: readonly CommandString[]; first: CommandString } & Pick<About, 'content' | 'placeAt'>,
): Place {
  const command = strings.findLast((each) => each.line <= line) ?? first;
  const lines = command.text.trimEnd().split('\n');
  const before = lines.slice(0, Math.max(0, Math.min(line - command.line, lines.length - 1)));
  const at = before.reduce((sum, each) => sum + each.length + 1, 0);
  return placeInString(command.value, { text: command.text, at }, text);
}

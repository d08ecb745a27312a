import { shellWord } from '../../domain/shell-word.js';
import type { CommandTree, TreeOption } from '../command-tree.js';
import { operandValues, type Values, valuesOf } from './values.js';

/** A completion for bash 4 and later, without the package bash-completion. */
export const bashCompletion = ({ name, commands, options }: CommandTree): string => `# ${name} completion bash
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= operands=0 root=() i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      --root) root=(--root "\${COMP_WORDS[i+1]}"); ((i++)) ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else ((operands++)); fi ;;
    esac
  done
  COMPREPLY=()
  case $command,$prev in
${commands.flatMap((command) => command.options.flatMap((option) => optionCase(option, command))).join('\n')}
  esac
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map((command) => command.name), ...longOf(options)])} -- "$cur"))
    return
  fi
  if [[ $cur == -* ]]; then
    case $command in
${commands.map((command) => `      ${command.name}) COMPREPLY=($(compgen -W ${quoted(longOf(command.options))} -- "$cur")) ;;`).join('\n')}
    esac
    return
  fi
  case $command,$operands in
${commands.flatMap(operandCases).join('\n')}
  esac
}
complete -F _${name} ${name}
`;

function optionCase(option: TreeOption, command: CommandTree): readonly string[] {
  if (option.value === undefined) return [];
  const names = [option.long, ...(option.short === undefined ? [] : [option.short])];
  const pattern = names.map((name) => `${command.name},${name}`).join('|');
  return [`    ${pattern}) ${replyOf(valuesOf(option))} return ;;`];
}

const operandCases = (command: CommandTree): readonly string[] =>
  command.operands.flatMap((operand, index) => {
    const reply = replyOf(operandValues(operand, command));
    return reply === '' ? [] : [`    ${command.name},${operand.isRepeated ? '*' : index}) ${reply} ;;`];
  });

function replyOf(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W ${quoted(values.words)} -- "$cur"));`;
    case 'folder':
      return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur");';
    case 'file':
      return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur");';
    case 'device':
      return 'COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" list --names "${root[@]}" 2>/dev/null)" -- "$cur"));';
    case 'none':
      return '';
  }
}

const longOf = (options: readonly TreeOption[]): readonly string[] => options.map(({ long }) => long);

const quoted = (words: readonly string[]): string => shellWord(words.join(' '));

import type { CommandTree, TreeOption } from '../command-tree.js';
import { operandValues, type Values, valuesOf } from './values.js';

/** A completion for zsh; a file _seedpress of a folder of fpath, or `source <(seedpress completion zsh)`. */
export const zshCompletion = ({ name, commands, options }: CommandTree): string => `#compdef ${name}
_${name}_devices() {
  local -a ids=(\${(f)"$(${name} list --names \${opt_args[--root]:+--root} \${(Q)opt_args[--root]} 2>/dev/null)"})
  compadd -a ids
}
_${name}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${options.map(specOf).join(' ')} '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${commands.map((command) => `        ${quoted(`${command.name}:${command.description}`)}`).join('\n')}
      )
      _describe command commands ;;
    argument)
      case $words[1] in
${commands.map(caseOf).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;

function caseOf(command: CommandTree): string {
  const operands = command.operands.map((operand, index) => {
    const place = operand.isRepeated ? '*' : `${index + 1}${operand.isRequired ? '' : ':'}`;
    return quoted(`${place}:${operand.name}:${actionOf(operandValues(operand, command))}`);
  });
  const specs = [...command.options.map(specOf), ...operands];
  return `        ${command.name}) _arguments ${specs.join(' ')} ;;`;
}

function specOf(option: TreeOption): string {
  const { short, long, description, value } = option;
  const behind = value === undefined ? '' : `:${value}:${actionOf(valuesOf(option))}`;
  const names = short === undefined ? long : `{${short},${long}}`;
  const text = `[${description.replace(/[[\]:\\]/g, '\\$&')}]${behind}`;
  return short === undefined ? quoted(`${names}${text}`) : `${names}${quoted(text)}`;
}

function actionOf(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'folder':
      return '_files -/';
    case 'file':
      return '_files';
    case 'device':
      return '_seedpress_devices';
    case 'none':
      return ' ';
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

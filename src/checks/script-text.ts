import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { Part } from '../domain/part.js';
import type { ScriptReader } from '../domain/script-syntax.js';
import { isScript } from '../encode/mime/script-kind.js';

/** A part that some program can read, with all that a message about it needs. */
export interface ScriptText {
  readonly reader: ScriptReader;
  readonly text: string;
  readonly filename: string;
  /** What it is, where it is not the whole part. */
  readonly what?: string;
  readonly device: string;
  /** Names the part: scripts of other parts are others, whatever they hold. */
  readonly part: string;
  readonly placeOf: PlaceOf;
  /** What the script was put together of, and the line at which each piece begins. */
  readonly pieces?: readonly { readonly text: string; readonly line: number }[];
}

/** The program that reads such a part: by its first line, and Python for a part-handler. */
export function scriptReaderOf({ contentType, content }: Part): ScriptReader | undefined {
  if (contentType === 'text/part-handler') return 'python3';
  if (!isScript(contentType) && contentType !== 'text/cloud-boothook') return undefined;
  const program = /^(?:#cloud-boothook\s+)?#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?(\S+)/.exec(
    content,
  )?.[1];
  switch (program) {
    case 'sh':
    case 'dash':
    case 'ash':
      return 'sh';
    case 'bash':
    case 'python3':
      return program;
    default:
      return undefined;
  }
}

/**
 * The same for scripts that differ in words alone, which are right or wrong together: words that a shell or Python
 * knows stay, and those that end a text that stands in the script; in Python numbers as well, since 08 is none.
 */
export function scriptShape({ reader, text }: Pick<ScriptText, 'reader' | 'text'>): string {
  const kept = reader === 'python3' ? pythonWords : shellWords;
  return text.replace(/(<<-?\s*['"\\]?\w+)|\w+/g, (word, heredoc?: string) =>
    heredoc !== undefined || kept.test(word) ? word : 'x',
  );
}

const shellWords =
  /^(?:if|then|else|elif|fi|for|in|do|done|while|until|case|esac|select|function|time|coproc|EOF|END)$/;

const pythonWords =
  /^(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|match|case|type|print|exec|[brfuBRFU]{1,2}|\d\w*)$/;

import { type ConfigNode, scalarNode } from '../values/config-node.js';
import { keyOf } from '../values/scalar.js';

/** What a patch asks for and a document does not have; cloud-init leaves the whole patch out then. */
export class WrongPatch extends Error {
  override readonly name = 'WrongPatch';
  /** Which of the operations cannot be done; absent where the whole is no patch. */
  operation?: number;
}

/** The steps of a JSON pointer (RFC 6901). Source: jsonpointer.py JsonPointer. */
export function pointerOf(text: string): readonly string[] {
  const [first, ...steps] = text.split('/');
  if (first !== '' || /~(?![01])/.test(text))
    throw new WrongPatch(`"${text}" is not a JSON pointer such as /runcmd/0`);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value below `node` at a step; undefined where there is none, and where the step is the end of a list. */
export function valueAt(node: ConfigNode, step: string): ConfigNode | undefined {
  if (node.kind === 'map') return node.entries.get(keyOf(step))?.node;
  const items = sequenceOf(node);
  if (items === undefined) throw new WrongPatch(`"${step}" leads into a value that has nothing below it`);
  return step === '-' ? undefined : items[indexOf(step)];
}

/** The node that holds the last step of a pointer; undefined for the document itself. */
export function holderOf(
  root: ConfigNode,
  steps: readonly string[],
): { readonly holder: ConfigNode; readonly step: string } | undefined {
  const step = steps.at(-1);
  if (step === undefined) return undefined;
  let holder = root;
  for (const above of steps.slice(0, -1)) {
    const next = valueAt(holder, above);
    if (next === undefined) throw new WrongPatch(`there is no "${above}" on the way to /${steps.join('/')}`);
    holder = next;
  }
  if (holder.kind !== 'map' && sequenceOf(holder) === undefined)
    throw new WrongPatch(`"${step}" leads into a value that has nothing below it`);
  return { holder, step };
}

/** An index of a list. Python's int() takes 01 and 0_1 as well. */
export function indexOf(step: string): number {
  const digits = step.trim();
  if (!/^(?:0|[1-9][0-9]*$)/.test(step) || !/^[0-9]+(?:_[0-9]+)*$/.test(digits))
    throw new WrongPatch(`"${step}" is not an index of the list`);
  return Number(digits.replaceAll('_', ''));
}

/** Texts have entries for Python too: their characters. */
function sequenceOf(node: ConfigNode): readonly ConfigNode[] | undefined {
  if (node.kind === 'list') return node.items;
  if (node.kind !== 'scalar') return undefined;
  const { value, from } = node;
  if (typeof value === 'string') return [...value].map((character) => scalarNode(character, from));
  if (value instanceof Uint8Array) return [...value].map((byte) => scalarNode(BigInt(byte), from));
  return undefined;
}

import { stringify } from 'yaml';
import { differencesOf, generated } from './generated.js';
import { type PublicFile } from './public-files.js';
import { built, takenOver } from './taken-over.js';

/** What became of a network that somebody published. */
export interface Outcome {
  readonly name: string;
  /**
   * `invalid`: netplan itself refuses it. `refused`: of its own interfaces we take something for a mistake. `by template`: it has
   * a part that no interface says, and comes over as it is.
   */
  readonly kind: 'invalid' | 'whole' | 'by template' | 'refused' | 'wrong';
  readonly why: string;
  /** It has none of the kinds that the model does not say. */
  readonly hasSaidKinds: boolean;
}

/** Of wifis and the like, and of no interface at all, a template is what is left. */
const unsaid = /" in [a-z-]+ was not imported|without interfaces was not imported/;

export async function outcomeOf({ name, text, version }: PublicFile): Promise<Outcome> {
  const original = generated(asNetplan(text));
  if ('refusal' in original) return { name, kind: 'invalid', why: original.refusal, hasSaidKinds: false };
  const { losses, errors, networkConfig } = await takenOver(text, { version });
  if (losses.length + errors.length === 0) {
    const found = differencesOf(original, generated(stringify({ network: networkConfig })));
    return { name, kind: found.length === 0 ? 'whole' : 'wrong', why: found.join('\n'), hasSaidKinds: true };
  }
  const why = [...losses, ...errors].join('\n');
  const hasSaidKinds = !losses.some((loss) => unsaid.test(loss));
  // cloud-init wants a version, and the message says so.
  const versioned = /^ *version:/m.test(text) ? text : text.replace(/^network:.*\n/m, '$&  version: 2\n');
  const template = await built({
    device: 'network_config: { template: net.yaml }\n',
    template: `{% raw %}${versioned}{% endraw %}`,
  });
  const handedOut = template.text;
  const isSame =
    handedOut !== undefined && differencesOf(original, generated(asNetplan(handedOut))).length === 0;
  if (!isSame)
    return { name, kind: 'wrong', why: `by template: ${template.errors.join('\n')}`, hasSaidKinds };
  return { name, kind: hasSaidKinds ? 'refused' : 'by template', why, hasSaidKinds };
}

/** netplan wants the key that cloud-init does without. */
const asNetplan = (text: string): string =>
  /^network:/m.test(text) ? text : `network:\n${text.replace(/^(?=.)/gm, '  ')}`;

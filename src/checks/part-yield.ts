import { configsIn } from '../cloud-init/autoinstall/configs.js';
import { unixLines } from '../cloud-init/message/unix-lines.js';
import type { Place } from '../diagnostics/catalogue/part-message.js';
import { lazyPlace } from '../diagnostics/lazy-place.js';
import type { Part } from '../domain/part.js';
import type { CheckedPart } from './checked-part.js';
import { commandScripts } from './command-scripts.js';
import type { PartOrigin } from './part-origin.js';
import type { PartContext } from './parts/check.js';
import { type ScriptText, scriptReaderOf } from './script-text.js';
import { configFacts } from './together/config-facts.js';
import type { PartFacts } from './together/facts.js';

interface ReadPart {
  /** Something in it cannot be. */
  readonly hasErrors: boolean;
  readonly yaml: PartContext['yaml'];
}

/** What a part holds for others to look at: scripts for programs to read, and what matters to other parts. */
export function partYield(
  part: Part,
  { declaration: { origin }, list, path = [], device: { id, os }, placeOf, guest }: PartOrigin,
  { hasErrors, yaml }: ReadPart,
): Pick<CheckedPart, 'scripts' | 'facts'> {
  // On Windows other programs run a script, or none, and other keys make users.
  if (os === 'windows') return { scripts: [] };
  const { filename, content } = part;
  const about = { filename, device: id, part: [origin.file, origin.line, ...path].join(':') };
  const config = part.contentType === 'text/cloud-config' ? yaml() : undefined;
  if (guest?.isOther === true && config !== undefined) return { scripts: [] };
  if (config?.ok === true && config.value.kind === 'map') {
    const placeAt = (at: number): Place =>
      lazyPlace(() => {
        const { line, column } = config.placeAt(at);
        return placeOf(line, column);
      });
    const scripts = configsIn(config.value, filename).flatMap((each) =>
      commandScripts(each.config, { ...about, filename: each.filename, content, placeAt }),
    );
    return { scripts, facts: configFacts(config.value, { filename, list, placeAt }) };
  }
  const reader = hasErrors ? undefined : scriptReaderOf(part);
  const scripts: readonly ScriptText[] =
    reader === undefined ? [] : [{ ...about, reader, text: unixLines(content), placeOf }];
  return { scripts, facts: unreadFacts(part) };
}

/** Parts that may say anything, and those whose words can be searched. */
function unreadFacts({ contentType, content }: Part): readonly PartFacts[] {
  if (/^text\/(?:jinja2|cloud-config-jsonp)$/.test(contentType)) return [{ kind: 'unread', text: content }];
  return /^text\/(?:x-include|part-handler)/.test(contentType) ? [{ kind: 'unread', text: '' }] : [];
}

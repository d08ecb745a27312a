import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'jinja-syntax': error(
    'jinja cannot read a part',
    'cloud-init drops a part whose jinja tags do not close or do not parse.',
  ),
  'jinja-minus': error(
    'A hyphen in a jinja name is a minus',
    'Write the name with an underscore. cloud-init has each name in that form too.',
  ),
  'jinja-unknown': error(
    'jinja has no such filter or test',
    'cloud-init drops a part with an unknown filter or test. Filters of seedpress do not exist in the guest.',
  ),
  'jinja-name': warning(
    'cloud-init has no such name in v1',
    'The guest gets CI_MISSING_JINJA_VAR and the name instead of a value.',
  ),
  'jinja-line-missing': warning(
    'A jinja part needs "## template: jinja" as its first line',
    'cloud-init renders only parts that begin with this line. It does not replace the tags of other parts.',
  ),
});

/** A part that jinja cannot read: cloud-init drops it. */
export const jinjaSyntax = (
  place: Place,
  { filename, device, why }: AboutPart & { why: string },
): Diagnostic =>
  partMessage(place, rows['jinja-syntax'], {
    device,
    found: `jinja cannot read "${filename}" (${why}), so cloud-init drops the whole part`,
    expected: 'a valid jinja template',
  });

export const jinjaMinus = (
  place: Place,
  { filename, device, name, behind }: AboutPart & { name: string; behind: string },
): Diagnostic =>
  partMessage(place, rows['jinja-minus'], {
    device,
    found: `jinja reads ${name}-${behind} in "${filename}" as ${name} minus ${behind}, so cloud-init drops the part`,
    expected: `an underscore: ${name}_${behind}`,
  });

export const jinjaUnknown = (
  place: Place,
  {
    filename,
    device,
    kind,
    name,
    nearest,
  }: AboutPart & { kind: 'filter' | 'test'; name: string; nearest: string | undefined },
): Diagnostic =>
  partMessage(place, rows['jinja-unknown'], {
    device,
    found: `jinja has no ${kind} "${name}", so cloud-init drops the part "${filename}"`,
    expected: `a ${kind} of jinja`,
    nearest,
  });

/** A name that cloud-init never has: CI_MISSING_JINJA_VAR/… stands in its place. */
export const jinjaName = (
  place: Place,
  { filename, device, name, nearest }: AboutPart & { name: string; nearest: string | undefined },
): Diagnostic =>
  partMessage(place, rows['jinja-name'], {
    device,
    found: `"${filename}" uses v1.${name}, which no version of cloud-init has`,
    expected: 'a name that v1 has, like v1.local_hostname',
    nearest: nearest === undefined ? undefined : `v1.${nearest}`,
  });

/** Tags of cloud-init's jinja in a text that it does not render. */
export const jinjaNotAsked = (
  place: Place,
  { filename, device, text, isLate }: AboutPart & { text: string; isLate: boolean },
): Diagnostic =>
  partMessage(place, rows['jinja-line-missing'], {
    device,
    found: isLate
      ? `"${text}" is below the first line of "${filename}", and cloud-init ignores it there`
      : `cloud-init does not render ${text} in "${filename}", because the part does not begin with "## template: jinja"`,
    expected: '"## template: jinja" as the first line',
  });

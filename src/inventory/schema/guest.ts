import * as z from 'zod';
import { type Budget, expectedBudget, parseBudget } from '../../domain/budget.js';
import { namedBudgets } from '../../domain/known-layouts.js';
import type { KnownLayouts } from '../../domain/layout.js';
import { networkRenderers } from '../../domain/network-renderer.js';
import { parseMergeType } from '../../domain/part-header.js';
import { parseVersionRange } from '../../domain/version-range.js';
import { choice, listOf, may, parsedText, text } from './fields.js';

/** What a site or a type may say about its guests and the way to them. */
export const guestFields = (known: KnownLayouts) => ({
  cloud_init: may(
    parsedText(parseVersionRange, { code: 'version-range', example: '">=22.4 <27"' }),
    'The cloud-init versions that your guests run. Version-specific warnings depend on it.',
  ),
  network_renderer: may(
    z.union(
      [
        choice(networkRenderers).transform((name) => [name]),
        listOf(choice(networkRenderers), { of: 'renderers' }).min(1, { error: 'at least one renderer' }),
      ],
      { error: `one of ${networkRenderers.join(', ')}, or a list of them` },
    ),
    'The network renderer of your guests. Warnings about lost settings depend on it.',
  ),
  merge_type: may(
    parsedText(parseMergeType, {
      code: 'merge-type',
      example: '"list(append)+dict(no_replace,recurse_list)+str()"',
    }),
    'How cloud-init merges the cloud-configs of a device. A part can override it.',
  ),
  budget: budget(namedBudgets(known)),
});

const budget = (named: readonly Budget[]) =>
  may(
    z
      .union([z.int().transform(String), text({ example: 'kubevirt' })], { error: expectedBudget(named) })
      .pipe(parsedText((value) => parseBudget(value, { named }), { code: 'budget', example: 'kubevirt' })),
    `Largest size of the user-data of a device: a number of bytes, or a platform (${named.map(({ name }) => name).join(', ')}).`,
  );

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import type { Client } from './network/client.js';
import { type Differences, differencesOf, holdsFor } from './network/differences.js';
import { factsOfModel, textOf } from './network/facts.js';
import { factsOfEni } from './network/facts-of-eni.js';
import { heldByNetworkData } from './network/held-by-network-data.js';
import { knownLosses } from './network/known-losses/index.js';
import { isKnownWarning } from './network/known-warnings.js';
import {
  comparedOutputs,
  type Format,
  factsOf,
  formats,
  outputs,
  type ReadBack,
  readBack,
  renderingsOf,
} from './network/read-back.js';
import { randomTopologies } from './network/topologies.js';

const topologies = randomTopologies(300, { seed: 9 });

/** The newest cloud-init takes part where the folder of a checkout is given. */
const checkout = process.env.SEEDPRESS_CLOUD_INIT;
const clients: readonly (readonly [Client, string | undefined])[] = [
  ['debian', undefined],
  ...(checkout === undefined ? [] : [['newest', checkout] as const]),
];
const comparisons = formats.flatMap((format) => comparedOutputs.map((output) => ({ format, output })));

requires('cloud-init')('300 random networks, read and rendered again by cloud-init', () => {
  describe.each(clients)('the %s one', (client, cloudInit) => {
    let answers: readonly ReadBack[] = [];
    let differences: readonly (readonly Differences[])[] = [];

    beforeAll(() => {
      answers = readBack(
        topologies.map((interfaces) => renderingsOf(interfaces, { client })),
        { cloudInit },
      );
      differences = comparisons.map((comparison) =>
        topologies.map((_, index) => compare(index, { ...comparison, client })),
      );
    }, 300_000);

    test.each(formats)('none of its renderers fails on %s', (format) => {
      const errors = answers.flatMap((answer, index) =>
        outputs.flatMap((output) => {
          const error = answer[format]?.[output].error;
          return error === undefined ? [] : [`network ${index}, ${output}: ${error}`];
        }),
      );
      expect(errors).toEqual([]);
    });

    test.each(formats)('it complains of nothing new in %s', (format) => {
      const complaints = topologies.flatMap((interfaces, index) =>
        outputs
          .flatMap((output) => answers[index]?.[format]?.[output].warnings ?? [])
          .filter((message) => !isKnownWarning(message, { format, client, interfaces })),
      );
      expect(complaints).toEqual([]);
    });

    test.each(comparisons.map((comparison, index) => ({ ...comparison, index })))(
      'of $format it makes the same in $output: 0 differences',
      ({ index }) => {
        const found = differences[index]?.flatMap(({ unexplained }, network) =>
          unexplained.map((difference) => `network ${network}: ${difference}`),
        );
        expect(found).toEqual([]);
      },
    );

    test('each known loss is needed', () => {
      const used = new Set(differences.flat().flatMap((difference) => [...difference.used]));
      const idle = knownLosses.filter((loss) => holdsFor(loss, client) && !used.has(loss));
      expect(idle.map(({ what }) => what)).toEqual([]);
    });

    function compare(index: number, comparison: Parameters<typeof differencesOf>[2]): Differences {
      const { format, output } = comparison;
      const content = answers[index]?.[format]?.[output].content;
      // network_data.json alone may have nothing to say, and then there is no answer.
      const facts = content === undefined ? [] : factsOf(output, content);
      return differencesOf(modelOf(index, { format, client }), facts, comparison);
    }
  });
});

function modelOf(index: number, { format, client }: { readonly format: Format; readonly client: Client }) {
  const interfaces = topologies[index] ?? [];
  return format === 'networkData'
    ? heldByNetworkData(interfaces, { numbersBonds: client === 'debian' })
    : interfaces;
}

describe('our ENI', () => {
  test('says all of 300 random networks, but that cloud-init may rename a NIC', () => {
    const differences = topologies.flatMap((interfaces) => {
      const model = factsOfModel(interfaces).filter(({ key }) => key !== 'set-name');
      const meant = new Set(model.map(textOf));
      const ours = new Set(factsOfEni(renderingsOf(interfaces).eni).map(textOf));
      return [
        ...[...meant].filter((text) => !ours.has(text)).map((text) => `missing: ${text}`),
        ...[...ours].filter((text) => !meant.has(text)).map((text) => `extra: ${text}`),
      ];
    });
    expect(differences).toEqual([]);
  });
});

describe('the known losses', () => {
  const record = readFileSync(
    join(projectRoot, 'docs/adr/0009-one-network-model-four-renderings.md'),
    'utf8',
  );

  test.each(knownLosses)('stand in the record: $what', ({ what, source, mended, since }) => {
    const versions = [mended && `before ${mended}`, since && `from ${since}`].filter(Boolean).join(', ');
    expect(record).toContain(`| ${what} | ${source} | ${versions} |`);
  });

  test('are all that stands in the record', () => {
    const rows = record.split('\n').filter((line) => line.startsWith('| ')).length;
    expect(rows - 2).toBe(knownLosses.length);
  });
});

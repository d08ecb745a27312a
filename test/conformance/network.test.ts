import { beforeAll, describe, expect, test } from 'vitest';
import { isNamed } from '../../src/encode/network/guest-names.js';
import { type Fact, factsOfModel, textOf } from '../../src/encode/network/losses/facts.js';
import { networkLosses } from '../../src/encode/network/losses/network-losses.js';
import { isSetting } from '../../src/encode/network/losses/of-netplan-settings.js';
import { requires } from '../support/requires.js';
import type { Client } from './network/client.js';
import { type Differences, differencesOf, failureOf, holdsFor } from './network/differences.js';
import { factsOfEni } from './network/facts-of-eni.js';
import { heldByNetworkData } from './network/held-by-network-data.js';
import { isKnownWarning } from './network/known-warnings.js';
import {
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
const comparisons = formats.flatMap((format) => outputs.map((output) => ({ format, output })));

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
          const known = failureOf(modelOf(index, { format, client }), { format, output, client });
          return error === undefined || known !== undefined ? [] : [`network ${index}, ${output}: ${error}`];
        }),
      );
      expect(errors).toEqual([]);
    });

    test.each(formats)('they do fail on %s where a row says so', (format) => {
      const silent = answers.flatMap((answer, index) =>
        outputs.filter((output) => {
          const { content } = answer[format]?.[output] ?? {};
          const model = modelOf(index, { format, client });
          return content !== undefined && failureOf(model, { format, output, client }) !== undefined;
        }),
      );
      expect(silent).toEqual([]);
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
      const idle = networkLosses.filter((loss) => holdsFor(loss, client) && !used.has(loss));
      expect(idle.map(({ what }) => what)).toEqual([]);
    });

    function compare(
      index: number,
      comparison: Parameters<typeof differencesOf>[2] & { readonly output: (typeof outputs)[number] },
    ): Differences {
      const { format, output } = comparison;
      const model = modelOf(index, { format, client });
      const { content, error } = answers[index]?.[format]?.[output] ?? {};
      const failure = error === undefined ? undefined : failureOf(model, comparison);
      if (failure !== undefined) return { unexplained: [], used: new Set([failure]) };
      // network_data.json alone may have nothing to say, and then there is no answer.
      const facts = content === undefined ? [] : factsOf(output, content, model);
      return differencesOf(model, facts, comparison);
    }
  });
});

function modelOf(index: number, { format, client }: { readonly format: Format; readonly client: Client }) {
  const interfaces = topologies[index] ?? [];
  // Of half a network nothing is written.
  if (format !== 'v2' && !interfaces.every(isNamed)) return [];
  return format === 'networkData'
    ? heldByNetworkData(interfaces, { numbersBonds: client === 'debian' })
    : interfaces;
}

/** What ifupdown has no word for, or does by itself: it makes each gateway on-link. */
const unsaidByEni =
  /^(set-name|renderer|optional|critical|ignore-carrier|activation-mode|dhcp-identifier|link-local.*|match (name|driver)|route-(on-link|congestion-window|advertised-.*)|address-.*|dhcp6-.*|dhcp4-(?!route-metric).*)$/;

describe('our ENI', () => {
  test('says all of 300 random networks that ifupdown can do, but that cloud-init may rename a NIC', () => {
    const differences = topologies
      .filter((interfaces) => interfaces.every(isNamed))
      .flatMap((interfaces) => {
        const model = factsOfModel(interfaces);
        const ours = factsOfEni(renderingsOf(interfaces).eni);
        const said = (facts: readonly Fact[]) =>
          new Set(facts.filter((fact) => !unsaidByEni.test(fact.key) && !isSetting(fact)).map(textOf));
        return [
          ...[...said(model)].filter((text) => !said(ours).has(text)).map((text) => `missing: ${text}`),
          ...[...said(ours)].filter((text) => !said(model).has(text)).map((text) => `extra: ${text}`),
        ];
      });
    expect(differences).toEqual([]);
  });
});

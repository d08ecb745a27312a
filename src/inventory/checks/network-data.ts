import { notInNetworkData } from '../../diagnostics/catalogue/inventory-network.js';
import { clientsOf, wholeNetworkLayouts } from '../../domain/known-layouts.js';
import type { LayoutClient } from '../../domain/layout.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Some formats of a network, OpenStack's network_data.json for one, cannot say everything: their clients lose it all. */
export const networkDataLimits = eachDevice(['interfaces'], ({ device, source }, { site, capabilities }) => {
  if (!isOfInterfaces(device)) return [];
  const { known } = capabilities;
  // Layouts of one format have the same limits: they are told of the first that the site lists.
  const readers = new Map<NonNullable<LayoutClient['networkProblems']>, string>();
  for (const [name, { networkProblems }] of clientsOf(known, site)) {
    if (networkProblems !== undefined && !readers.has(networkProblems)) readers.set(networkProblems, name);
  }
  const holders = wholeNetworkLayouts(known);
  return [...readers].flatMap(([networkProblems, reader]) =>
    networkProblems(device.interfaces)
      .filter(({ severity }) => severity === 'error')
      .map((problem) => {
        const index = device.interfaces.findIndex(({ name }) => name === problem.interface);
        return notInNetworkData(originAt(source, ['interfaces', index]), { ...problem, reader, holders });
      }),
  );
});

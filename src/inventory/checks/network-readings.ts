import type { Device } from '../../domain/device.js';
import { clientsOf, type NamedClient } from '../../domain/known-layouts.js';
import type { NetworkProblem, NetworkReading } from '../../domain/layout.js';
import type { Interface } from '../../domain/network.js';
import { isBefore, reaches, type VersionRange } from '../../domain/version-range.js';
import type { NetworkFleet } from './check.js';
import { networkKind } from './network-kind.js';

/** One way in which guests of a site may read a network: a form, by some layouts and images. */
export interface Reading {
  /** `other`: one of which no losses are known. */
  readonly form: NetworkReading['form'] | 'other';
  /** Layouts and images by their names, each once. */
  readonly readers: readonly string[];
  /** By URL, with a cloud-init before this version. */
  readonly before?: string | undefined;
  /** What of these interfaces cannot be handed out so; then nothing is. */
  readonly problems: readonly NetworkProblem[];
}

/** Makes the function that gives the ways in which guests with these versions of cloud-init may read the network of a device. */
export function networkReadings(
  fleet: NetworkFleet,
): (device: Pick<Device, 'interfaces'>, cloudInit: VersionRange | undefined) => readonly Reading[] {
  const readers = readersOf(fleet);
  const known = new Map<string, readonly Reading[]>();
  return ({ interfaces }, cloudInit) => {
    const key = `${cloudInit?.text} ${networkKind(interfaces)}`;
    const readings = known.get(key) ?? readingsOf(interfaces, { cloudInit, readers });
    known.set(key, readings);
    return readings;
  };
}

function readingsOf(
  interfaces: readonly Interface[],
  { cloudInit, readers: clients }: { cloudInit: VersionRange | undefined; readers: readonly NamedClient[] },
): readonly Reading[] {
  const readings = new Map<string, Reading>();
  for (const [name, { networkForms, networkProblems }] of clients) {
    const own = networkProblems === undefined ? [] : [{ form: 'other' as const }];
    const forms: readonly (Omit<NetworkReading, 'form'> & Pick<Reading, 'form'>)[] = networkForms ?? own;
    for (const { form, problemsOf = networkProblems, ...versions } of forms) {
      if (!isMet(versions, cloudInit)) continue;
      const key = `${form} ${versions.before}`;
      const readers = [...new Set([...(readings.get(key)?.readers ?? []), name])];
      const problems = problemsOf?.(interfaces) ?? [];
      readings.set(key, { form, readers, before: versions.before, problems });
    }
  }
  return [...readings.values()];
}

/**
 * A site that has images boots from them: a layout that it writes because it lists none, or beside them, does not count then.
 */
function readersOf({ site, capabilities: { known } }: NetworkFleet): readonly NamedClient[] {
  const images = clientsOf(known, { ...site, layouts: [] });
  const hasImage = images.some(([, { networkForms = [] }]) => networkForms.length > 0);
  const layouts = site.layouts.filter((name) => !hasImage || !known.defaults.layouts.includes(name));
  return clientsOf(known, { ...site, layouts });
}

const isMet = (
  { from, before }: Pick<NetworkReading, 'from' | 'before'>,
  cloudInit: VersionRange | undefined,
): boolean =>
  (from === undefined || reaches(cloudInit, from)) && (before === undefined || isBefore(cloudInit, before));

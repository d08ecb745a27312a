import { useEffect, useState } from 'preact/hooks';
import type { DeviceDetails } from '../../data/device-details.js';
import type { DeviceNetwork } from '../../data/network.js';
import type { Row } from '../../data/row.js';
import type { Fleet } from '../data/fleet.js';
import { askServer, type Live } from '../data/live.js';
import { hashOf, wholeFleet } from '../data/route.js';
import { isServed } from '../data/served.js';
import { AttachTexts } from './attach-texts.js';
import { Downloads } from './downloads.js';
import { Facts } from './facts.js';
import { GuestFiles } from './guest-files.js';
import { MergedConfig } from './merged-config.js';
import { Message } from './message.js';
import { NetworkDrawing } from './network-drawing.js';
import { Parts } from './parts.js';
import { Section } from './section.js';
import { TypeMark } from './type-mark.js';
import { Values } from './values.js';

export function DevicePage({
  fleet,
  id,
  live,
}: {
  readonly fleet: Fleet;
  readonly id: string;
  readonly live: Live;
}) {
  const shown = useDevice(fleet, id);
  if (shown === 'loading') return <p class="loading">Loading {id} …</p>;
  if (shown === 'missing')
    return (
      <Message
        isPage
        title={`${id} is not in this site`}
        text="It may have been removed or renamed. The report shows the devices of the last build."
      >
        <a class="button" href={hashOf({ ...wholeFleet, search: id })}>
          Search the fleet
        </a>
      </Message>
    );
  if (shown === 'stale')
    return (
      <Message
        isPage
        title="The site has a newer build"
        text="You opened this page before that build. Reload the page to see the current state of the device."
      />
    );
  const { row, network, details } = shown;
  return (
    <article class="device">
      <p class="path">
        <a href="#/">Fleet</a> <span aria-hidden="true">/</span>{' '}
        <TypeMark type={row.type} groups={row.groups} />
      </p>
      <h1>{row.id}</h1>
      <Facts row={row} live={live.devices.get(row.id)} />
      <Section title="Network">
        <NetworkDrawing id={row.id} interfaces={network.interfaces} />
      </Section>
      {details === undefined ? (
        <Section title="Parts and values">
          <p class="note">{absentText}</p>
        </Section>
      ) : (
        <>
          <Section
            title="Parts"
            note="The lines that the guest gets. Point at a line to see where it comes from."
          >
            <Parts parts={details.parts} />
          </Section>
          <Section
            title="Merged cloud-config"
            note="The result after cloud-init has merged all parts, without the defaults of the image."
          >
            <MergedConfig merged={details.merged} />
          </Section>
          <Section
            title="Values"
            note="All values of the inventory: where they are set, and what they override."
          >
            <Values values={details.values} />
          </Section>
          {details.files.length > 0 && (
            <Section title="Files in the guest">
              <GuestFiles files={details.files} />
            </Section>
          )}
          <Section
            title="Attach"
            note="Commands and settings for the hypervisor. `seedpress attach` has more options."
          >
            <AttachTexts id={row.id} texts={details.attach} published={live.server?.published} />
          </Section>
        </>
      )}
      <Section title="Downloads">
        <Downloads row={row} layouts={fleet.site.layouts} />
      </Section>
    </article>
  );
}

const absentText = isServed()
  ? 'The server could not make them; its terminal says why.'
  : "A report of a large fleet holds them for no device. Run 'seedpress serve' and open the report there to see them.";

/** What the report does not hold, from the server that shows it. */
async function askedFor(id: string): Promise<DeviceDetails | undefined> {
  if (!isServed()) return undefined;
  const details = await askServer<DeviceDetails | { readonly errors: readonly string[] }>(
    `details/${encodeURIComponent(id)}`,
  );
  return details === undefined || 'errors' in details ? undefined : details;
}

type Shown =
  | 'loading'
  | 'missing'
  | 'stale'
  | { readonly row: Row; readonly network: DeviceNetwork; readonly details: DeviceDetails | undefined };

function useDevice(fleet: Fleet, id: string): Shown {
  const [shown, setShown] = useState<Shown>('loading');
  useEffect(() => {
    let isOver = false;
    const load = async (): Promise<Shown> => {
      const [row, network] = await Promise.all([fleet.rowOf(id), fleet.networkOf(id)]);
      if (row === undefined || network === undefined) return 'missing';
      return { row, network, details: (await fleet.detailsOf(id)) ?? (await askedFor(id)) };
    };
    void load()
      .catch((): Shown => 'stale')
      .then((now) => {
        if (!isOver) setShown(now);
      });
    return () => {
      isOver = true;
    };
  }, [fleet, id]);
  return shown;
}

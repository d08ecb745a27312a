import { useEffect, useState } from 'preact/hooks';
import type { LiveServer, LiveStatus } from '../../data/live.js';
import { askServer, type Live, liveDevices, noLive } from './live.js';
import { isServed } from './served.js';

/** Asks the server again and again while somebody looks; loads the page anew when the site was built anew. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>(noLive);
  useEffect(() => {
    if (!isServed()) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let builds: number | undefined;
    let before = '';
    let round = 0;
    const look = async (): Promise<void> => {
      try {
        const server = await askServer<LiveServer>('server');
        builds ??= server?.builds;
        if (server !== undefined && server.builds !== builds) {
          location.reload();
          return;
        }
        const status = round % statusRounds === 0 ? await askServer<LiveStatus>('status') : undefined;
        round += 1;
        // Most of the time nothing has happened, and a table of thousands stays as it is.
        const now = JSON.stringify([server, status]);
        if (now !== before)
          setLive((known) => ({
            devices: status === undefined ? known.devices : liveDevices(status),
            server,
            isGone: false,
          }));
        if (status !== undefined) before = now;
      } catch {
        setLive((known) => ({ ...known, isGone: true }));
      }
    };
    const again = (): void => {
      timer = setTimeout(() => void (document.hidden ? Promise.resolve() : look()).then(again), everyMs);
    };
    void look().then(again);
    return () => clearTimeout(timer);
  }, []);
  return live;
}

const everyMs = 1000;
/** States of devices change less often than a site that somebody writes. */
const statusRounds = 4;

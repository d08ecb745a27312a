import { useEffect, useState } from 'preact/hooks';
import type { Fleet } from '../data/fleet.js';
import type { Live } from '../data/live.js';
import { type Route, routeOf } from '../data/route.js';
import { useLive } from '../data/use-live.js';
import { BootPage } from './boot-page.js';
import { DevicePage } from './device-page.js';
import { ErrorOverlay } from './error-overlay.js';
import { FleetPage } from './fleet-page.js';
import { PlanPage } from './plan-page.js';
import { TopBar } from './top-bar.js';

export function App({ fleet }: { readonly fleet: Fleet }) {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = (): void => setHash(location.hash);
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const live = useLive();
  const route = routeOf(hash);
  const title = titleOf(route);
  useEffect(() => {
    document.title = `${title} - ${fleet.site.namespace} - seedpress`;
    if (route.page !== 'fleet') window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <TopBar site={fleet.site} page={route.page} live={live} />
      <main id="main" tabIndex={-1}>
        <Page route={route} fleet={fleet} live={live} />
      </main>
      <ErrorOverlay errors={live.server?.errors ?? []} />
    </>
  );
}

function Page({ route, fleet, live }: { readonly route: Route; readonly fleet: Fleet; readonly live: Live }) {
  switch (route.page) {
    case 'fleet':
      return <FleetPage fleet={fleet} query={route.query} live={live.devices} />;
    case 'device':
      return <DevicePage key={route.id} fleet={fleet} id={route.id} live={live} />;
    case 'boot':
      return <BootPage live={live.devices} />;
    case 'plan':
      return <PlanPage />;
  }
}

function titleOf(route: Route): string {
  if (route.page === 'device') return route.id;
  return { fleet: 'Fleet', boot: 'Boot wave', plan: 'Plan' }[route.page];
}

/** The address behind `#` is ours, so the browser's own jump would leave the page. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

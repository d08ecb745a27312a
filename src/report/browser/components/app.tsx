import { useEffect, useState } from 'preact/hooks';
import type { Fleet } from '../data/fleet.js';
import { routeOf, wholeFleet } from '../data/route.js';
import { DevicePage } from './device-page.js';
import { FleetPage } from './fleet-page.js';
import { TopBar } from './top-bar.js';

export function App({ fleet }: { readonly fleet: Fleet }) {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = (): void => setHash(location.hash);
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const route = routeOf(hash);
  const title = route.page === 'device' ? route.id : 'Fleet';
  useEffect(() => {
    document.title = `${title} - ${fleet.site.namespace} - seedpress`;
    if (route.page !== 'fleet') window.scrollTo(0, 0);
  }, [title]);
  return (
    <>
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <TopBar site={fleet.site} page={route.page} />
      <main id="main" tabIndex={-1}>
        {route.page === 'device' ? (
          <DevicePage key={route.id} fleet={fleet} id={route.id} />
        ) : (
          <FleetPage fleet={fleet} query={route.page === 'fleet' ? route.query : wholeFleet} />
        )}
      </main>
    </>
  );
}

/** The address behind `#` is ours, so the browser's own jump would leave the page. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

import { playgroundPath, type SiteData } from '../../data/site-data.js';
import type { Live } from '../data/live.js';
import { isServed } from '../data/served.js';
import { Mark } from './icons.js';
import { ThemeButton } from './theme-button.js';

export function TopBar({
  site,
  page,
  live,
}: {
  readonly site: SiteData;
  readonly page: string;
  readonly live: Live;
}) {
  return (
    <header class="top">
      <a class="brand" href="#/">
        <Mark />
        seedpress
      </a>
      <span class="site">{site.namespace}</span>
      <nav aria-label="Pages">
        <PageLink href="#/" name="Fleet" isHere={page === 'fleet' || page === 'device'} />
        {isServed() && (
          <>
            <PageLink href="#/boot" name="Boot wave" isHere={page === 'boot'} />
            <PageLink href="#/plan" name="Plan" isHere={page === 'plan'} />
          </>
        )}
        <PageLink href={playgroundPath} name="Playground" isHere={false} />
      </nav>
      <LiveMark live={live} />
      <ThemeButton />
    </header>
  );
}

/** Whether the page follows the server that it came from. */
function LiveMark({ live: { server, isGone } }: { readonly live: Live }) {
  if (server === undefined && !isGone) return null;
  const text = isGone ? 'server stopped' : server?.isWatching === true ? 'watching' : 'live';
  return (
    <span class={isGone ? 'live gone' : 'live'} role="status">
      <span class="light" aria-hidden="true" />
      {text}
    </span>
  );
}

const PageLink = ({ href, name, isHere }: { href: string; name: string; isHere: boolean }) => (
  <a href={href} aria-current={isHere ? 'page' : undefined}>
    {name}
  </a>
);

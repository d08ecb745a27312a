import { playgroundPath, type SiteData } from '../../data/site-data.js';
import { isServed } from '../data/served.js';
import { Mark } from './icons.js';
import { ThemeButton } from './theme-button.js';

export function TopBar({ site, page }: { readonly site: SiteData; readonly page: string }) {
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
      <ThemeButton />
    </header>
  );
}

const PageLink = ({ href, name, isHere }: { href: string; name: string; isHere: boolean }) => (
  <a href={href} aria-current={isHere ? 'page' : undefined}>
    {name}
  </a>
);

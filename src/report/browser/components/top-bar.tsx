import { useState } from 'preact/hooks';
import type { SiteData } from '../../data/site-data.js';
import { isServed } from '../data/served.js';
import { chooseTheme, chosenTheme, type Theme } from '../theme.js';
import { Mark, Moon, Sun, SunMoon } from './icons.js';

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

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const themeIcons = { auto: SunMoon, light: Sun, dark: Moon } as const;
const themeNames = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

function ThemeButton() {
  const [theme, setTheme] = useState(chosenTheme);
  const Icon = themeIcons[theme];
  const choose = (): void => {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] as Theme;
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <button type="button" class="icon-button theme" onClick={choose} title={`Colours: ${themeNames[theme]}`}>
      <Icon />
      <span class="hidden">Colours: {themeNames[theme]}</span>
    </button>
  );
}

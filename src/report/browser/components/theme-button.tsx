import { useState } from 'preact/hooks';
import { chooseTheme, chosenTheme, type Theme } from '../theme.js';
import { Moon, Sun, SunMoon } from './icons.js';

export function ThemeButton() {
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

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const themeIcons = { auto: SunMoon, light: Sun, dark: Moon } as const;
const themeNames = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

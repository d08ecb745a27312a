/** Light or dark: as the system has it, or as the reader wants it. */
export type Theme = 'auto' | 'light' | 'dark';

const key = 'seedpress-theme';

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    // A browser that keeps nothing.
    return 'auto';
  }
}

export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    if (theme === 'auto') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // It holds for this page.
  }
}

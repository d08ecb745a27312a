import type { SiteConfig } from '../domain/site-config.js';

/** The default export of seedpress.config.ts, so that editors know what it holds. Gives back what it gets. */
export const defineConfig = (config: SiteConfig): SiteConfig => config;

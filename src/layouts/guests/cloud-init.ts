import type { Guest } from '../../domain/guest.js';

/** What all layouts are made for. */
export const cloudInit: Guest = { os: 'linux', userData: { mime: true, isCloudInits: true }, drops: [] };

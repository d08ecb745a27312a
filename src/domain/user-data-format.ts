/** How user-data is handed out: as it stands where one part needs no header, always as MIME, or never as MIME. */
export const userDataFormats = ['auto', 'mime', 'plain'] as const;
export type UserDataFormat = (typeof userDataFormats)[number];

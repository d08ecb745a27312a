import type { ImportedFolder } from './site-files.js';

/** The type of machines of which a source says no user-data: it waits for some. */
export const emptyType: ImportedFolder = { kind: 'type', name: 'vm', fields: { user_data: [] } };

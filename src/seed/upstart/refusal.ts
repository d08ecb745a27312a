import type { Stanza, UpstartProblem } from './stanzas.js';
import type { UnitDraft } from './unit-draft.js';

/** Why a stanza cannot be carried over; nothing where it was. Without a line: that of the stanza. */
export type Refusal = (Omit<UpstartProblem, 'line'> & { readonly line?: number }) | undefined;

/** Writes what one stanza says into the draft. */
export type CarryOver = (draft: UnitDraft, stanza: Stanza) => Refusal;

import { type EventMeaning, parseEvents } from './events.js';
import type { CarryOver } from './refusal.js';
import { parseStopEvents } from './stop-events.js';

/** The units before and behind the job, and those that start it. */
export const startOn: CarryOver = (draft, { value }) => {
  const parsed = parseEvents(value);
  if (!parsed.ok) return parsed;
  const { meanings, hasAnd } = parsed.value;
  const unitsOf = (key: 'after' | 'before' | 'wants'): readonly string[] =>
    meanings.flatMap((meaning: EventMeaning) => meaning[key] ?? []);
  const triggers = meanings.map(({ trigger }) => trigger ?? 'multi-user.target');
  // Of events that are to have come together none starts the job by itself: the boot does, with them.
  const wanted = hasAnd ? triggers.filter((unit) => unit.endsWith('.service')) : [];
  const lines = [
    ...[...unitsOf('wants'), ...wanted].map((unit) => `Wants=${unit}`),
    ...unitsOf('after').map((unit) => `After=${unit}`),
    ...unitsOf('before').map((unit) => `Before=${unit}`),
  ];
  draft.unit.push(...new Set(lines));
  draft.wantedBy.push(...new Set(hasAnd ? ['multi-user.target'] : triggers));
  return undefined;
};

export const stopOn: CarryOver = (draft, { value }) => {
  const parsed = parseStopEvents(value);
  if (!parsed.ok) {
    const expected = 'the shutdown, like runlevel [!2345], or the end of a service, like stopping ssh';
    return { found: `the event "${parsed.event}"`, expected };
  }
  for (const unit of parsed.partOf) draft.unit.push(`PartOf=${unit}`, `After=${unit}`);
  return undefined;
};

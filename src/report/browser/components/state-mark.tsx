import type { LiveDevice } from '../data/live.js';

export const StateMark = ({ state }: { readonly state: LiveDevice['state'] }) => (
  <span class={`state-mark ${state}`}>
    <span class="light" aria-hidden="true" />
    {state}
  </span>
);

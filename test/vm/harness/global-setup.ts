import { ensureGuest } from './bootstrap.js';
import { bookworm, ifupdown, trixie } from './guest.js';

/** Makes the guests before any test. */
export default function setUp(): void {
  const guests = process.env.SEEDPRESS_VM_ALL === '1' ? [bookworm, ifupdown, trixie] : [bookworm];
  for (const guest of guests) ensureGuest(guest);
}

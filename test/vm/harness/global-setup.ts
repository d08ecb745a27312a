import { accelerator } from './accelerator.js';
import { ensureGuest } from './bootstrap.js';
import { bookworm, ifupdown, trixie } from './guest.js';

/** Makes the guests before any test, and says what the machines run on. */
export default function setUp(): void {
  const how = {
    kvm: 'virtual machines run on hardware KVM',
    tcg: 'no hardware KVM here: virtual machines are emulated, and take a minute each',
  };
  process.stderr.write(`test/vm: ${how[accelerator()]}\n`);
  const guests = process.env.SEEDPRESS_VM_ALL === '1' ? [bookworm, ifupdown, trixie] : [bookworm];
  for (const guest of guests) ensureGuest(guest);
}

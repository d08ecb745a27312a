import type { Diagnostic, Position } from '../diagnostic.js';

const expected = 'a file with one word of 32 characters or more';

const error = (code: string, position: Position, found: string) =>
  ({ code, severity: 'error', position, found, expected }) as const;

export const missingSecret = (
  position: Position,
  { path, remedy }: { path: string; remedy: string },
): Diagnostic => ({
  ...error('token-secret-missing', position, `tokens are made with ${path}, and there is no such file`),
  remedy,
});

export const unreadableSecret = (
  position: Position,
  { path, reason }: { path: string; reason: string },
): Diagnostic => error('token-secret-unreadable', position, `${path} cannot be read: ${reason}`);

/** `found` must hold nothing of the file's content. */
export const wrongSecret = (
  position: Position,
  { path, found, remedy }: { path: string; found: string; remedy: string },
): Diagnostic => ({
  ...error('token-secret-wrong', position, `${path} ${found}`),
  remedy,
});

export const openSecret = (
  position: Position,
  { path, remedy }: { path: string; remedy: string },
): Diagnostic => ({
  code: 'token-secret-open',
  severity: 'warning',
  position,
  found: `every user of this machine may read ${path}`,
  expected: 'a file for its owner alone',
  remedy,
});

/** The place is the part's declaration. */
export const includeOfNobody = (position: Position, { device }: { device: string }): Diagnostic => ({
  code: 'include-of-nobody',
  severity: 'warning',
  position,
  found: 'a device without management_ip is to fetch this part, and would get a 404',
  expected: 'a management_ip, by which the server knows the device, or access: token in site.yaml',
  devices: [device],
});

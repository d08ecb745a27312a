import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import { type AboutDevice, checkParts } from './check-parts.js';
import type { CheckedPart } from './checked-part.js';
import { neutralTexts, type OwnNames } from './neutral-texts.js';
import type { PartToCheck } from './part-to-check.js';

interface AboutKind extends AboutDevice {
  readonly device: OwnNames & Pick<Device, 'os' | 'guest'>;
}

/**
 * Makes the function that looks at the parts of each device, and at equal ones once: where nothing was wrong with a device, nothing
 * is wrong with the next one of its type whose texts differ in digits of its own name and address alone. Its scripts are those of
 * the first one then. What has a message is looked at for each device.
 */
export function rememberedChecks(): (
  parts: readonly PartToCheck[],
  about: AboutKind,
  type: DeviceType,
) => CheckedPart {
  const ofTypes = new Map<DeviceType, Map<string, CheckedPart>>();
  let room = mostCharacters;
  return (parts, about, type) => {
    const key = kindOf(parts, about);
    if (key === undefined) return checkParts(parts, about);
    const known = ofTypes.get(type) ?? new Map<string, CheckedPart>();
    ofTypes.set(type, known);
    const right = known.get(key);
    if (right !== undefined) return right;
    const checked = checkParts(parts, about);
    // In Python 08 is wrong and 10 is not: there each number counts.
    const isRight =
      checked.diagnostics.length === 0 && !checked.scripts.some(({ reader }) => reader === 'python3');
    if (isRight && key.length <= room) {
      room -= key.length;
      known.set(key, checked);
    }
    return checked;
  };
}

/** A fleet in which each device has texts of its own gains nothing from what is kept of them. */
const mostCharacters = 4_000_000;

function kindOf(
  parts: readonly PartToCheck[],
  { device, beside = {}, isPlain = false }: AboutKind,
): string | undefined {
  const texts = neutralTexts(
    parts.map(({ part }) => part.content),
    device,
  );
  if (texts === undefined) return undefined;
  const { publicKeys, files } = beside;
  const heads = parts.map(({ list, part: { filename, contentType } }) => [list, filename, contentType]);
  return JSON.stringify([
    device.os,
    device.guest,
    isPlain,
    publicKeys !== undefined,
    files !== undefined,
    heads,
    texts,
  ]);
}

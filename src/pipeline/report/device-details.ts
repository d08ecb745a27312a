import { isLeftOut } from '../../cloud-init/left-out.js';
import type { Device } from '../../domain/device.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { JsonValue } from '../../domain/json.js';
import { maskText } from '../../domain/secrets/mask-text.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import type { SeedFile } from '../../domain/seed.js';
import { formatPath } from '../../domain/source-node.js';
import { explainDevice } from '../../inventory/explain/explain-device.js';
import type { ExplainedValue } from '../../inventory/explain/explained-value.js';
import { effectiveTypes } from '../../inventory/groups/effective-types.js';
import { guestOf } from '../../layouts/guests/index.js';
import type { DeviceDetails, FileDetails, ValueDetails } from '../../report/data/device-details.js';
import { buildSeed } from '../../seed/build-seed.js';
import { withoutSecrets } from '../explain/without-secrets.js';
import type { BuildPlan } from '../site/plan-build.js';
import { attachTexts } from './attach-texts.js';
import { mergedOfSeed } from './merged-of-seed.js';
import { partDetails } from './part-details.js';
import { placeText } from './place-text.js';

/** What the details of a device are made from. */
export type DetailsContext = Pick<BuildPlan, 'loaded' | 'tokens' | 'secrets'>;

/** All that the report tells of one device beside its row and its network; secrets are masked. */
export function deviceDetails(device: Device, { loaded, tokens, secrets }: DetailsContext): DeviceDetails {
  const { inventory, templates } = loaded;
  const { site, groups, sources } = inventory;
  const type = effectiveTypes(inventory)(device);
  const cloudInit = type.cloudInit ?? site.cloudInit;
  const token = tokens.tokenOf(device.id);
  const url = deviceUrl(device.id, site, token);
  const { seed, parts } = buildSeed(device, {
    ...{ type, groups, site, templates, url },
    guest: guestOf(device),
    isDropped: (contentType) => isLeftOut(contentType, cloudInit),
  });
  const known = [...secrets, ...secretsIn(device.view), ...(token === undefined ? [] : [token])];
  const mask = (text: string): string => maskText(text, { known });
  const source = sources.get(device.id);
  const explained = source === undefined ? [] : explainDevice(device.view, source);
  return {
    parts: parts.map((part) => partDetails(part, { type, templates, explained, mask })),
    merged: mergedOfSeed(seed, { folder: url, known, mask }),
    values: explained
      .filter(({ isUnset }) => !isUnset)
      .map((value) => valueDetails(withoutSecrets(value, { known, view: device.view }))),
    files: seed.files.map(fileDetails),
    attach: attachTexts(device, { site, source }).map((one) => ({ ...one, text: mask(one.text) })),
  };
}

function valueDetails({
  path,
  value,
  origin,
  reason,
  renderedFrom,
  hasParts,
  overrode,
}: ExplainedValue): ValueDetails {
  return {
    key: formatPath(path),
    value: hasParts ? '' : valueText(value),
    origin: origin === undefined ? (reason ?? '') : placeText(origin),
    ...(renderedFrom === undefined ? {} : { renderedFrom }),
    overrode: overrode.map((below) => ({
      value: valueText(below.value),
      origin: placeText(below.origin),
    })),
  };
}

const valueText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fileDetails = ({ path, mode, content, isBase64, owner, defer, append }: SeedFile): FileDetails => ({
  path,
  mode,
  bytes: Buffer.byteLength(content, isBase64 === true ? 'base64' : 'utf8'),
  notes: [
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(defer === true ? ['written after users and packages'] : []),
    ...(append === true ? ['added to the file'] : []),
  ],
});

import { upstartDroppedFrom } from '../cloud-init/facts.js';
import { isLeftOut } from '../cloud-init/left-out.js';
import { duplicateFilename } from '../diagnostics/catalogue/inventory-types.js';
import {
  gzipTwice,
  includedTwice,
  listingName,
  lostHeaders,
  nestedHeaders,
  neverRun,
} from '../diagnostics/catalogue/seed.js';
import { notAnUpstartJob, upstartDropped, upstartInVendorData } from '../diagnostics/catalogue/upstart.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isMultipart } from '../domain/content-type.js';
import type { DeviceType } from '../domain/device-type.js';
import type { PartDeclaration } from '../domain/part.js';
import type { Site } from '../domain/site.js';
import { reaches, type VersionRange } from '../domain/version-range.js';

/** What is wrong with a type's parts whatever its devices are: said once, at the declaration. */
export function checkType(
  type: DeviceType,
  { cloudInit: ofSite }: Pick<Site, 'cloudInit'> = {},
): readonly Diagnostic[] {
  const { userData, vendorData, cloudInit = ofSite } = type;
  return [
    ...[...userData, ...vendorData].flatMap((part) => [
      ...headerMistakes(part),
      ...upstartMistakes(part, { cloudInit }),
    ]),
    ...userData
      .filter(({ gzip }) => gzip && type.gzipUserData)
      .map(({ origin, template }) => gzipTwice(origin, { template })),
    ...vendorData.flatMap(vendorMistakes),
    ...includedInBoth(type),
    ...[userData, vendorData].flatMap(repeatedByGroups),
    ...[...userData, ...vendorData].filter(isListing).map(({ origin }) => listingName(origin)),
  ];
}

/** Headers that nobody reads. cloud-init looks into such parts and leaves their own headers behind. */
function headerMistakes({
  template,
  contentType,
  mergeType,
  launchIndex,
  gzip,
  encoding,
  origin,
}: PartDeclaration): readonly Diagnostic[] {
  const given = { merge_type: mergeType !== undefined, launch_index: launchIndex !== undefined };
  const coding = { gzip, encoding: encoding === 'base64' };
  const keysOf = (flags: Readonly<Record<string, boolean>>): readonly string[] =>
    Object.keys(flags).filter((key) => flags[key]);
  if (isMultipart(contentType)) {
    const keys = keysOf({ ...given, ...coding });
    return keys.length === 0 ? [] : [nestedHeaders(origin, { template, keys })];
  }
  if (!/^text\/(?:x-include|cloud-config-archive)/.test(contentType)) return [];
  const keys = keysOf(given);
  return keys.length === 0 ? [] : [lostHeaders(origin, { template, contentType, keys })];
}

function upstartMistakes(
  { template, contentType, upstart, origin }: PartDeclaration,
  { cloudInit }: { cloudInit: VersionRange | undefined },
): readonly Diagnostic[] {
  const isJob = contentType === 'text/upstart-job';
  if (upstart !== undefined) return isJob ? [] : [notAnUpstartJob(origin, { template, contentType })];
  if (!isJob || !reaches(cloudInit, upstartDroppedFrom)) return [];
  return [upstartDropped(origin, { template, isLeftOut: isLeftOut(contentType, cloudInit) })];
}

function vendorMistakes({ template, contentType, upstart, origin }: PartDeclaration): readonly Diagnostic[] {
  if (upstart !== undefined) return [upstartInVendorData(origin, { template })];
  return /^text\/x-shellscript-per-(?:boot|instance|once)$/.test(contentType)
    ? [neverRun(origin, { template, contentType })]
    : [];
}

const isListing = ({ include, filename }: PartDeclaration): boolean =>
  include !== undefined && filename === 'index.html';

/** Both lists share the folder inc/. */
function includedInBoth({ userData, vendorData }: DeviceType): readonly Diagnostic[] {
  return vendorData.flatMap(({ include, filename, origin }) => {
    const first = userData.find((part) => part.include !== undefined && part.filename === filename);
    return include === undefined || first === undefined
      ? []
      : [includedTwice(origin, { filename, first: first.origin })];
  });
}

/** Within one file the inventory has looked already. */
function repeatedByGroups(parts: readonly PartDeclaration[]): readonly Diagnostic[] {
  const firsts = new Map<string, PartDeclaration>();
  return parts.flatMap((part) =>
    namesOf(part).flatMap((filename) => {
      const first = firsts.get(filename);
      firsts.set(filename, first ?? part);
      if (first === undefined || first.group === part.group) return [];
      return [duplicateFilename(part.origin, { filename, first: first.origin, group: part.group })];
    }),
  );
}

const namesOf = ({ filename, include }: PartDeclaration): readonly string[] =>
  include === undefined ? [filename] : [filename, include.filename];

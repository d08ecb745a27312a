import { expect, test } from 'vitest';
import type { Site } from '../../../../src/domain/site.js';
import { siteFiles } from '../../../../src/pipeline/site/site-files.js';
import { guestSite } from '../../../support/guest-site.js';

const pathsWith = (...layouts: readonly string[]) =>
  siteFiles({ site: { ...guestSite(), layouts } as Site, devices: [] }).map(({ path }) => path);

test('a site with the namespace layout has files for its guests', () => {
  expect(pathsWith('nocloud', 'namespace')).toContain('guest/90_dpkg.cfg');
});

test('one without it has none', () =>
  expect(pathsWith('nocloud').filter((path) => path.startsWith('guest/'))).toEqual([]));

test('every site has files for its host', () => expect(pathsWith('nocloud')).toContain('host/nginx.conf'));

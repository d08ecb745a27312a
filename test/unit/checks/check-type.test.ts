import { describe, expect, test } from 'vitest';
import { checkType } from '../../../src/checks/check-type.js';
import type { PartDeclaration } from '../../../src/domain/part.js';

const declaration = (fields: Partial<PartDeclaration> = {}): PartDeclaration => ({
  template: 'a.config',
  contentType: 'text/cloud-config',
  filename: 'a.config',
  gzip: false,
  encoding: 'auto',
  render: true,
  origin: { file: 'type.yaml', line: 1, column: 1 },
  ...fields,
});

const job = { contentType: 'text/upstart-job', template: 'a.upstart', filename: 'a.upstart' };
const include = { include: { filename: 'a.include', once: false } };

function said({
  userData = [],
  vendorData = [],
  gzipUserData = false,
}: {
  userData?: readonly Partial<PartDeclaration>[];
  vendorData?: readonly Partial<PartDeclaration>[];
  gzipUserData?: boolean;
}): readonly string[] {
  const parts = { userData: userData.map(declaration), vendorData: vendorData.map(declaration) };
  const found = checkType({ name: 'web', chain: ['web'], gzipUserData, ...parts });
  return found.map(({ severity, code }) => `${severity} ${code}`);
}

describe('what is said of a type', () => {
  test.each([
    [{ userData: [{}], vendorData: [{}] }, []],
    [{ userData: [{ gzip: true }] }, []],
    [{ userData: [{ gzip: true }], gzipUserData: true }, ['warning gzip-twice']],
    [{ vendorData: [{ gzip: true }], gzipUserData: true }, []],
    [{ userData: [job] }, ['warning upstart-job']],
    [{ vendorData: [job] }, ['warning upstart-job']],
    [{ userData: [{ ...job, upstart: 'systemd' }] }, []],
    [{ vendorData: [{ ...job, upstart: 'systemd' }] }, ['error upstart-systemd']],
    [{ userData: [{ upstart: 'systemd' }] }, ['error upstart-systemd']],
    [{ vendorData: [{ contentType: 'text/x-shellscript' }] }, []],
    [{ vendorData: [{ contentType: 'text/x-shellscript-per-once' }] }, ['error vendor-script']],
    [{ userData: [{ contentType: 'text/x-include-url', launchIndex: 0 }] }, ['error lost-header']],
    [
      { userData: [{ contentType: 'text/cloud-config-archive', mergeType: 'list()' }] },
      ['error lost-header'],
    ],
    [{ userData: [{ contentType: 'multipart/mixed' }] }, []],
    [{ userData: [{ contentType: 'multipart/mixed', gzip: true }] }, ['error nested-mime']],
    [{ userData: [include], vendorData: [{}] }, []],
    [{ vendorData: [{ ...include, filename: 'index.html' }] }, ['error include-name']],
    [{ userData: [include], vendorData: [include] }, ['error duplicate-part']],
    [{ userData: [include], vendorData: [{ ...include, filename: 'b' }] }, []],
  ] as const)('%j: %j', (type, expected) => {
    expect(said(type)).toEqual(expected);
  });
});

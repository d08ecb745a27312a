import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCredentials, findEndpoint, findRegion } from '../../../../src/sinks/s3/credentials.js';
import { signedHeaders } from '../../../../src/sinks/s3/sign.js';
import { scratchFolder } from '../../../support/folders.js';

// The examples of Amazon's documentation: API/sig-v4-header-based-auth.html.
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const at = { credentials, region: 'us-east-1', date: new Date('2013-05-24T00:00:00Z') };
const host = 'https://examplebucket.s3.amazonaws.com';

test.each([
  [
    { method: 'GET', url: new URL(`${host}/test.txt`), headers: { range: 'bytes=0-9' } },
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    {
      method: 'PUT',
      url: new URL(`${host}/test%24file.text`),
      headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      body: Buffer.from('Welcome to Amazon S3.'),
    },
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  [
    { method: 'GET', url: new URL(`${host}/?max-keys=2&prefix=J`), headers: {} },
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
])('a request is signed as in the documentation', (request, signature) => {
  expect(signedHeaders(request, at).authorization).toContain(`Signature=${signature}`);
});

test('keys come from the environment, else from a profile', () => {
  const home = scratchFolder();
  const file = join(home, 'credentials');
  writeFileSync(
    file,
    '[default]\naws_access_key_id = A\naws_secret_access_key=B\n[lab]\naws_access_key_id=C\naws_secret_access_key = D\naws_session_token = E\n',
  );
  writeFileSync(join(home, 'config'), '[default]\nregion = eu-west-1\n[profile lab]\nregion = eu-north-1\n');
  const files = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: join(home, 'config') };
  expect(findCredentials(files)).toEqual({ accessKeyId: 'A', secretAccessKey: 'B' });
  expect(findCredentials({ ...files, AWS_PROFILE: 'lab' })).toEqual({
    accessKeyId: 'C',
    secretAccessKey: 'D',
    sessionToken: 'E',
  });
  expect(findCredentials({ ...files, AWS_PROFILE: 'none' })).toBeUndefined();
  expect(findCredentials({ ...files, AWS_ACCESS_KEY_ID: 'X', AWS_SECRET_ACCESS_KEY: 'Y' })?.accessKeyId).toBe(
    'X',
  );
  expect(findCredentials({ HOME: home })).toBeUndefined();
  expect([findRegion(files), findRegion({ ...files, AWS_PROFILE: 'lab' })]).toEqual([
    'eu-west-1',
    'eu-north-1',
  ]);
  expect(findRegion({ ...files, AWS_REGION: 'local' })).toBe('local');
  expect(findEndpoint({ AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_S3: 'http://b' })).toBe('http://b');
});

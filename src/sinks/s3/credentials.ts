import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Credentials } from './sign.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The keys of AWS's tools: those of the environment, else of a profile in ~/.aws/credentials. Undefined where there are none. */
export function findCredentials(environment: Environment): S3Credentials | undefined {
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment;
  if (key !== undefined && key !== '' && secret !== undefined && secret !== '')
    return credentials(key, secret, token);
  const profile = ofProfile(environment, 'credentials');
  const { aws_access_key_id: id, aws_secret_access_key: ownSecret, aws_session_token: ownToken } = profile;
  return id === undefined || ownSecret === undefined ? undefined : credentials(id, ownSecret, ownToken);
}

/** The region of AWS's tools; undefined where nobody says one. */
export const findRegion = (environment: Environment): string | undefined =>
  named(environment.AWS_REGION) ??
  named(environment.AWS_DEFAULT_REGION) ??
  named(ofProfile(environment, 'config').region);

/** The server of AWS's tools that is not AWS; undefined where nobody names one. */
export const findEndpoint = (environment: Environment): string | undefined =>
  named(environment.AWS_ENDPOINT_URL_S3) ?? named(environment.AWS_ENDPOINT_URL);

const named = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const credentials = (
  accessKeyId: string,
  secretAccessKey: string,
  token: string | undefined,
): S3Credentials => ({
  accessKeyId,
  secretAccessKey,
  ...(token === undefined || token === '' ? {} : { sessionToken: token }),
});

function ofProfile(
  environment: Environment,
  name: 'credentials' | 'config',
): Readonly<Record<string, string | undefined>> {
  const given = { credentials: environment.AWS_SHARED_CREDENTIALS_FILE, config: environment.AWS_CONFIG_FILE };
  const path = named(given[name]) ?? join(environment.HOME ?? '/', '.aws', name);
  const profile = named(environment.AWS_PROFILE) ?? 'default';
  const sections = textOf(path).split(/^[ \t]*\[/m);
  // In config all profiles but the default one say what they are.
  const section = sections.find(
    (text) => /^(?:profile[ \t]+)?([^\]]*)\]/.exec(text)?.[1]?.trim() === profile,
  );
  const lines = (section ?? '').split(/\r?\n/).slice(1);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, key, value] = /^[ \t]*([a-z_]+)[ \t]*=[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

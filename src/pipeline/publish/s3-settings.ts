import type { BucketOptions } from '../../sinks/s3/bucket.js';
import { findCredentials, findEndpoint, findRegion } from '../../sinks/s3/credentials.js';

type Settings = Pick<BucketOptions, 'credentials' | 'endpoint' | 'region'>;

/** Where the bucket is and who we are, as the options say, else the environment and the files of AWS's tools. */
export function s3Settings(
  environment: Readonly<Record<string, string | undefined>>,
  options: Readonly<Record<string, string | boolean | undefined>>,
): Settings | { readonly mistake: string } {
  const credentials = findCredentials(environment);
  if (credentials === undefined)
    return {
      mistake:
        'there are no keys for the store; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ~/.aws/credentials',
    };
  const region =
    typeof options.region === 'string' ? options.region : (findRegion(environment) ?? 'us-east-1');
  const given = typeof options.endpoint === 'string' ? options.endpoint : findEndpoint(environment);
  const endpoint = given ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\/[^/?#@\s]+\/?$/.test(endpoint))
    return {
      mistake: `--endpoint "${endpoint}" is not the URL of a store; expected one like http://10.0.0.5:9000`,
    };
  return { credentials, region, endpoint: endpoint.replace(/\/$/, '') };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBucket } from '../../src/sinks/s3/bucket.js';
import { runCli } from '../support/cli.js';
import { filesBelow } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { editSite, writeSite } from '../support/sites.js';
import { startSwift, swiftKeys } from '../support/swift.js';

const device = (n: number, more = ''): string =>
  `id: vm-${n}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n` +
  `interfaces: [{ name: eth0, mac: "52:54:00:00:01:0${n}", addresses: [192.0.2.${n}/24] }]\n${more}`;

requires(
  'swift',
  'swift-account',
  'swift-container',
  'swift-object',
)('OpenStack Swift', () => {
  test.runIf(process.getuid?.() === 0)('takes a site by its s3api, and one edit', async () => {
    const root = writeSite({
      'devices/site.yaml': 'namespace: lab\nlayouts: [nocloud]\nimages: [nocloud]\n',
      'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
      'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }} {{ device.generation }}\n',
      'devices/vm-1.yaml': device(1),
      'devices/vm-2.yaml': device(2),
    });
    const endpoint = await startSwift('seeds');
    const environment = {
      AWS_ACCESS_KEY_ID: swiftKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: swiftKeys.secretAccessKey,
    };
    const publish = async () => {
      expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
      const argv = ['publish', 's3://seeds/lab', '--endpoint', endpoint, '--json', '--concurrency', '4'];
      const { code, stdout, stderr } = await runCli(argv, { cwd: root, environment });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout) as { outcome: string; requests: { put: number; delete: number } };
    };
    expect(await publish()).toMatchObject({ outcome: 'published' });
    expect(await publish()).toMatchObject({ outcome: 'unchanged', requests: { put: 0, delete: 0 } });
    editSite(root, { 'devices/vm-2.yaml': device(2, 'generation: 2\n') });
    const { requests } = await publish();
    const files = filesBelow(join(root, 'out/current/www/vm-2'));
    console.log(
      `Swift, one edit of a device with ${files.length} files: ${requests.put} PUTs, ${requests.delete} DELETEs`,
    );
    // Beside its files a name, an image, the manifest, and the state, which Swift takes without a condition at the second try.
    expect(requests).toMatchObject({ put: files.length + 7, delete: files.length });

    const bucket = openBucket({
      ...{ endpoint, bucket: 'seeds', region: 'us-east-1', credentials: swiftKeys, date: () => new Date() },
      ...{ timeoutMs: 10_000, attempts: 3, pauseMs: 100 },
    });
    const content = (await bucket.get('lab/names/by-ip/192.0.2.2'))?.body.toString().trim();
    for (const path of files)
      expect((await bucket.get(`lab/store/${content}/${path}`))?.body).toEqual(
        readFileSync(join(root, 'out/current/www/vm-2', path)),
      );
    expect(await bucket.list('lab/store/')).toHaveLength(2 * files.length);
  });
});

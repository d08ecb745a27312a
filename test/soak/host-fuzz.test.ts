import { describe, expect, test } from 'vitest';
import { fuzz, fuzzedServer, holes } from '../conformance/host/fuzz.js';
import { requires } from '../support/requires.js';

const seed = 20_250_131;

requires('nginx')('hostile requests to nginx with the file of the build', () => {
  test.each([
    ['address', 50_000],
    ['token', 20_000],
  ])('access by %s: %i requests, 0 leaks', { timeout: 600_000 }, async (access, count) => {
    const server = await fuzzedServer({ access });
    try {
      const { statuses, leaks } = await fuzz(server, { count, seed });
      console.log(
        `access by ${access}: ${count} requests, ${leaks.length} leaks, ${JSON.stringify(statuses)}`,
      );
      expect(leaks).toEqual([]);
      // 429 would be a question that was not asked, 5xx a server that does not know what it does; it does not know all methods (501) and
      // versions (505).
      expect(Object.keys(statuses).filter((status) => /429|50[0234]/.test(status))).toEqual([]);
    } finally {
      await server.end();
    }
  });

  describe('find a hole', () => {
    test.each(holes)('$name', { timeout: 120_000 }, async (hole) => {
      const server = await fuzzedServer({ access: 'address', hole });
      try {
        const { leaks } = await fuzz(server, { count: 5_000, seed });
        console.log(`${hole.name}: ${leaks.length} leaks in 5000 requests`);
        expect(leaks.length).toBeGreaterThan(0);
      } finally {
        await server.end();
      }
    });
  });
});

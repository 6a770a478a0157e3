import { describe, it } from 'vitest';
import { experiment, send, web } from '../../support/admission-reviews.ts';
import { startServing } from '../../support/serving-process.ts';
import { refusedWith } from '../../support/tls-client.ts';
import { connectRaw, readToEnd } from './raw-connection.ts';
import { requestHead, streamUntilRefused } from './request-stream.ts';

const GRACE_SECONDS = 1;

const readyz = (port: number): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } }).then(({ status }) => status);

describe.concurrent('the process', () => {
  it('loses no answer on SIGTERM under load, closes connections while it drains, and exits with 0', async ({
    expect,
  }) => {
    await using server = await startServing(['--grace-seconds', `${GRACE_SECONDS}`]);
    const { ports } = server;
    const warm = Promise.withResolvers<void>();
    let answers = 0;
    const streams = [1, 2, 3].map(() =>
      streamUntilRefused(ports.webhook, () => {
        answers += 1;
        if (answers === 30) warm.resolve();
      }),
    );
    await warm.promise;
    expect(await readyz(ports.health)).toBe(200);
    const keptAlive = await connectRaw(ports.webhook);
    const toldAt = performance.now();
    server.signal('SIGTERM');
    await expect.poll(() => readyz(ports.health), { interval: 5 }).toBe(503);
    const unreadyAt = performance.now();
    const body = JSON.stringify(experiment());
    keptAlive.write(`${requestHead(body)}\r\n${body}`);
    expect(await readToEnd(keptAlive)).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.+\r\n)*connection: close\r\n/);
    const reports = await Promise.all(streams);
    expect(reports.map(({ lost }) => lost)).toEqual([0, 0, 0]);
    for (const { refusedAt } of reports) {
      expect(refusedAt).toBeGreaterThan(unreadyAt);
      expect(refusedAt - toldAt).toBeGreaterThanOrEqual(GRACE_SECONDS * 1000);
    }
    expect(await server.exited).toBe(0);
    expect(server.written.entries.map(({ msg }) => msg).filter((msg) => msg !== 'admission')).toEqual(
      expect.arrayContaining(['serving', 'stopping', 'stopped']),
    );
  });

  it('ends at once on SIGINT, answers the request in flight, and logs no skip', async ({ expect }) => {
    await using server = await startServing(['--grace-seconds', '60']);
    const body = JSON.stringify(experiment());
    const socket = await connectRaw(server.ports.webhook);
    socket.write(`${requestHead(body)}\r\n${body.slice(0, 500)}`);
    for (const review of [web(), experiment()]) await send(server.ports.webhook, review);
    server.signal('SIGINT');
    await expect.poll(() => refusedWith(server.ports.webhook)).toBe('ECONNREFUSED');
    socket.write(body.slice(500));
    expect(await readToEnd(socket)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await server.exited).toBe(0);
    expect(server.written.admissions).toMatchObject(
      Array(2).fill({ level: 'info', namespace: 'polyaxon', result: 'injected' }),
    );
  });
});

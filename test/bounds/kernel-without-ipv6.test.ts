import { join } from 'node:path';
import { expect, it } from 'vitest';
import { execute } from '../../lab/kubernetes/execute.ts';
import { answerTo, experiment } from '../support/admission-reviews.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startLimited } from './limited-server.ts';

const SOURCE = join(import.meta.dirname, 'kernel-without-ipv6.c');

it('a kernel without IPv6 is served at all its addresses, with the default host', async () => {
  await using folder = await temporaryFolder();
  const preload = join(folder.path, 'kernel-without-ipv6.so');
  await execute('gcc', ['-shared', '-fPIC', '-o', preload, SOURCE, '-ldl']);
  await using server = await startLimited({ mebibytes: 256, preload, args: [] });
  expect((await answerTo(server.ports.webhook, experiment())).allowed).toBe(true);
  expect((await fetch(`http://127.0.0.1:${server.ports.health}/readyz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${server.ports.metrics}/metrics`)).status).toBe(200);
});

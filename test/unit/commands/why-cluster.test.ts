import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { portOf } from '../../../src/server/listener.ts';
import { shownCluster } from '../../golden/why-cluster/shown-cluster.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { whyOf } from '../../support/why-of.ts';
import { writeKubeconfig } from '../../support/write-kubeconfig.ts';

const CASES = new URL('../../golden/why-cluster/cases/', import.meta.url);
const STATUS = { seen: 200, absent: 404, unseen: 403 };

/** The cluster of a golden case over HTTP on loopback, and the kubeconfig of a viewer. */
async function serveCase(name: string, folder: string) {
  const { ask } = shownCluster(new URL(`${name}/`, CASES));
  const server = createServer(async ({ url = '' }, response) => {
    const answer = await ask(new URL(url, 'http://fake.test').pathname);
    response.writeHead(STATUS[answer.kind], { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.kind === 'seen' ? answer.value : { kind: 'Status' }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cluster = { server: `http://127.0.0.1:${portOf(server.address())}`, 'insecure-skip-tls-verify': true };
  const kubeconfig = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'fake', users: [{ name: 'viewer', user: {} }] },
    clusters: [{ name: 'fake', cluster }],
    contexts: [{ name: 'fake', context: { cluster: 'fake', user: 'viewer' } }],
  };
  const file = await writeKubeconfig(join(folder, name), JSON.stringify(kubeconfig));
  return { file, [Symbol.dispose]: () => void server.close().closeAllConnections() };
}

it('asks the cluster of the kubeconfig, and ends with the code that the help names', async () => {
  await using folder = await temporaryFolder();
  using inOrder = await serveCase('in-order', folder.path);
  expect(await whyOf(inOrder.file, ['team/train'])).toMatchObject({ cure: 'Nothing to do.', exitCode: 0, stderr: '' });
  using mistyped = await serveCase('label-mistyped', folder.path);
  expect(await whyOf(mistyped.file, ['team', 'train'])).toMatchObject({ exitCode: 1, stderr: '' });
  expect(await whyOf(mistyped.file, ['-n', 'team', 'absent'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/^error: namespace team has no pod absent, and nothing of that name that makes pods/),
  });
});

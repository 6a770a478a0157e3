import { expect, it } from 'vitest';
import { clusterOf } from '../../../src/cluster/api.ts';
import { causeOf } from '../../../src/cluster/call.ts';
import { putSecret } from '../../support/api-server/secret.ts';
import { startApiServer } from '../../support/api-server/start.ts';

const SECRET = { namespace: 'team', name: 'gcs' };

it('a call without an answer in time fails', async () => {
  await using api = await startApiServer();
  api.hold();
  const { core } = clusterOf(api.config, 20);
  const why = await core.readNamespacedSecret(SECRET).then(String, causeOf);
  expect(why).toBe('TimeoutError');
});

it('an answered call, a refused one and one without an answer are told apart', async () => {
  const api = await startApiServer();
  const { core } = clusterOf(api.config);
  const cause = () => core.readNamespacedSecret(SECRET).then(({ metadata }) => metadata?.name, causeOf);
  expect(await cause()).toBe('the API server answered 404');
  putSecret(api, SECRET);
  expect(await cause()).toBe('gcs');
  api.refuse(403);
  expect(await cause()).toBe('the API server answered 403');
  await api[Symbol.asyncDispose]();
  expect(await cause()).toBe('ECONNREFUSED');
});

it('a stream is refused with the status of the answer', async () => {
  await using api = await startApiServer();
  api.refuse(403);
  const { signal } = new AbortController();
  const opening = clusterOf(api.config).stream({ path: '/api/v1/secrets', query: { watch: 'true' }, signal });
  await expect(opening).rejects.toSatisfy((error) => causeOf(error) === 'the API server answered 403');
});

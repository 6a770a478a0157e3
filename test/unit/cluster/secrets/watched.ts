import { expect } from 'vitest';
import { type ApiServer, startApiServer } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { lookAt } from '../../../support/looked-at.ts';

export const PLACE = { name: 'gcs' };
export const IN_TEAM = { name: 'gcs', namespace: 'team', data: { readme: '' } };
export const KNOWN = { gcs: { readme: 'empty' } };
export const SOON = { timeout: 10_000, interval: 2 };

/** An API server and a view of its Secrets, for which no time passes by itself. */
export async function watched(prepare: (api: ApiServer) => void = () => undefined) {
  const api = await startApiServer();
  prepare(api);
  const time = new FakeTime();
  const seen = lookAt(api.config, [PLACE], { time });
  const becomes = (known: object) => expect.poll(() => seen.known('team'), SOON).toEqual(known);
  const failed = (counts: object) =>
    expect.poll(() => seen.metric('secret_watch_failures_total'), SOON).toEqual(counts);
  const stop = async (): Promise<void> => {
    seen[Symbol.dispose]();
    await api[Symbol.asyncDispose]();
  };
  return { api, time, seen, becomes, failed, [Symbol.asyncDispose]: stop };
}

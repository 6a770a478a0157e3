import { KubeConfig } from '@kubernetes/client-node';
import { expect } from 'vitest';
import type { Concern } from '../../../../src/admission/concern.ts';
import { clusterOf } from '../../../../src/cluster/api.ts';
import { tellByEvents } from '../../../../src/cluster/events/tell.ts';
import type { SecretState } from '../../../../src/gcs/secret-state.ts';
import { createEventMetrics } from '../../../../src/telemetry/event-metrics.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { createMetrics } from '../../../../src/telemetry/metrics.ts';
import { type Canned, cannedApiServer } from '../../../support/canned-api-server.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { WrittenLines } from '../../../support/written-lines.ts';

const SOON = { timeout: 10_000, interval: 2 };

export const aConcern = (parts: Partial<Concern> = {}): Concern => ({
  namespace: 'team',
  regarding: { apiVersion: 'batch/v1', kind: 'Job', name: 'train', uid: '1' },
  reason: 'secret_missing',
  note: 'secret_missing: gcs/key.json: no such Secret here',
  secret: 'gcs/key.json',
  ...parts,
});

type Event = Readonly<Record<string, unknown>> & { readonly metadata: { readonly name: string } };

/** A teller, an API server that answers each event alike, and a clock that stands. */
export async function telling(answer: Canned = {}) {
  const api = await cannedApiServer(() => ({ 'POST /apis/events.k8s.io/v1/namespaces/team/events': answer }));
  const config = new KubeConfig();
  config.loadFromString(api.kubeconfig);
  const time = new FakeTime();
  const written = new WrittenLines();
  const { registry } = createMetrics();
  const states = new Map<string, SecretState>();
  const teller = tellByEvents(clusterOf(config), {
    ...{ time, instance: 'injector-a', log: createLogger('debug', written) },
    metrics: createEventMetrics(registry),
    statesIn: (namespace) => (namespace === 'team' ? states : new Map()),
  });
  const counts = async (): Promise<Readonly<Record<string, number>>> => {
    const values = (await registry.getSingleMetric('polyaxon_gcs_injector_events_total')?.get())?.values ?? [];
    return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(), value]));
  };
  return {
    ...{ teller, time, written, states },
    events: api.bodies as readonly Event[],
    become: (expected: object) => expect.poll(counts, SOON).toEqual(expected),
    [Symbol.asyncDispose]: async () => {
      await teller.stop();
      await api[Symbol.asyncDispose]();
    },
  };
}

import { lookup } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyPair } from '../certificates/key-pair.ts';
import { answersItself } from './answers-itself.ts';
import { type ListenAt, portOf, reachedAt } from './listener.ts';
import { buildMetrics } from './metrics.ts';
import { openServers } from './open-servers.ts';
import { buildHealth, type Readiness } from './probes.ts';
import { tlsOptions } from './tls.ts';
import { buildWebhook, type WebhookDeps } from './webhook.ts';

export interface ServersOptions extends Omit<WebhookDeps, 'isDraining' | 'keyPair'> {
  /** The probes answer while it is waited for. */
  readonly keyPair: KeyPair | Promise<KeyPair>;
  /** Why it should not be called although TLS answers; undefined while all is well. */
  readonly whyNotReady?: () => string | undefined;
  readonly webhook: ListenAt;
  readonly health: ListenAt;
  readonly metricsAt: ListenAt;
}

export interface Servers {
  readonly ports: { readonly webhook: number; readonly health: number; readonly metrics: number };
  /** New connections get the new certificate, open ones go on. */
  useKeyPair(keyPair: KeyPair): void;
  /** Is not ready from now on, answers with `Connection: close` for the grace time, then ends when no request is in flight. */
  drain(graceSeconds: number): Promise<void>;
}

/** Starts the probes and the metrics, then the webhook; resolves when TLS answers to itself. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  let readiness: Readiness = { ready: false, why: 'starting' };
  let isDraining = false;
  const health = buildHealth(() => (readiness.ready ? readinessBy(options) : readiness));
  const metrics = buildMetrics(options.metrics);
  const open = openServers([health, metrics]);
  try {
    await Promise.all([health.listen(options.health), metrics.listen(options.metricsAt)]);
    const keyPair = await options.keyPair;
    const webhook = open.add(buildWebhook({ ...options, keyPair, isDraining: () => isDraining }));
    await webhook.listen(await oneAddress(options.webhook));
    await answersItself(reachedAt(webhook.server.address()), keyPair);
    readiness = { ready: true };
    return {
      ports: {
        webhook: portOf(webhook.server.address()),
        health: portOf(health.server.address()),
        metrics: portOf(metrics.server.address()),
      },
      useKeyPair: (next) => webhook.server.setSecureContext(tlsOptions(next)),
      drain: async (graceSeconds) => {
        readiness = { ready: false, why: 'stopping' };
        isDraining = true;
        await wait(graceSeconds * 1000);
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
}

function readinessBy({ whyNotReady }: ServersOptions): Readiness {
  const why = whyNotReady?.();
  return why === undefined ? { ready: true } : { ready: false, why };
}

/** For `localhost` Fastify would start a second server, which is never given a new certificate. */
const oneAddress = async ({ host, port }: ListenAt): Promise<ListenAt> => ({
  host: (await lookup(host)).address,
  port,
});

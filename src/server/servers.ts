import { lookup } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyPair } from '../certificates/key-pair.ts';
import { answersItself } from './answers-itself.ts';
import { followConnections } from './connections.ts';
import { type ListenAt, portOf, reachedAt } from './listener.ts';
import { buildHealth, buildMetrics, type Readiness } from './probes.ts';
import { buildWebhook, type WebhookDeps } from './webhook.ts';

export interface ServersOptions extends Omit<WebhookDeps, 'isDraining'> {
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

/** How long a connection that was just made has to ask something, once the server takes no new ones. */
const LINGER_MS = 1000;

/** Starts the webhook, the probes and the metrics; resolves when TLS answers to itself. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  let readiness: Readiness = { ready: false, why: 'starting' };
  let isDraining = false;
  const webhook = buildWebhook({ ...options, isDraining: () => isDraining });
  const health = buildHealth(() => readiness);
  const metrics = buildMetrics(options.metrics);
  const servers = [webhook, health, metrics] as const;
  const connections = servers.map(({ server }) => followConnections(server));
  const close = async (): Promise<void> => {
    const lingering = setTimeout(() => {
      for (const { endSilent } of connections) endSilent();
    }, LINGER_MS);
    await Promise.all(servers.map((server) => server.close()));
    clearTimeout(lingering);
  };
  try {
    const webhookAt = await oneAddress(options.webhook);
    await Promise.all([health.listen(options.health), metrics.listen(options.metricsAt), webhook.listen(webhookAt)]);
    await answersItself(reachedAt(webhook.server.address()), options.keyPair);
  } catch (error) {
    await close();
    throw error;
  }
  readiness = { ready: true };
  return {
    ports: {
      webhook: portOf(webhook.server.address()),
      health: portOf(health.server.address()),
      metrics: portOf(metrics.server.address()),
    },
    useKeyPair: (keyPair) => webhook.server.setSecureContext({ minVersion: 'TLSv1.2', ...keyPair }),
    drain: async (graceSeconds) => {
      readiness = { ready: false, why: 'stopping' };
      isDraining = true;
      await wait(graceSeconds * 1000);
      await close();
    },
  };
}

/** For `localhost` Fastify would start a second server, which is never given a new certificate. */
const oneAddress = async ({ host, port }: ListenAt): Promise<ListenAt> => ({
  host: (await lookup(host)).address,
  port,
});

import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { KeyPair } from '../certificates/key-pair.ts';
import { answersItself } from './answers-itself.ts';
import { type Bounds, PLAIN_BOUNDS, WEBHOOK_BOUNDS } from './bounds.ts';
import { type ListenAt, listen, portOf, reachedAt } from './listener.ts';
import { buildMetrics } from './metrics.ts';
import { type OpenServers, openServers } from './open-servers.ts';
import type { PathSecrets } from './paths.ts';
import { buildHealth, type Readiness } from './probes.ts';
import { type Identity, tlsOptions } from './tls.ts';
import { buildWebhook, type Webhook, type WebhookDeps } from './webhook.ts';

export interface ServersOptions extends Omit<WebhookDeps, 'isDraining' | 'identity' | 'bounds' | 'pathSecrets'> {
  /** The probes answer while this promise is pending. */
  readonly keyPair: KeyPair | Promise<KeyPair>;
  /** Certificates in PEM that a caller's own certificate must chain to. Without them, anybody may call. */
  readonly clientCa?: string | undefined;
  /** The first segment of a caller's path must be one of these. If there is none, no secret is needed. */
  readonly pathSecrets?: PathSecrets;
  /** Why callers should not call it although TLS answers; undefined if nothing is wrong. */
  readonly whyNotReady?: () => string | undefined;
  readonly webhook: ListenAt;
  readonly health: ListenAt;
  readonly metricsAt: ListenAt;
  readonly bounds?: { readonly webhook?: Partial<Bounds>; readonly plain?: Partial<Bounds> };
  /** Resolves when the grace time is over. A test decides when that is. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

export interface Servers {
  readonly ports: { readonly webhook: number; readonly health: number; readonly metrics: number };
  /** New connections get the new certificate. Open ones continue. */
  useKeyPair(keyPair: KeyPair): void;
  /**
   * New connections need a certificate of these authorities. Open ones continue. Only for a server that began with
   * some.
   */
  useClientCa(clientCa: string): void;
  /**
   * Becomes unready at once, answers with `Connection: close` for the grace time, and ends when no request is in
   * flight.
   */
  drain(graceSeconds: number): Promise<void>;
}

/** Starts the probes and the metrics, then the webhook. Resolves when TLS answers the server's own call. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const open = openServers(() => options.metrics.shed.inc({ what: 'connection' }));
  try {
    return await startIn(open, options);
  } catch (error) {
    await open.close();
    throw error;
  }
}

type Phase = 'starting' | 'serving' | 'stopping';

async function startIn(open: OpenServers, options: ServersOptions): Promise<Servers> {
  let phase: Phase = 'starting';
  const plain = { ...PLAIN_BOUNDS, ...options.bounds?.plain };
  const bounds = { ...WEBHOOK_BOUNDS, ...options.bounds?.webhook };
  const health = open.add(
    buildHealth(() => readinessIn(phase, options), plain),
    plain,
  );
  const metrics = open.add(buildMetrics(options.metrics, plain), plain);
  await Promise.all([listen(health, options.health), listen(metrics, options.metricsAt)]);
  const identity = { keyPair: await options.keyPair, clientCa: options.clientCa };
  const webhook = buildWebhook({
    pathSecrets: [],
    ...options,
    identity,
    bounds,
    isDraining: () => phase === 'stopping',
  });
  await listen(open.add(webhook, bounds), options.webhook);
  await answersItself(reachedAt(webhook.server.address()), identity.keyPair);
  phase = 'serving';
  return {
    ports: { webhook: portOfApp(webhook), health: portOfApp(health), metrics: portOfApp(metrics) },
    ...withIdentity(webhook, identity),
    drain: async (graceSeconds) => {
      phase = 'stopping';
      await (options.wait ?? wait)(graceSeconds * 1000);
      await open.close();
    },
  };
}

function readinessIn(phase: Phase, { whyNotReady }: ServersOptions): Readiness {
  const why = phase === 'stopping' ? phase : (whyNotReady?.() ?? (phase === 'starting' ? phase : undefined));
  return why === undefined ? { ready: true } : { ready: false, why };
}

/** Replaces one part of the TLS settings and keeps the rest. */
function withIdentity({ server }: Webhook, first: Identity): Pick<Servers, 'useKeyPair' | 'useClientCa'> {
  let identity = first;
  const use = (changed: Partial<Identity>): void => {
    identity = { ...identity, ...changed };
    server.setSecureContext(tlsOptions(identity));
  };
  return { useKeyPair: (keyPair) => use({ keyPair }), useClientCa: (clientCa) => use({ clientCa }) };
}

const portOfApp = ({ server }: { readonly server: Server }): number => portOf(server.address());

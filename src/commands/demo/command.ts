import { assertApplies } from '../../admission/self-check.ts';
import { inputsOf } from '../../config/inputs.ts';
import { readConfiguration } from '../../config/load.ts';
import type { Reason } from '../../injection/reasons.ts';
import type { Pod } from '../../kubernetes/pod.ts';
import { startServers } from '../../server/servers.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createMetrics } from '../../telemetry/metrics.ts';
import { say, type Terminal } from '../terminal.ts';
import { callWebhook, operationsOf, type WebhookAddress } from './call-webhook.ts';
import { POD_NAMES, type PodName } from './pod-names.ts';
import { type Admitted, printDiff, printGains, printTable } from './print.ts';
import { SHOWN_CONFIGURATION, SHOWN_PODS } from './shown-pods.ts';

export interface DemoOptions {
  readonly verbose: boolean;
}

/** Shows the whole work: certificates, the real server with TLS on loopback, real pods, and their patches applied. */
export async function demo(only: PodName | undefined, { verbose }: DemoOptions, terminal: Terminal): Promise<void> {
  const { stdout } = terminal;
  const names = only === undefined ? POD_NAMES : [only];
  await withServer(terminal, async (address) => {
    const pods: Admitted[] = [];
    for (const name of names) pods.push(await admit(address, name));
    say(stdout, `Webhook on https://localhost:${address.port}, with this configuration:\n\n${SHOWN_CONFIGURATION}`);
    printTable(pods, stdout);
    const print = verbose || only !== undefined ? printDiff : printGains;
    for (const pod of pods) print(pod, stdout);
    if (print === printGains) say(stdout, HINT);
  });
}

const HINT = '\nEach change of one pod: npm run demo -- experiment. Of all pods: npm run demo -- --verbose.';

async function withServer(terminal: Terminal, use: (address: WebhookAddress) => Promise<void>): Promise<void> {
  const { makeDevelopmentCertificates } = await import('../certs/development-certificates.ts');
  const { ca, ...keyPair } = await makeDevelopmentCertificates(['localhost', '127.0.0.1', '::1']);
  const configuration = readConfiguration(SHOWN_CONFIGURATION, 'demo');
  const loopback = { host: 'localhost', port: 0 };
  const servers = await startServers({
    keyPair,
    log: createLogger('error', terminal.stderr),
    metrics: createMetrics(),
    inputFor: inputsOf(() => configuration),
    webhook: loopback,
    health: loopback,
    metricsAt: loopback,
  });
  try {
    await use({ port: servers.ports.webhook, ca });
  } finally {
    await servers.drain(0);
  }
}

async function admit(address: WebhookAddress, name: PodName): Promise<Admitted> {
  const { title, pod } = SHOWN_PODS[name];
  const response = await callWebhook(address, `demo-${name}`, pod);
  const after = structuredClone(pod);
  assertApplies(after, operationsOf(response));
  const reason = response.auditAnnotations['reason'] as Reason;
  return { name, title, reason, warnings: response.warnings ?? [], before: pod as Pod, after: after as Pod };
}

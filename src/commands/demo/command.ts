import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { assertApplies } from '../../admission/self-check.ts';
import { inputsOf } from '../../config/inputs.ts';
import { readConfiguration } from '../../config/load.ts';
import { explain, type Reason } from '../../injection/reasons.ts';
import { type Servers, startServers } from '../../server/servers.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createMetrics } from '../../telemetry/metrics.ts';
import { colourDiff } from '../inject/colour-diff.ts';
import { say, styled, type Terminal } from '../terminal.ts';
import { callWebhook, operationsOf, type WebhookAddress } from './call-webhook.ts';
import { SHOWN_CONFIGURATION, SHOWN_PODS } from './shown-pods.ts';

/** Shows the whole work: certificates, the real server with TLS on loopback, real pods, and their patches applied. */
export async function demo(terminal: Terminal): Promise<void> {
  const { makeDevelopmentCertificates } = await import('../certs/development-certificates.ts');
  const { ca, ...keyPair } = await makeDevelopmentCertificates(['localhost', '127.0.0.1', '::1']);
  const configuration = readConfiguration(SHOWN_CONFIGURATION, 'demo');
  const loopback = { host: 'localhost', port: 0 };
  const servers: Servers = await startServers({
    keyPair,
    log: createLogger('error', terminal.stderr),
    metrics: createMetrics(),
    inputFor: inputsOf(() => configuration),
    webhook: loopback,
    health: loopback,
    metricsAt: loopback,
  });
  try {
    await showAll({ port: servers.ports.webhook, ca }, terminal);
  } finally {
    await servers.drain(0);
  }
}

async function showAll(address: WebhookAddress, { stdout }: Terminal): Promise<void> {
  say(stdout, `Webhook on https://localhost:${address.port}, with this configuration:\n\n${SHOWN_CONFIGURATION}`);
  for (const [index, shown] of SHOWN_PODS.entries()) {
    const response = await callWebhook(address, `demo-${index + 1}`, shown.pod);
    const reason = response.auditAnnotations['reason'] as Reason;
    const operations = operationsOf(response);
    const colour = operations.length > 0 ? 'green' : 'yellow';
    say(stdout, styled(stdout, 'bold', `${index + 1}. ${shown.title}`));
    say(stdout, `   ${styled(stdout, colour, reason)}: ${explain(reason)}`);
    for (const line of response.warnings ?? []) say(stdout, `   warning: ${line}`);
    const after = structuredClone(shown.pod);
    assertApplies(after, operations);
    if (operations.length > 0) say(stdout, colourDiff(gains(shown.pod, after), stdout));
    else say(stdout, '');
  }
}

/** The difference between two pods. Two lines around each change show its place. */
function gains(before: unknown, after: unknown): string {
  const [old, injected] = [before, after].map((pod) => stringify(pod, { lineWidth: 0 }));
  const diff = createTwoFilesPatch('', '', old ?? '', injected ?? '', '', '', { context: 2 });
  return diff.slice(diff.indexOf('@@'));
}

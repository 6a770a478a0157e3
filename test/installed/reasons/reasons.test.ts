import type { V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { REASONS, type Reason } from '../../../src/injection/reasons.ts';
import { STATUS } from '../../support/public-names.ts';
import { secretsIn } from '../preflight/secrets.ts';
import { casesWith, namespaceOf, type ReasonCase } from './cases.ts';
import {
  accountOf,
  audited,
  auditLog,
  counted,
  create,
  createOwner,
  logged,
  podNamed,
  statusOf,
  told,
} from './places.ts';
import { askInAnOlderVersion, callForEveryPod, createCaseNamespace, startWorld, type World } from './world.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const isLast = (reason: string): boolean => reason === 'fault';

/** `fault` comes last: it changes what the API server sends. */
const CODES = Object.keys(REASONS).toSorted((one, other) => Number(isLast(one)) - Number(isLast(other))) as Reason[];
const CASES = casesWith(JSON.stringify(keyFile));

/** A pod that is never stored is explained by its owner. */
const isRefused = ({ result }: ReasonCase): boolean => result === 'denied' || result === 'failed';

let world: World;
const answers: string[] = [];
beforeAll(async () => {
  world = await startWorld();
  await callForEveryPod(world);
});
afterAll(() => world?.[Symbol.asyncDispose]());

/** Makes what the case needs and starts its run. Returns what kubectl said. */
async function start(reason: Reason, { pod, way, secret, ...one }: ReasonCase): Promise<string> {
  await createCaseNamespace(world, reason, way);
  if (secret !== undefined) await secretsIn(world.cluster).put(namespaceOf(reason), 'gcs', secret);
  if (reason === 'fault') await askInAnOlderVersion(world);
  const ownerReferences = await createOwner(world, reason, pod, !isRefused({ pod, way, ...one }));
  const named = (name: string) => ({ ...pod, metadata: { ...pod.metadata, name, ownerReferences } });
  if (reason === 'already_injected') return startAgain(reason, named('first'));
  const said = await create(world, reason, named('run'));
  if (way === 'update')
    await world.cluster.kubectl(['label', 'pod', 'run', 'again=true', `--namespace=${namespaceOf(reason)}`]);
  return said;
}

/** A second pod like the first one, as it was stored, but for its status. */
async function startAgain(reason: Reason, pod: V1Pod): Promise<string> {
  await create(world, reason, pod);
  const { apiVersion, kind, metadata, spec } = await podNamed(world, reason, 'first');
  const { [STATUS]: _status, ...annotations } = metadata?.annotations ?? {};
  const { labels, ownerReferences } = metadata ?? {};
  const again = { ...(labels && { labels }), ...(ownerReferences && { ownerReferences }), annotations };
  return create(world, reason, {
    ...{ ...(apiVersion && { apiVersion }), ...(kind && { kind }), ...(spec && { spec }) },
    metadata: { ...again, name: 'run' },
  });
}

it('a dry run is answered, and makes no event', async () => {
  await createCaseNamespace(world, 'dry_run', 'chart');
  const { metadata, ...run } = CASES.secret_missing.pod;
  const dryRun = ['create', '--dry-run=server', '--namespace=dry-run', '--output=json', '--filename=-'];
  const shown = await world.cluster.kubectl(dryRun, JSON.stringify({ ...run, metadata: { ...metadata, name: 'run' } }));
  expect(JSON.parse(shown).metadata.annotations[STATUS]).toContain('secret_missing');
  expect(await told(world, 'dry_run')).toEqual([]);
});

describe.each(CODES)('%s', (reason) => {
  const one = CASES[reason];
  let said: string;
  beforeAll(async () => {
    said = await start(reason, one);
    answers.push(said);
  });

  it('is in the warning of the API server or its refusal, if there is something to mend', () => {
    if (one.warns || isRefused(one)) expect(said).toContain(`polyaxon-gcs-injector: ${reason}: `);
    else expect(said).toBe('');
    expect(said.includes('denied the request')).toBe(one.result === 'denied');
  });

  it('is in the audit log', async () => {
    // The API server takes no annotation from a call that failed.
    const expected = one.result === 'failed' ? [] : expect.arrayContaining([reason]);
    await expect.poll(() => audited(world, reason)).toEqual(expected);
  });

  it('is in the log and the metrics', async () => {
    await expect.poll(() => logged(world, reason)).toContain(reason);
    // The namespace of a body that is no admission is no label: anybody could name any.
    const namespace = one.result === 'failed' ? '' : namespaceOf(reason);
    expect(await counted(world, namespace)).toContain(`${one.result} ${reason}`);
  });

  it('is in an event at the owner, if there is something to mend', async () => {
    if (one.warns) await expect.poll(() => told(world, reason)).toEqual([`Job/owner ${reason}`]);
    else expect(await told(world, reason)).toEqual([]);
  });

  it('is in the status of the pod, if it got one', async () => {
    const status = isRefused(one) ? undefined : await statusOf(world, reason);
    expect(status).toBe(one.hasStatus ? reason : undefined);
  });

  it('is what why says of the pod, or of its owner if it was refused', async () => {
    const said = async () => (await accountOf(world, reason, 'owner')).facts.map(({ text }) => text).join('\n');
    if (isRefused(one)) await expect.poll(said).toContain(`polyaxon-gcs-injector: ${reason}: `);
    // It tells of the creation of a pod, not of its changes.
    else
      expect(await accountOf(world, reason, 'run')).toMatchObject({
        reason: one.way === 'update' ? 'not_polyaxon' : reason,
      });
  });
});

it('reveals nothing of a key: neither the log, the metrics, the audit log, the events nor what authors are told', async () => {
  const events = await world.cluster.kubectl(['get', 'events', '--all-namespaces', '--output=json']);
  const all = [world.server.written(), await world.server.metrics(), auditLog(world), events, ...answers].join('\n');
  const [, , line = ''] = keyFile.private_key.split('\n');
  expect(all).toContain('key_invalid');
  for (const part of [
    line,
    Buffer.from(JSON.stringify(keyFile)).toString('base64').slice(200, 260),
    keyFile.private_key_id,
  ])
    expect(all).not.toContain(part);
});

it('an event says when the Secret is right', async () => {
  const namespace = namespaceOf('secret_missing');
  await secretsIn(world.cluster).put(namespace, 'gcs', { 'key.json': JSON.stringify(keyFile) });
  const both = ['Job/owner secret_missing', 'Job/owner secret_usable'];
  await expect.poll(async () => (await told(world, 'secret_missing')).toSorted()).toEqual(both);
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import type { Pod } from '../../../src/kubernetes/pod.ts';
import { anInput, applied, aRunPod, type InputParts } from '../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const decided = (parts: InputParts = {}) => decide(aRunPod(), anInput({ config: STORE, ...parts }));

describe('a run whose Secret is missing', () => {
  const secrets = { 'gcs-secret': { kind: 'missing' } } as const;

  it.each([
    ['warn', 'fail', 'injected'],
    ['warn', 'ignore', 'injected'],
    ['skip', 'fail', 'skipped'],
    ['skip', 'ignore', 'skipped'],
    ['deny', 'fail', 'denied'],
    ['deny', 'ignore', 'injected'],
  ] as const)('with %s if the failure policy is %s is %s', (missingSecret, failurePolicy, result) => {
    const config = `${STORE}\ninjection: {missingSecret: ${missingSecret}}`;
    expect(decided({ config, secrets, failurePolicy })).toMatchObject({
      result,
      reason: 'secret_missing',
      secret: 'gcs-secret',
      warnings: [
        'polyaxon-gcs-injector: secret_missing: gcs-secret: no such Secret here: create it or correct its name',
      ],
    });
  });

  it('that is unknown yet is injected without a warning', () => {
    const secretStates = { 'gcs-secret': { kind: 'unknown' } } as const;
    const config = `${STORE}\ninjection: {missingSecret: deny}`;
    expect(decided({ config, secrets: secretStates })).toMatchObject({ reason: 'injected', warnings: [] });
  });
});

describe('the status of a pod', () => {
  const statusOf = (parts: InputParts, annotations: Record<string, string> = {}): string | undefined => {
    const pod = aRunPod();
    const annotated = { ...pod, metadata: { ...pod.metadata, annotations } };
    const decision = decide(annotated, anInput({ config: STORE, ...parts }));
    return applied(annotated, decision).metadata?.annotations?.['polyaxon-gcs-injector.io/status'] ?? undefined;
  };
  const MISSING = { 'gcs-secret': { kind: 'missing' } } as const;

  it("names the run's path", () => expect(statusOf({})).toContain('"outputs":"gs://acme/'));

  it('names no path if the run gets none', () => {
    const config = `${STORE}\ninjection: {missingSecret: skip}`;
    expect(statusOf({ config, secrets: MISSING })).toMatch(
      /^\{"v":1,"reason":"secret_missing","config":"\w+","secret":"gcs-secret"\}$/,
    );
  });

  it('is left out if the annotations would be too long for the API server', () => {
    const status = statusOf({}) ?? '';
    const room = 262_144 - 'notes'.length - 'polyaxon-gcs-injector.io/status'.length - status.length;
    expect(statusOf({}, { notes: 'x'.repeat(room) })).toBe(status);
    expect(statusOf({}, { notes: 'x'.repeat(room + 1) })).toBeUndefined();
  });
});

describe('what a decision says of its run', () => {
  const of2x = 'gs://acme/8aac02e3a62a4f0aaa257c59da5eab80/outputs';
  const of0x = 'gs://acme/root/quick-start/experiments/7';
  const labels = { type: 'polyaxon-runner', app: 'polyaxon-experiment', experiment_name: 'root.quick-start.7' };
  const aPodOf0x: Pod = { metadata: { labels }, spec: { containers: [{ name: 'polyaxon-experiment-job' }] } };
  const nameless = { ...labels, experiment_name: null };

  it.each<[string, Pod, InputParts, object]>([
    [
      'a run of 2.x',
      aRunPod(),
      {},
      { secret: 'gcs-secret/gc-secret.json', outputs: of2x, runName: of2x.split('/')[3] },
    ],
    [
      'a run of 0.x',
      aPodOf0x,
      {},
      { secret: 'gcs-secret/gc-secret.json', outputs: of0x, runName: 'root.quick-start.7' },
    ],
    [
      'a run of 0.x without a name',
      { ...aPodOf0x, metadata: { labels: nameless } },
      {},
      { secret: 'gcs-secret/gc-secret.json' },
    ],
    ['a run without a store', aRunPod(), { config: '{}' }, {}],
    [
      'a run with a key that is no key file',
      aRunPod(),
      { secrets: { 'gcs-secret': { kind: 'present', keys: new Map([['other.txt', 'usable']]) } } },
      { cause: 'it has other.txt', secret: 'gcs-secret', outputs: of2x, runName: of2x.split('/')[3] },
    ],
    [
      'a run that chooses unknown outputs',
      aRunPod({ labels: { 'polyaxon-gcs-injector.io/outputs': 'nobody' } }),
      {},
      { detail: 'acme' },
    ],
  ])('%s', (_what, pod, parts, expected) => {
    const decision = decide(pod, anInput({ config: STORE, ...parts }));
    const about = Object.entries(decision).filter(([member]) => ABOUT.includes(member));
    expect(Object.fromEntries(about)).toStrictEqual(expected);
  });
});

const ABOUT = ['secret', 'detail', 'cause', 'outputs', 'runName'];

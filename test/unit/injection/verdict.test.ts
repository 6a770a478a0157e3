import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
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

import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import { anInput, aRunPod, type InputParts } from '../../support/builders.ts';

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
  ] as const)('with %s where the webhook is to %s is %s', (missingSecret, failurePolicy, result) => {
    const config = `${STORE}\ninjection: {missingSecret: ${missingSecret}}`;
    expect(decided({ config, secrets, failurePolicy })).toMatchObject({
      result,
      reason: 'secret_missing',
      secret: 'gcs-secret/gc-secret.json',
      warnings: [
        'polyaxon-gcs-injector: secret_missing: gcs-secret/gc-secret.json: no such Secret here: create it or correct its name',
      ],
    });
  });

  it('that is not known yet is injected without a word', () => {
    const secretStates = { 'gcs-secret': { kind: 'unknown' } } as const;
    const config = `${STORE}\ninjection: {missingSecret: deny}`;
    expect(decided({ config, secrets: secretStates })).toMatchObject({ reason: 'injected', warnings: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { admit } from '../../../src/admission/admit.ts';
import { settingsFor } from '../../../src/config/configuration.ts';
import { NO_CONFIGURATION } from '../../../src/config/load.ts';
import { experiment, withRequest } from '../../support/admission-reviews.ts';

const admitted = (members: Readonly<Record<string, unknown>>) =>
  admit(withRequest(experiment(), members), (namespace) => ({
    namespace,
    failurePolicy: 'fail',
    settings: settingsFor(NO_CONFIGURATION, namespace),
    secrets: new Map(),
  }));

const resource = (group: string, version: string, name: string) => ({ resource: { group, version, resource: name } });

describe('a request that creates no pod', () => {
  it.each([
    ['an update', { operation: 'UPDATE' }],
    ['a deletion, which has no object', { operation: 'DELETE', object: null }],
    ['a connection', { operation: 'CONNECT', subResource: 'exec', object: { kind: 'PodExecOptions' } }],
    ['an ephemeral container', { subResource: 'ephemeralcontainers' }],
    ['a binding', { subResource: 'binding', object: { kind: 'Binding' } }],
    ['an operation in another case', { operation: 'create' }],
    ['a Deployment', { ...resource('apps', 'v1', 'deployments'), object: { kind: 'Deployment' } }],
    ['a pod of another group', resource('example.org', 'v1', 'pods')],
    ['a pod of another version', resource('', 'v2', 'pods')],
  ])('is allowed and left alone: %s', (_what, members) => {
    expect(admitted(members)).toMatchObject({
      kind: 'answered',
      decision: { result: 'skipped', reason: 'not_a_created_pod' },
      answer: {
        response: {
          uid: experiment().request.uid,
          allowed: true,
          auditAnnotations: { result: 'skipped', reason: 'not_a_created_pod' },
        },
      },
    });
    expect(JSON.stringify(admitted(members))).not.toContain('patch');
  });

  it.each([
    ['no subresource', {}],
    ['an empty subresource', { subResource: '' }],
  ])('is not one with %s', (_what, members) => {
    expect(admitted(members)).toMatchObject({ kind: 'answered', decision: { generation: '0.x' } });
  });
});

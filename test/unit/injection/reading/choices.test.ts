import { describe, expect, it } from 'vitest';
import { readChoices } from '../../../../src/injection/reading/choices.ts';
import { envOf } from '../../../../src/kubernetes/env.ts';
import { aRunPod } from '../../../support/builders.ts';

interface Said {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly env?: Record<string, string>;
}

const PREFIX = 'polyaxon-gcs-injector.io/';
const prefixed = (members: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [PREFIX + name, value]));

function choicesOf({ labels, annotations, env = {} }: Said) {
  const variables = Object.entries(env).map(([name, value]) => ({ name: `POLYAXON_GCS_INJECTOR_${name}`, value }));
  const pod = aRunPod({ labels: prefixed(labels), env: variables });
  const annotated = { ...pod, metadata: { ...pod.metadata, annotations: prefixed(annotations) } };
  const { choices, warnings } = readChoices(annotated, envOf({ name: 'polyaxon-main', env: variables }));
  return { ...choices, warnings };
}

describe('a pod opts out', () => {
  it.each([
    ['not at all by itself', {}, 'none'],
    ['by a label', { labels: { inject: 'disabled' } }, 'pod'],
    ['by an annotation', { annotations: { inject: 'disabled' } }, 'pod'],
    [
      'by either, whatever the other says',
      { labels: { inject: 'disabled' }, annotations: { inject: 'enabled' } },
      'pod',
    ],
    ['by a variable of its main container', { env: { INJECT: 'disabled' } }, 'env'],
    ['by its label rather than by its variable', { labels: { inject: 'disabled' }, env: { INJECT: 'enabled' } }, 'pod'],
    ['by false', { labels: { inject: 'false' } }, 'pod'],
    ['by no', { annotations: { inject: 'no' } }, 'pod'],
    ['in any spelling', { labels: { inject: 'Disabled' } }, 'pod'],
    ['by FALSE in a variable', { env: { INJECT: 'FALSE' } }, 'env'],
    ['by No in a variable', { env: { INJECT: 'No' } }, 'env'],
    ['not by another value', { labels: { inject: 'off' }, env: { INJECT: '0' } }, 'none'],
    ['not by a value with such a beginning', { labels: { inject: 'not-now' }, env: { INJECT: 'disabled.' } }, 'none'],
  ] as const)('%s', (_name, said, optOut) => expect(choicesOf(said).optOut).toBe(optOut));

  it.each(['disabled', 'Disabled', 'false', 'no', 'NO'])('with %s without a warning', (inject) => {
    expect(choicesOf({ labels: { inject: 'enabled' }, env: { INJECT: inject } }).warnings).toEqual([]);
  });

  it('not with another value, which only causes a warning that does not quote it', () => {
    const said = { labels: { inject: 'off' }, annotations: { inject: '' }, env: { INJECT: 'never' } };
    expect(choicesOf(said).warnings).toEqual([
      'polyaxon-gcs-injector: the value of inject is ignored: it must be enabled or disabled',
      'polyaxon-gcs-injector: the value of inject is ignored: it must be enabled or disabled',
      'polyaxon-gcs-injector: the value of POLYAXON_GCS_INJECTOR_INJECT is ignored: it must be enabled or disabled',
    ]);
  });
});

describe('a pod chooses its outputs', () => {
  it.each([
    ['by annotation first', { annotations: { outputs: 'a' }, labels: { outputs: 'b' }, env: { OUTPUTS: 'c' } }, 'a'],
    ['by label then', { labels: { outputs: 'b' }, env: { OUTPUTS: 'c' } }, 'b'],
    ['by variable at last', { env: { OUTPUTS: 'c' } }, 'c'],
    ['not by an empty name', { annotations: { outputs: '' }, env: { OUTPUTS: 'c' } }, 'c'],
    ['not at all by itself', {}, undefined],
  ])('%s', (_name, said, outputs) => expect(choicesOf(said).outputs).toBe(outputs));
});

describe('a pod names containers', () => {
  it('in a list, with commas, semicolons or spaces, by annotation and by label', () => {
    const said = { annotations: { containers: ' a, b;c  d,' }, labels: { containers: 'e', 'skip-containers': 'f' } };
    expect(choicesOf(said)).toMatchObject({ containers: ['a', 'b', 'c', 'd', 'e'], skipContainers: ['f'] });
  });
});

describe('what no pod can be stored with is no choice', () => {
  const names = (length: number): string => 'a,'.repeat(length / 2);

  it.each([
    ['annotations', 262_144],
    ['labels', 62],
  ] as const)('%s', (where, most) => {
    expect(choicesOf({ [where]: { containers: names(most) } }).containers).toHaveLength(most / 2);
    expect(choicesOf({ [where]: { containers: names(most + 2) } }).containers).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readRun } from '../../../../src/injection/reading/run.ts';

const ignored = (name: string): string =>
  `polyaxon-gcs-injector: container ${name} ignored: the pod has no such container of its own`;

function chosen(choices: Record<string, string>, containers: readonly string[]) {
  const { targets, warnings } = readRun({
    metadata: {
      annotations: Object.fromEntries(
        Object.entries(choices).map(([name, value]) => [`polyaxon-gcs-injector.io/${name}`, value]),
      ),
    },
    spec: { containers: containers.map((name) => ({ name })), initContainers: [{ name: 'setup' }] },
  });
  return { targets: targets.map(({ container }) => container.name), warnings };
}

const OWN = ['polyaxon-main', 'helper', 'polyaxon-sidecar', 'istio-proxy'];

describe('the containers of a run that are injected', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['are the main one', {}, ['polyaxon-main']],
    [
      'are the named ones too, init containers last',
      { containers: 'setup,helper' },
      ['polyaxon-main', 'helper', 'setup'],
    ],
    ['are not those that the pod skips', { containers: 'helper', 'skip-containers': 'polyaxon-main' }, ['helper']],
    ['are none if all are skipped', { 'skip-containers': 'polyaxon-main' }, []],
    ['may be skipped though nobody names them', { 'skip-containers': 'helper setup' }, ['polyaxon-main']],
  ])('%s', (_name, choices, targets) => {
    expect(chosen(choices, OWN)).toEqual({ targets, warnings: [] });
  });

  it.each([
    ['is not there', 'other'],
    ["is Polyaxon's own", 'polyaxon-sidecar'],
    ["is another injector's", 'istio-proxy'],
  ])('are not one that %s, and the author is told once', (_name, name) => {
    expect(chosen({ containers: name, 'skip-containers': name }, OWN)).toEqual({
      targets: ['polyaxon-main'],
      warnings: [ignored(name)],
    });
  });

  it('are a hundred named ones at most, and the author is told', () => {
    const names = Array.from({ length: 101 }, (_, index) => `c${index}`);
    const { targets, warnings } = chosen({ containers: names.join(',') }, ['polyaxon-main', ...names]);
    expect(targets).toEqual(['polyaxon-main', ...names.slice(0, 100)]);
    expect(warnings).toEqual(['polyaxon-gcs-injector: only the first 100 of the named containers are injected']);
    expect(chosen({ containers: names.join(',') }, names.slice(0, 100)).warnings).toEqual([ignored('c100')]);
  });
});

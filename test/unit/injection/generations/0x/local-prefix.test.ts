import { describe, expect, it } from 'vitest';
import { localPrefixOf } from '../../../../../src/injection/generations/0x/local-prefix.ts';
import { aRun, aRunOf0x } from '../../../../support/builders.ts';

/** The prefix that is cut from a path of experiment 7 of the project root/quick-start. */
const prefixOf = (path: string, ...mounts: readonly string[]): string | undefined =>
  localPrefixOf(aRun(aRunOf0x({ mounts: Object.fromEntries(mounts.map((mount) => [mount, mount])) })))(path);

const OWN = '/outputs/root/quick-start/experiments/7';

describe('a bucket stands for', () => {
  it.each([
    ['the mount of the outputs', OWN, ['/outputs'], '/outputs'],
    ['that mount, not one of the project', OWN, ['/outputs', '/outputs/root/quick-start'], '/outputs'],
    ['that mount, not one of the user', OWN, ['/outputs', '/outputs/root'], '/outputs'],
    ['that mount, not one of the run', OWN, ['/outputs', OWN], '/outputs'],
    [
      'that mount, also for another run of the project',
      '/outputs/root/quick-start/groups/4/9',
      ['/outputs', '/outputs/root/quick-start'],
      '/outputs',
    ],
    [
      'the deepest mount above the project',
      `/data${OWN}`,
      ['/data', '/data/outputs', '/data/outputs/root'],
      '/data/outputs',
    ],
    ['all above the project, if the project alone is mounted', OWN, ['/outputs/root/quick-start'], '/outputs'],
    ['all above the project without a mount', OWN, [], '/outputs'],
    [
      'all above the last of two such folders',
      '/root/quick-start/x/root/quick-start/jobs/1',
      [],
      '/root/quick-start/x',
    ],
    [
      'the deepest mount for another project',
      '/outputs/root/other/experiments/1',
      ['/outputs', '/outputs/root/other'],
      '/outputs/root/other',
    ],
    [
      'the outermost mount, if a deeper one lies below the project',
      OWN,
      ['/outputs', '/outputs/root/quick-start/experiments'],
      '/outputs',
    ],
    ['nothing, if a project of another path is only a part of a name', '/disk/xroot/quick-start/7', [], undefined],
    ['nothing, if the project is at the root', '/root/quick-start/experiments/7', [], undefined],
    ['nothing, if the project is at the root, whatever is mounted', '/root/quick-start/7', ['/root'], undefined],
    ['nothing, if there is neither mount nor project', '/disk/7', ['/outputs'], undefined],
  ])('%s', (_what, path, mounts, prefix) => expect(prefixOf(path, ...mounts)).toBe(prefix));
});

it('a user whose name has a dot keeps the project too: Polyaxon reads the name as a group', () => {
  const labels = { project_name: 'jane.doe.mnist', experiment_name: 'jane.doe.mnist.7' };
  const pod = aRunOf0x({ mounts: { '/outputs': 'o', '/outputs/jane/doe': 'fast' } });
  const prefix = localPrefixOf(aRun({ ...pod, metadata: { labels } }));
  expect(prefix('/outputs/jane/doe/groups/mnist/7')).toBe('/outputs');
});

it('a pod without labels of a project has the deepest mount replaced', () => {
  const pod = aRunOf0x({ mounts: { '/outputs': 'o', '/outputs/undefined': 'u' } });
  const prefix = localPrefixOf(aRun({ ...pod, metadata: {} }));
  expect(prefix('/outputs/undefined/7')).toBe('/outputs/undefined');
  expect(prefix('/disk/undefined/7')).toBeUndefined();
});

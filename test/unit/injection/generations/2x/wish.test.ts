import { describe, expect, it } from 'vitest';
import { generation2x } from '../../../../../src/injection/generations/2x/generation.ts';
import { planRun } from '../../../../../src/injection/generations/plan-run.ts';
import type { Container, Pod, Volume } from '../../../../../src/kubernetes/pod.ts';
import { aConnection, anInput, aRun, aRunPod, named, valuesOf } from '../../../../support/builders.ts';

const STORE = 'artifactsStore: {name: acme, kind: gcs, schema: {bucket: gs://acme}, secret: {name: gcs-secret}}';
const planOf = (pod: Pod, config = STORE) => planRun(generation2x, aRun(pod), anInput({ config }));
const mainOf = (...parts: Parameters<typeof planOf>) => planOf(...parts).containers[0];

function aPodWith(members: Partial<Container>, labels: Record<string, string> = {}): Pod {
  const pod = aRunPod({ labels });
  return { ...pod, spec: { containers: pod.spec.containers.map((container) => ({ ...container, ...members })) } };
}

describe('the folder of the key', () => {
  const folderOf = (mountPath: string) =>
    mainOf(aRunPod({ env: [named('store'), aConnection({ secret: { name: 'gcs-secret', mountPath } })] }))
      ?.volumeMounts[0]?.mountPath;

  it.each([
    ['/etc/gcs', '/etc/gcs'],
    ['/etc/gcs/', '/etc/gcs'],
    ['/a', '/a'],
    ['/', '/plx-context/.gc'],
    ['//', '/plx-context/.gc'],
    ['/etc:gcs', '/plx-context/.gc'],
    ['/etc/gcs:', '/plx-context/.gc'],
  ])('%s of the pod becomes %s', (mountPath, folder) => expect(folderOf(mountPath)).toBe(folder));

  it('is the usual one if none is given', () => {
    expect(mainOf(aRunPod())?.volumeMounts).toEqual([
      { name: 'plx-gcs-secret', mountPath: '/plx-context/.gc', readOnly: true },
    ]);
  });
});

describe('the entry of the store', () => {
  const entryIn = (container: Partial<Container>, volumes: Volume[] = []): unknown => {
    const pod = aPodWith(container);
    const env = valuesOf(mainOf({ ...pod, spec: { ...pod.spec, volumes } })?.env);
    return JSON.parse(env['POLYAXON_CONNECTION_SCHEMA_ACME'] ?? '');
  };
  const OURS = [{ name: 'v', secret: { secretName: 'gcs-secret' } }];
  const ENTRY = { name: 'acme', kind: 'gcs', schema: { bucket: 'gs://acme' } };

  it.each<[string, Partial<Container>, Volume[], object]>([
    ['names its Secret in our folder', {}, [], { name: 'gcs-secret', mountPath: '/plx-context/.gc' }],
    [
      'names its Secret in our folder, beside that of an author',
      { volumeMounts: [{ name: 'mine', mountPath: '/plx-context/.gc' }] },
      [{ name: 'mine' }],
      { name: 'gcs-secret', mountPath: '/plx-context/.gc-2' },
    ],
    [
      'names its Secret if the container mounts all of it',
      { volumeMounts: [{ name: 'v', mountPath: '/my//keys/' }] },
      OURS,
      { name: 'gcs-secret', mountPath: '/my/keys' },
    ],
  ])('%s', (_name, container, volumes, secret) => expect(entryIn(container, volumes)).toEqual({ ...ENTRY, secret }));

  it('has no Secret if the container mounts one file of it', () => {
    const volumeMounts = [{ name: 'v', mountPath: '/my/key.json', subPath: 'gc-secret.json' }];
    expect(entryIn({ volumeMounts }, OURS)).toEqual(ENTRY);
  });

  it("never names a key: its client would lose the store's path", () => {
    const plan = mainOf(aRunPod({ env: [named('store'), aConnection({ name: 'store' })] }));
    expect(JSON.stringify(plan)).not.toContain('GC_KEY_PATH');
  });
});

describe('a store whose variable a shell drops', () => {
  const CONFIG = STORE.replace('acme,', 'acme-gcs,');
  const V1 = { 'app.kubernetes.io/version': '1.20.0' };
  const V11 = { 'app.kubernetes.io/version': '11.0.0' };
  const V2 = { 'app.kubernetes.io/version': '2.0.0' };
  const WARNING =
    'polyaxon-gcs-injector: a POSIX shell may drop the variable of this store; rename it without dashes for Polyaxon 1.x';

  it.each([
    ['a shell', ['/bin/sh', '-c'], V1, CONFIG, [WARNING]],
    ['a shell by its name', ['sh'], V1, CONFIG, [WARNING]],
    ['dash', ['/bin/dash'], V1, CONFIG, [WARNING]],
    ['a shell, whose store has no dash', ['/bin/sh'], V1, STORE, []],
    ['a shell that keeps it', ['/bin/bash'], V1, CONFIG, []],
    ['a program whose name begins like a shell', ['/bin/shell'], V1, CONFIG, []],
    ['no command', null, V1, CONFIG, []],
    ['a shell of 2.x, which has the catalog', ['/bin/sh'], V2, CONFIG, []],
    ['a shell of a version that only begins like 1.x', ['/bin/sh'], V11, CONFIG, []],
    ['a shell of no version', ['/bin/sh'], {}, CONFIG, []],
  ])('is warned about with %s', (_name, command, labels, config, warnings) => {
    expect(planOf(aPodWith({ command }, labels), config).warnings).toEqual(warnings);
  });
});

describe('the outputs path', () => {
  it("is in the run's own folder, or nowhere if that is unknown", () => {
    const pathIn = (instance: string) =>
      valuesOf(mainOf(aRunPod({ labels: { 'app.kubernetes.io/instance': instance } }))?.env)[
        'POLYAXON_RUN_OUTPUTS_PATH'
      ];
    expect([pathIn('uuid'), pathIn('')]).toEqual(['gs://acme/uuid/outputs', undefined]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { applied, readPod } from '../../support/builders.ts';
import { runProgram } from '../../support/run-program.ts';

const fixture = (name: string): string => new URL(`../../fixtures/${name}`, import.meta.url).pathname;
const JOB = fixture('polyaxon-1.x-2.x/2.18.0-job.json');

const MANIFEST = `# comes first
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  k:   "odd   spacing" # kept
---
# the run
apiVersion: batch/v1
kind: Job
metadata:
  name: train # its name
  namespace: team-a
spec:
  template:
    metadata:
      labels:
        app.kubernetes.io/managed-by: polyaxon
        app.kubernetes.io/part-of: polyaxon-runs
        app.kubernetes.io/instance: 8aac02e3a62a4f0aaa257c59da5eab80
    spec:
      containers:
      - name: polyaxon-main
        image: 'tensorflow/tensorflow:2.15.0' # quoted
        args: ["--epochs=3"]
---
kind:   Service
apiVersion: v1
# comes last
`;
const CONFIG = new URL('../../../examples/config.yaml', import.meta.url).pathname;

describe('inject', () => {
  it('prints one Pod as JSON, and its patch as an array', async () => {
    const [whole, patch] = await Promise.all(
      ['json', 'patch'].map((form) => runProgram(['inject', '-f', JOB, '-o', form])),
    );
    const operations = JSON.parse(patch?.stdout ?? '');
    expect(JSON.parse(whole?.stdout ?? '')).toEqual(
      applied(readPod('polyaxon-1.x-2.x/2.18.0-job.json'), { operations }),
    );
  });

  it('prints the reason on standard error', async () => {
    const { stderr } = await runProgram(['inject', '-f', JOB, '-o', 'patch']);
    expect(stderr).toBe(
      'Pod polyaxon/plx-operation-8aac02e3a62a4f0aaa257c59da5eab80-*: injected: The run would get its outputs path and its credentials.\n' +
        'only if the namespace opted in: kubectl label namespace polyaxon polyaxon-gcs-injector.io/inject=enabled\n',
    );
  });

  it.each(readdirSync(fixture('polyaxon-0.x/negative')))(
    'returns %s byte for byte, with an empty patch',
    async (name) => {
      const file = fixture(`polyaxon-0.x/negative/${name}`);
      for (const form of ['yaml', 'json'])
        expect((await runProgram(['inject', '-f', file, '-o', form])).stdout).toBe(readFileSync(file, 'utf8'));
      expect((await runProgram(['inject', '-f', file, '-o', 'patch'])).stdout).toBe('[]\n');
      expect((await runProgram(['inject', '-f', file, '-o', 'diff'])).stdout).toBe('');
    },
  );

  it('keeps comments, order and untouched documents of YAML', async () => {
    const { stdout } = await runProgram(['inject', '-f', '-', '--config', CONFIG], MANIFEST);
    const added = stdout.split('\n').filter((line) => !MANIFEST.split('\n').includes(line));
    expect(stdout.split('\n').filter((line) => !added.includes(line))).toEqual(MANIFEST.split('\n'));
    expect(parseAllDocuments(stdout)).toHaveLength(3);
    expect(added.join('\n')).toContain('name: GOOGLE_APPLICATION_CREDENTIALS');
  });

  it('returns a manifest without changes byte for byte', async () => {
    const untouched = MANIFEST.replace('managed-by: polyaxon', 'managed-by: helm');
    expect((await runProgram(['inject', '-f', '-'], untouched)).stdout).toBe(untouched);
  });

  it('gives each place that shares an anchor its own copy', async () => {
    const shared = `
apiVersion: v1
kind: List
items:
${['a', 'b']
  .map(
    (name) => `- apiVersion: v1
  kind: Pod
  metadata: {name: ${name}, labels: {${name === 'a' ? 'app.kubernetes.io/managed-by: polyaxon, app.kubernetes.io/part-of: polyaxon-runs' : 'x: y'}}}
  spec:
    containers:
    - name: polyaxon-main
      env: ${name === 'a' ? '&env [{name: A, value: b}]' : '*env'}`,
  )
  .join('\n')}
`;
    const list = parse((await runProgram(['inject', '-f', '-', '--config', CONFIG], shared)).stdout);
    const [first, second] = list.items.map(
      (pod: { spec: { containers: { env: object[] }[] } }) => pod.spec.containers[0]?.env.length,
    );
    expect(first).toBeGreaterThan(1);
    expect(second).toBe(1);
  });

  it.each(['01-job-gcs-artifacts-store', '04-service-op-ee-auth', '10-pytorchjob-master'])(
    'finds the pod templates in the custom resource of %s',
    async (name) => {
      const { stdout, stderr } = await runProgram([
        'inject',
        '-f',
        fixture(`polyaxon-1.x-2.x/cr/${name}.cr.json`),
        '-o',
        'patch',
      ]);
      const paths = JSON.parse(stdout).map(({ path }: { path: string }) => path);
      expect(paths.every((path: string) => /^\/\w+Spec\/(replicaSpecs\/\w+\/)?template\//.test(path))).toBe(true);
      expect(stderr).toContain(': injected: ');
    },
  );

  it.each(['notebook', 'dist-tfjob'])('finds the pod templates that Polyaxon 0.x posts for a %s', async (name) => {
    const { stderr } = await runProgram([
      'inject',
      '-f',
      fixture(`polyaxon-0.x/raw/${name}.before.json`),
      '--config',
      CONFIG,
      '-o',
      'patch',
    ]);
    expect(stderr).toMatch(/^(Deployment|TFJob) polyaxon\/plx-.*: injected: /m);
  });

  it('shows only what changes as a diff', async () => {
    const { stdout } = await runProgram(['inject', '-f', JOB, '-o', 'diff']);
    expect(stdout.split('\n').filter((line) => /^-(?!--)/.test(line))).toEqual([]);
    expect(stdout).toContain('+        - name: GOOGLE_APPLICATION_CREDENTIALS');
  });

  it('uses the settings of the given namespace', async () => {
    const { stderr } = await runProgram(['inject', '-f', JOB, '--config', CONFIG, '-n', 'team-on-gke', '-o', 'patch']);
    expect(stderr).toMatch(/^Pod team-on-gke\/.*: workload_identity: /);
  });

  it('reports a manifest without a pod', async () => {
    expect((await runProgram(['inject', '-f', '-'], 'kind: Service\napiVersion: v1\n')).stderr).toBe(
      'no pod and no pod template in the document\n',
    );
  });
});

describe('a manifest of a stranger', () => {
  const HOSTILE = String.raw`"x\e[2J\u202eevil\a"`;
  const manifest = `apiVersion: v1
kind: Pod
metadata: {name: ${HOSTILE}, namespace: ${HOSTILE}, labels: {app.kubernetes.io/managed-by: polyaxon, app.kubernetes.io/part-of: polyaxon-runs}}
spec: {containers: [{name: polyaxon-main, image: x}]}
`;
  const UNWANTED = /[^\P{C}\n]/u;

  it('writes no control character to a terminal', async () => {
    const { stderr } = await runProgram(['inject', '-f', '-', '--config', CONFIG], manifest);
    expect(stderr).toContain('Pod x [2J evil');
    expect(stderr).not.toMatch(UNWANTED);
  });

  it.each([
    ['cannot be parsed', String.raw`{"a": *x\u001b[2J}`.replace(String.raw`\u001b`, '\u001b')],
    ['is no pod', manifest.replace('image: x', `env: [{name: ${HOSTILE}, value: 1}]`)],
    [
      'grows by aliases',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(10)}]`).join('\n')}\n`,
    ],
  ])('that %s is refused in one line', async (_why, text) => {
    const { error } = await runProgram(['inject', '-f', '-'], text);
    expect(error?.name).toBe('CommandFailed');
    expect(error?.message).not.toMatch(/\p{C}/u);
  });
});

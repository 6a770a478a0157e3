import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChoices } from '../../../src/injection/reading/choices.ts';
import { isPod, type Pod } from '../../../src/kubernetes/pod.ts';
import { type RecognitionLabels, recognise } from '../../../src/polyaxon/recognition.ts';

export interface NamedPod {
  readonly name: string;
  readonly pod: Pod;
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Every pod of the fixtures: those in separate files, and those in an AdmissionReview. */
export const fixturePods = (): readonly NamedPod[] =>
  readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const pod = podIn(JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')));
      return pod === undefined ? [] : [{ name, pod }];
    });

function podIn(file: { kind?: string; request?: { object?: { kind?: string } } }): Pod | undefined {
  const candidate = file.kind === 'Pod' ? file : file.request?.object;
  return candidate?.kind === 'Pod' && isPod(candidate) ? candidate : undefined;
}

const RUN_0X = { type: 'polyaxon-runner', app: 'polyaxon-job' };
const RUN_2X = { 'app.kubernetes.io/managed-by': 'polyaxon', 'app.kubernetes.io/part-of': 'polyaxon-runs' };
const COMPONENT = 'app.kubernetes.io/component';
const DASK = { 'dask.org/cluster-name': 'a' };
const INSTANCE = [{ name: 'POLYAXON_RUN_INSTANCE', value: 'u.p.runs.1' }];
const INJECT = 'polyaxon-gcs-injector.io/inject';

/** Pods at the edges of the rules, such as those that merely resemble a run. */
export const edgePods = (): readonly NamedPod[] => [
  edge('no labels at all', undefined),
  edge('an empty map of labels', {}),
  edge('a type without an app', { type: 'polyaxon-runner' }),
  edge('an app without a type', { app: 'polyaxon-job' }),
  edge('an app of the platform', { ...RUN_0X, app: 'polyaxon-api' }),
  edge('a build that has the labels of 2.x too', { ...RUN_2X, type: 'polyaxon-runner', app: 'polyaxon-dockerizer' }),
  edge('a run of 0.x that has the labels of 2.x too', { ...RUN_2X, ...RUN_0X }),
  edge('a pod of the platform with the labels of a run', { ...RUN_2X, type: 'polyaxon-core' }),
  edge('managed by Polyaxon, part of nothing', { 'app.kubernetes.io/managed-by': 'polyaxon' }),
  edge('part of the runs, managed by another', { ...RUN_2X, 'app.kubernetes.io/managed-by': 'Helm' }),
  edge('a notifier with an instance', { ...RUN_2X, [COMPONENT]: 'polyaxon-notifiers' }, INSTANCE),
  edge('an unknown component', { ...RUN_2X, [COMPONENT]: 'polyaxon-newjobs' }),
  edge('an instance without labels', undefined, INSTANCE),
  edge('a Dask pod with an instance', DASK, INSTANCE),
  edge('a Dask pod without one', DASK),
  edge('a Dask pod that somebody else manages', { ...DASK, 'app.kubernetes.io/managed-by': 'Helm' }, INSTANCE),
  edge('a Dask pod of the platform', { ...DASK, 'app.kubernetes.io/part-of': 'polyaxon-core' }, INSTANCE),
  edge('a run that its label opts out', { ...RUN_2X, [INJECT]: 'disabled' }),
  edge('a run that its annotation opts out', RUN_0X, [], { [INJECT]: 'disabled' }),
  edge('a run that its label opts out in other words', { ...RUN_2X, [INJECT]: 'False' }),
  edge('a run that its annotation opts out in other words', RUN_0X, [], { [INJECT]: 'NO' }),
  edge('a run whose choice is an unknown word', RUN_0X, [], { [INJECT]: 'none' }),
  edge('a run that opts in', RUN_0X, [], { [INJECT]: 'enabled' }),
  edge('a run with credentials', RUN_0X, [CREDENTIALS]),
  injectedSidecar('a run whose injected sidecar alone has credentials', 'istio-proxy'),
  injectedSidecar("a run whose sidecar of Polyaxon's alone has credentials", 'polyaxon-sidecar'),
  edge('a run with a status', RUN_2X, [], { 'polyaxon-gcs-injector.io/status': '{"v":1,"reason":"no_store"}' }),
];

const CREDENTIALS = { name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/key.json' };

const injectedSidecar = (name: string, sidecar: string): NamedPod => ({
  name,
  pod: {
    metadata: { labels: RUN_0X },
    spec: { containers: [{ name: sidecar, env: [CREDENTIALS] }, { name: 'main' }] },
  },
});

function edge(
  name: string,
  labels: Record<string, string> | undefined,
  env: Pod['spec']['containers'][number]['env'] = [],
  annotations?: Record<string, string>,
): NamedPod {
  const metadata = { ...(labels && { labels }), ...(annotations && { annotations }) };
  return { name, pod: { metadata, spec: { containers: [{ name: 'main', env }] } } };
}

/** True if the server should be called for a pod: it is a run, and neither label nor annotation opts it out. */
export const isWanted = (pod: Pod, names: RecognitionLabels): boolean =>
  recognise(pod, names).generation !== 'none' && readChoices(pod).choices.optOut !== 'pod';

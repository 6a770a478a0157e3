import type { V1Pod } from '@kubernetes/client-node';
import { expect, vi } from 'vitest';
import { prepareEnvironment } from '../environments/environment.ts';
import { adaptPod } from './adapt-pod.ts';
import type { Job } from './job.ts';
import { kubectl, lab } from './lab.ts';
import { furnishNamespace, type NamespaceContent, newNamespace } from './namespace.ts';

export interface RunningPod {
  readonly name: string;
  readonly namespace: string;
  /** The name of its main container. */
  readonly main: string;
}

/** The end of a pod, and its output. An exit code proves nothing here: check the content of Google. */
export interface PodEnd {
  readonly phase: string;
  readonly exitCode: number | undefined;
  readonly log: string;
}

const NAME = 'run';
const TIMEOUT_MS = 120_000;

/** Creates the run's pod through the API server, which calls the webhook, in a namespace with these Secrets. */
export async function createPod(job: Job, content: NamespaceContent): Promise<RunningPod> {
  const namespace = newNamespace();
  await furnishNamespace(namespace, job.pod, content);
  return createPodIn(namespace, job);
}

/** Creates the run's pod in an existing namespace. */
export async function createPodIn(namespace: string, job: Job, wanted = NAME): Promise<RunningPod> {
  const environment = job.environment && (await prepareEnvironment(job.environment));
  const manifest = adaptPod(job, { name: wanted, trustDirectory: lab().trustDirectory, environment });
  const { metadata } = await (job.isOfJobController ? createByJob : create)(manifest, namespace);
  return { name: metadata?.name ?? '', namespace, main: manifest.spec?.containers[0]?.name ?? '' };
}

async function create(manifest: object, namespace: string): Promise<V1Pod> {
  const command = ['create', `--namespace=${namespace}`, '--output=json', '--filename=-'];
  return JSON.parse(await kubectl(command, JSON.stringify(manifest)));
}

/**
 * Polyaxon gives its Jobs one try, and no time after their end. These get some time, so that a test can read their
 * logs.
 */
async function createByJob({ metadata, spec }: V1Pod, namespace: string): Promise<V1Pod> {
  const { name, ...template } = metadata ?? {};
  const job = { backoffLimit: 0, template: { metadata: template, spec } };
  await create({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: job }, namespace);
  const list = ['get', 'pods', `--namespace=${namespace}`, `--selector=job-name=${name}`, '--output=json'];
  const pods = async (): Promise<V1Pod[]> => JSON.parse(await kubectl(list)).items;
  await expect.poll(pods, { timeout: TIMEOUT_MS }).toHaveLength(1);
  return (await pods())[0] ?? {};
}

export async function endOf(pod: RunningPod): Promise<PodEnd> {
  const { status } = await waitFor(pod, ({ status: { phase } = {} }) => expect(phase).toMatch(/Succeeded|Failed/));
  const main = status?.containerStatuses?.find(({ name }) => name === pod.main);
  return { phase: status?.phase ?? '', exitCode: main?.state?.terminated?.exitCode, log: await logOf(pod) };
}

/** Its address from here, as soon as it runs. */
export async function addressOf(pod: RunningPod): Promise<string> {
  const { status } = await waitFor(pod, ({ status: { podIP } = {} }) => expect(podIP).toBeDefined());
  return status?.podIP ?? '';
}

/** The pod as soon as the condition holds. Not `expect.poll`, which hooks may not use. */
function waitFor(pod: RunningPod, check: (pod: V1Pod) => void): Promise<V1Pod> {
  const read = async () => {
    const current = await readPod(pod);
    check(current);
    return current;
  };
  return vi.waitFor(read, { timeout: TIMEOUT_MS, interval: 500 });
}

/**
 * Deletes it with its namespace. Returns when no container of it runs any more: the next Google listens at the same
 * address, and would see calls of remaining ones.
 */
export async function removePod({ namespace }: RunningPod): Promise<void> {
  await kubectl(['delete', 'jobs,pods', '--all', '--cascade=foreground', `--namespace=${namespace}`]);
  await kubectl(['delete', 'namespace', namespace, '--wait=false']);
}

const logOf = ({ name, namespace, main }: RunningPod): Promise<string> =>
  kubectl(['logs', name, `--namespace=${namespace}`, `--container=${main}`]);

export async function readPod({ name, namespace }: RunningPod): Promise<V1Pod> {
  return JSON.parse(await kubectl(['get', 'pod', name, `--namespace=${namespace}`, '--output=json']));
}

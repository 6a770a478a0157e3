import type { V1Pod } from '@kubernetes/client-node';
import { expect } from 'vitest';
import type { Google } from '../../../lab/google/start-google.ts';
import { EXAMPLES_NAMESPACE } from '../harness/configuration.ts';
import { startGoogleForPods } from '../harness/google.ts';
import type { Job } from '../harness/job.ts';
import { kubectl } from '../harness/lab.ts';
import { furnishNamespace } from '../harness/namespace.ts';
import { noteRun } from '../harness/note-run.ts';
import { addressOf, createPodIn, endOf, type PodEnd, type RunningPod } from '../harness/run-pod.ts';
import { type Checkout, openCheckout } from './checkout.ts';

/** The examples' names for their release and its namespace. */
const RELEASE = 'polyaxon-gcs-injector';

/** The accounts of a Google: their buckets, and the names of their key files in the READMEs. */
export type Accounts = Readonly<Record<string, { readonly buckets: readonly string[]; readonly keyFile: string }>>;

/** A cluster for the commands of an example, and the Google that its runs reach. */
export interface Installation extends AsyncDisposable {
  readonly google: Google;
  readonly sh: Checkout['run'];
  /** Waits until the old replicas are gone after an upgrade. Until then they answer by the old configuration. */
  untilReplaced(): Promise<void>;
  run(name: string, job: Job): Promise<PodEnd>;
  /** Starts a run that does not end, and returns its address. */
  serve(name: string, job: Job): Promise<string>;
}

/** A namespace with only the objects of Polyaxon. The example does the rest. */
export async function startInstallation(accounts: Accounts, pod: V1Pod): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const google = stack.use(await startGoogleOf(accounts));
  stack.defer(removeNamespaces);
  await furnish(pod);
  const keys = Object.entries(accounts).map(([email, { keyFile }]) => [keyFile, google.keyFile(email)]);
  const { run: sh } = stack.use(await openCheckout(Object.fromEntries(keys)));
  stack.defer(async () => {
    await sh(`helm uninstall ${RELEASE} --namespace ${RELEASE} --ignore-not-found`);
  });
  const owned = stack.move();
  return {
    google,
    sh,
    untilReplaced: () => expect.poll(countReplicas, { timeout: 60_000 }).toBe(REPLICAS),
    run: async (name, job) => {
      const started = performance.now();
      const end = await endOf(await create(name, job));
      noteRun((performance.now() - started) / 1000);
      return end;
    },
    serve: async (name, job) => addressOf(await create(name, job)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function removeNamespaces(): Promise<void> {
  // Nobody calls the replicas any more, so they need no grace time.
  await kubectl(['delete', 'pods', '--all', `--namespace=${RELEASE}`, '--grace-period=1', '--wait=false']);
  await kubectl(['delete', 'namespace', EXAMPLES_NAMESPACE, RELEASE, '--ignore-not-found', '--wait']);
}

async function create(name: string, job: Job): Promise<RunningPod> {
  await furnish(job.pod);
  return createPodIn(EXAMPLES_NAMESPACE, job, name);
}

const REPLICAS = 2;

async function countReplicas(): Promise<number> {
  const list = await kubectl(['get', 'pods', `--namespace=${RELEASE}`, '--output=name']);
  return list.trim().split('\n').length;
}

const furnish = (pod: V1Pod) => furnishNamespace(EXAMPLES_NAMESPACE, pod, { isInjected: false, secrets: {} });

function startGoogleOf(accounts: Accounts): Promise<Google> {
  const granted = Object.entries(accounts).map(([email, { buckets }]) => [email, buckets]);
  const buckets = Object.values(accounts).flatMap((account) => account.buckets);
  return startGoogleForPods({ accounts: Object.fromEntries(granted), buckets });
}

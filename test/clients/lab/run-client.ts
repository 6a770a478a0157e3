import type { Report } from '../../google/record/report.ts';
import type { Google } from '../../google/start-google.ts';
import { ACCOUNT, OTHER_ACCOUNT, SECRET } from './configuration.ts';
import { type GoogleChoices, startGoogleForPods } from './google.ts';
import type { Job } from './job.ts';
import type { SecretFiles } from './namespace.ts';
import { NETWORK_ENV } from './network.ts';
import { noteRun } from './note-run.ts';
import { createPod, endOf, type PodEnd, type RunningPod, removePod } from './run-pod.ts';

/** How a client fared, and what its Google saw meanwhile. */
export interface Outcome extends PodEnd {
  readonly report: Report;
  readonly pod: RunningPod['admitted'];
  readonly objects: Google['objects'];
}

/** The run as a user has it: in an opted-in namespace whose Secret holds the account's key. */
export const runInjected = (job: Job, choices?: GoogleChoices): Promise<Outcome> =>
  runClient(job, { isInjected: true, isKeyGood: true }, choices);

/** The same run and the same network where nobody opted in. The author has to write what the network needs. */
export const runNotInjected = (job: Job): Promise<Outcome> => {
  const main = { ...job.main, env: [...(job.main.env ?? []), ...NETWORK_ENV] };
  return runClient({ ...job, main }, { isInjected: false, isKeyGood: true });
};

/** The same run, injected, with a key of the same account and the same id that Google never issued. */
export const runWithWrongKey = (job: Job): Promise<Outcome> => runClient(job, { isInjected: true, isKeyGood: false });

interface Circumstances {
  readonly isInjected: boolean;
  readonly isKeyGood: boolean;
}

async function runClient(
  job: Job,
  { isInjected, isKeyGood }: Circumstances,
  choices?: GoogleChoices,
): Promise<Outcome> {
  await using google = await startGoogleForPods(choices);
  const started = performance.now();
  const pod = await createPod(job, { isInjected, secrets: await secretsOf(google, isKeyGood) });
  try {
    const end = await endOf(pod, job.timeoutMs);
    noteRun((performance.now() - started) / 1000);
    return { ...end, report: google.report(), pod: pod.admitted, objects: google.objects };
  } finally {
    await removePod(pod, job.namespace !== undefined);
  }
}

/** Both generations' names for the same key: a namespace may serve both. */
export async function secretsOf(google: Google, isKeyGood = true): Promise<Record<string, SecretFiles>> {
  const key = (account: string) => (isKeyGood ? google.keyFile(account) : google.forgedKeyFile(account));
  const own = await key(ACCOUNT);
  return {
    [SECRET]: { 'gcs-key.json': own, 'gc-secret.json': own },
    'other-secret': { 'other-key.json': await key(OTHER_ACCOUNT) },
  };
}

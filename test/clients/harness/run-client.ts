import type { Report } from '../../../lab/google/record/report.ts';
import type { Google } from '../../../lab/google/start-google.ts';
import { ACCOUNT, OTHER_ACCOUNT, SECRET } from './configuration.ts';
import { type GoogleChoices, startGoogleForPods } from './google.ts';
import type { Job } from './job.ts';
import type { Secrets } from './namespace.ts';
import { NETWORK_ENV } from './network.ts';
import { noteRun } from './note-run.ts';
import { addressOf, createPod, endOf, type PodEnd, removePod } from './run-pod.ts';

/** The result of a client, and what its Google saw meanwhile. */
export interface Outcome extends PodEnd {
  readonly report: Report;
  readonly objects: Google['objects'];
}

export interface Circumstances {
  readonly isInjected: boolean;
  readonly isKeyGood: boolean;
}

/** The usual run: in an opted-in namespace whose Secret holds the account's key. */
export const INJECTED: Circumstances = { isInjected: true, isKeyGood: true };
/** The same run and network in a namespace that did not opt in. */
export const NOT_INJECTED: Circumstances = { isInjected: false, isKeyGood: true };
/** The same injected run with a key that Google never issued, for the same account and key id. */
export const WRONG_KEY: Circumstances = { isInjected: true, isKeyGood: false };

export const runInjected = (job: Job, choices?: GoogleChoices): Promise<Outcome> => runClient(job, INJECTED, choices);
export const runNotInjected = (job: Job, choices?: GoogleChoices): Promise<Outcome> =>
  runClient(job, NOT_INJECTED, choices);
export const runWithWrongKey = (job: Job, choices?: GoogleChoices): Promise<Outcome> =>
  runClient(job, WRONG_KEY, choices);

async function runClient(job: Job, circumstances: Circumstances, choices?: GoogleChoices): Promise<Outcome> {
  await using google = await startGoogleForPods(choices);
  await using pod = await start(job, google, circumstances);
  const end = await endOf(pod);
  return { ...end, report: google.report(), objects: google.objects };
}

export interface Server extends AsyncDisposable {
  readonly google: Google;
  /** The pod's address for the tests. */
  readonly address: string;
}

/** A run that does not end, such as a TensorBoard, until it is disposed of. */
export async function serve(job: Job, circumstances: Circumstances): Promise<Server> {
  await using stack = new AsyncDisposableStack();
  const google = stack.use(await startGoogleForPods());
  const pod = stack.use(await start(job, google, circumstances));
  const address = await addressOf(pod);
  const started = stack.move();
  return { google, address, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

/** Without opting in, the author has to write the network's settings. */
async function start(job: Job, google: Google, { isInjected, isKeyGood }: Circumstances) {
  const started = performance.now();
  const main = isInjected ? job.main : { ...job.main, env: [...(job.main.env ?? []), ...NETWORK_ENV] };
  const pod = await createPod({ ...job, main }, { isInjected, secrets: await secretsOf(google, isKeyGood) });
  const dispose = async () => {
    noteRun((performance.now() - started) / 1000);
    await removePod(pod);
  };
  return { ...pod, [Symbol.asyncDispose]: dispose };
}

/** Both generations' names for the same key, because a namespace may serve both. */
export async function secretsOf(google: Google, isKeyGood = true): Promise<Secrets> {
  const key = (account: string) => (isKeyGood ? google.keyFile(account) : google.forgedKeyFile(account));
  const [own, other] = [await key(ACCOUNT), await key(OTHER_ACCOUNT)];
  return {
    [SECRET]: { 'gcs-key.json': own, 'gc-secret.json': own },
    'gcs-data-secret': { 'gcs-data-key.json': other },
  };
}

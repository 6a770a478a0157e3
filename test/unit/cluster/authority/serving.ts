import { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import { certificatesIn } from '../../../../src/certificates/certificate.ts';
import { type Phase, phaseOf } from '../../../../src/rotation/kept.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { type Installed, install } from './installed.ts';
import { type Replica, startReplica } from './replica.ts';

export const SOON = { timeout: 10_000, interval: 2 };

export interface Serving extends AsyncDisposable {
  readonly installed: Installed;
  readonly time: FakeTime;
  readonly replica: Replica;
}

/** An installation with a replica that serves. */
export async function serving(): Promise<Serving> {
  await using opened = new AsyncDisposableStack();
  const installed = opened.use(await install());
  const time = new FakeTime();
  const replica = opened.use(startReplica(installed, time));
  await replica.certificate.first;
  await expect.poll(() => isReady(replica), SOON).toBe(true);
  const kept = opened.move();
  return { installed, time, replica, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Lets this time pass, which brings a tick, then waits until the condition holds. */
export async function passes(time: FakeTime, ms: number, isSo: () => unknown, wanted: unknown): Promise<void> {
  time.pass(ms);
  await expect.poll(isSo, SOON).toEqual(wanted);
}

/** Lets seconds pass until the condition holds. */
export const keepsPassing = (time: FakeTime, isSo: () => unknown, wanted: unknown): Promise<void> =>
  expect
    .poll(() => {
      time.pass(1000);
      return isSo();
    }, SOON)
    .toEqual(wanted);

/** The fingerprint of the authority that signed a replica's leaf. */
export function issuerOf({ certificate }: Replica): string | undefined {
  const [, authority] = certificatesIn(certificate.current()?.cert ?? '');
  return authority?.fingerprint;
}

export const expiryOf = ({ certificate }: Replica): Date =>
  new X509Certificate(certificate.current()?.cert ?? '').validToDate;

export const isReady = ({ certificate }: Replica): boolean => certificate.whyNotReady() === undefined;

export const phase = (installed: Installed) => (): Phase => phaseOf(installed.kept());

/** What `certs rotate` does, by the annotation of its request. */
export const wishFor = (annotation: string, installed: Installed): void =>
  installed.putSecret({ data: installed.secret().data ?? {}, annotations: { [annotation]: 'now' } });

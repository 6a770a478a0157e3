import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../../../src/rotation/bundle.ts';
import { knownCertificates } from '../../../../src/rotation/kept.ts';
import { LEAKED_ANNOTATION } from '../../../../src/rotation/secret-data.ts';
import { authorityMadeAt } from '../../rotation/made-authorities.ts';
import { startReplica } from './replica.ts';
import { isReady, issuerOf, keepsPassing, passes, phase, SOON, serving, wishFor } from './serving.ts';

describe('after a leak', () => {
  it('a new authority alone is trusted, and every replica serves with it, without a wait', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    await using other = startReplica(installed, time, 'replica-2');
    await other.certificate.first;
    const leaked = issuerOf(replica);
    wishFor(LEAKED_ANNOTATION, installed);
    await expect.poll(() => [replica, other].map(issuerOf), SOON).not.toContain(leaked);
    const next = installed.kept().issuing?.certificate.fingerprint;
    await expect.poll(installed.trusted, SOON).toEqual([[next], [next]]);
    expect([replica, other].map(issuerOf)).toEqual([next, next]);
    expect([replica, other].map(isReady)).toEqual([true, true]);
    expect(installed.secret().metadata?.annotations).toEqual({});
    expect(phase(installed)()).toBe('settled');
  });

  it('what was trusted before is taken out as often as somebody puts it back', async () => {
    await using began = await serving();
    const { installed } = began;
    const leaked = knownCertificates(installed.kept());
    wishFor(LEAKED_ANNOTATION, installed);
    await expect.poll(() => installed.trusted()[1]?.length, SOON).toBe(1);
    const next = knownCertificates(installed.kept());
    const after = installed.trusted();
    const both = writeBundle([...leaked, ...next]);
    installed.putBundles([both, both]);
    await expect.poll(installed.trusted, SOON).toEqual(after);
  });

  it('another leak a minute later is answered too, and one before that has to wait', async () => {
    await using began = await serving();
    const { installed, time, replica } = began;
    wishFor(LEAKED_ANNOTATION, installed);
    await expect.poll(() => installed.secret().metadata?.annotations, SOON).toEqual({});
    const second = issuerOf(replica);
    wishFor(LEAKED_ANNOTATION, installed);
    await passes(time, 59_000, () => replica.written.text.includes('withdrawn'), true);
    expect(Object.keys(installed.secret().metadata?.annotations ?? {})).toEqual([LEAKED_ANNOTATION]);
    await keepsPassing(time, () => installed.secret().metadata?.annotations, {});
    await expect.poll(() => issuerOf(replica), SOON).not.toBe(second);
  });
});

it('a foreign certificate that an admin takes out of caBundle does not come back', async () => {
  await using began = await serving();
  const { installed, time, replica } = began;
  const before = installed.trusted();
  const { certificate: foreign } = await authorityMadeAt(time.clock());
  const own = knownCertificates(installed.kept());
  const both = writeBundle([...own, foreign]);
  installed.putBundles([both, both]);
  await expect.poll(phase(installed), SOON).toBe('retiring');
  const alone = writeBundle(own);
  installed.putBundles([alone, alone]);
  const asked = installed.server.requests.length;
  await keepsPassing(time, () => installed.server.requests.length > asked, true);
  expect([installed.trusted(), issuerOf(replica)]).toEqual([before, before[0]?.[0]]);
});

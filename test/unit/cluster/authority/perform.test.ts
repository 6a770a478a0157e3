import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { perform } from '../../../../src/cluster/authority/perform.ts';
import { type AuthorityView, viewAuthority } from '../../../../src/cluster/authority/view.ts';
import { isConflict } from '../../../../src/cluster/call.ts';
import { NOTHING_KEPT, phaseOf } from '../../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS, LEAF_LIFE_MS } from '../../../../src/rotation/lifetimes.ts';
import type { Leaf } from '../../../../src/rotation/observation.ts';
import { ROTATE_ANNOTATION, writeKept } from '../../../../src/rotation/secret-data.ts';
import type { Step } from '../../../../src/rotation/step.ts';
import { WRITES } from '../../../support/api-server/start.ts';
import { FakeTime } from '../../../support/fake-time.ts';
import { authorityMadeAt, later } from '../../rotation/made-authorities.ts';
import { CONFIGURATION, ENTRIES, type Installed, install, NAMES, SECRET } from './installed.ts';

const START = new FakeTime().clock();
const authority = await authorityMadeAt(START);
const { fingerprint } = authority.certificate;

/** Performs steps on its view of an installation. */
async function performer(prepare: (installed: Installed) => void = () => undefined) {
  await using opened = new AsyncDisposableStack();
  const installed = opened.use(await install());
  prepare(installed);
  const time = new FakeTime();
  const view: AuthorityView = viewAuthority(installed.api, {
    names: NAMES,
    time,
    changed: () => undefined,
    failed: () => undefined,
  });
  opened.defer(view.stop);
  await view.refresh();
  const leaves: Leaf[] = [];
  const options = {
    api: installed.api,
    names: NAMES,
    view,
    now: time.clock(),
    useLeaf: (leaf: Leaf) => void leaves.push(leaf),
  };
  const kept = opened.move();
  return {
    ...installed,
    view,
    leaves,
    perform: (step: Step) => perform(step, options),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

describe('a step', () => {
  it('that makes the first authority keeps it in the Secret, beside foreign data', async () => {
    await using replica = await performer(({ putSecret }) => putSecret({ data: { theirs: 'eA==' } }));
    await replica.perform({ kind: 'make-first-authority' });
    const { issuing } = replica.kept();
    expect(issuing?.certificate.notAfter).toEqual(later(AUTHORITY_LIFE_MS, START));
    expect(replica.secret().data).toMatchObject({ theirs: 'eA==' });
    expect(replica.view.kept()?.issuing?.certificate).toEqual(issuing?.certificate);
  });

  it('that starts a rotation lets another authority join, and removes the request for it', async () => {
    const data = writeKept({ ...NOTHING_KEPT, issuing: authority }, {});
    await using replica = await performer(({ putSecret }) =>
      putSecret({ data, annotations: { [ROTATE_ANNOTATION]: 'now' } }),
    );
    await replica.perform({ kind: 'start-rotation' });
    expect(phaseOf(replica.kept())).toBe('joining');
    expect(replica.kept().issuing?.certificate).toEqual(authority.certificate);
    expect(replica.secret().metadata?.annotations).toEqual({});
  });

  it('that retires certificates keeps a request for a rotation', async () => {
    await using replica = await performer(({ putSecret }) =>
      putSecret({ annotations: { [ROTATE_ANNOTATION]: 'now' } }),
    );
    await replica.perform({ kind: 'retire', certificates: [authority.certificate] });
    expect(replica.kept().retired?.certificates).toEqual([authority.certificate]);
    expect(replica.view.isRotationWanted()).toBe(true);
  });

  it('that writes the bundle makes every entry trust exactly that', async () => {
    await using replica = await performer();
    await replica.perform({ kind: 'write-bundle', certificates: [authority.certificate] });
    expect(replica.trusted()).toEqual(ENTRIES.map(() => [fingerprint]));
    expect(replica.view.bundle()?.entries.map(({ name }) => name)).toEqual(ENTRIES);
  });

  it('that issues a leaf makes one for the name of the Service, and writes nothing', async () => {
    await using replica = await performer();
    await replica.perform({ kind: 'issue-leaf', from: authority });
    const [leaf] = replica.leaves;
    const shown = new X509Certificate(leaf?.keyPair.cert ?? '');
    expect(shown.checkHost('injector.injector.svc')).toBe('injector.injector.svc');
    expect(shown.checkIssued(new X509Certificate(authority.certificate.pem))).toBe(true);
    expect([leaf?.issuer, leaf?.notAfter, shown.validToDate]).toEqual([
      fingerprint,
      later(LEAF_LIFE_MS, START),
      later(LEAF_LIFE_MS, START),
    ]);
    expect(replica.server.requests.filter(WRITES)).toEqual([]);
  });

  it.each([
    { kind: 'write-bundle', certificates: [authority.certificate] },
    { kind: 'make-first-authority' },
    { kind: 'nothing' },
  ] as const)('$kind writes nothing if the object is missing', async (step) => {
    await using replica = await performer(({ server }) => {
      server.store.remove(SECRET);
      server.store.remove(CONFIGURATION);
    });
    await replica.perform(step);
    expect(replica.server.requests.filter(WRITES)).toEqual([]);
  });
});

describe('a step on an outdated state', () => {
  it.each([
    { kind: 'make-first-authority' } as const,
    { kind: 'write-bundle', certificates: [authority.certificate] } as const,
  ])('$kind is a conflict, and changes nothing', async (step) => {
    await using replica = await performer();
    replica.putSecret({ data: { theirs: 'eA==' } });
    replica.putBundles(['eA==', 'eA==']);
    const [secret, configuration] = [replica.secret(), replica.configuration()];
    await expect(replica.perform(step)).rejects.toSatisfy(isConflict);
    expect([replica.secret(), replica.configuration()]).toEqual([secret, configuration]);
  });
});

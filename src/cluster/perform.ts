import { type Certificate, certificatesIn } from '../certificates/certificate.ts';
import { issueLeaf, makeAuthority } from '../certificates/make.ts';
import { validFor } from '../certificates/validity.ts';
import { writeBundle } from '../rotation/bundle.ts';
import { type Authority, type Kept, NOTHING_KEPT } from '../rotation/kept.ts';
import { AUTHORITY_LIFE_MS, LEAF_LIFE_MS } from '../rotation/lifetimes.ts';
import type { Leaf } from '../rotation/observation.ts';
import { writeKept } from '../rotation/secret-data.ts';
import type { Step } from '../rotation/step.ts';
import { withFirst, withJoinedIssuing, withJoining, withoutRetired, withRetired } from '../rotation/transitions.ts';
import type { AuthorityNames } from './authority-names.ts';
import { FIELD_MANAGER, inTime } from './call.ts';
import type { ClusterView } from './cluster-view.ts';
import type { ClusterApi } from './connect.ts';
import { bundlePatch, secretPatch } from './guarded-patches.ts';

export interface Performer {
  readonly api: ClusterApi;
  readonly names: AuthorityNames;
  readonly view: ClusterView;
  readonly now: Date;
  readonly useLeaf: (leaf: Leaf) => void;
}

/** Does one step, on exactly the state that it was decided on. */
export async function perform(step: Step, performer: Performer): Promise<void> {
  const { now } = performer;
  const kept = performer.view.kept() ?? NOTHING_KEPT;
  switch (step.kind) {
    case 'nothing':
      return;
    case 'write-bundle':
      return writeCertificates(step.certificates, performer);
    case 'issue-leaf':
      return performer.useLeaf(await newLeaf(step.from, performer));
    case 'retire':
      return keep(withRetired(kept, step.certificates, now), performer);
    case 'make-first-authority':
      return keep(withFirst(await newAuthority(now)), performer, true);
    case 'start-rotation':
      return keep(withJoining(kept, await newAuthority(now)), performer, true);
    case 'issue-from-joined':
      return keep(withJoinedIssuing(kept, now), performer);
    case 'forget-retired':
      return keep(withoutRetired(kept), performer);
  }
}

async function writeCertificates(certificates: readonly Certificate[], { api, names, view }: Performer): Promise<void> {
  const seen = view.configuration.current();
  if (seen === undefined) return;
  const patched = api.admission.patchMutatingWebhookConfiguration({
    name: names.webhookConfiguration,
    body: bundlePatch(seen, writeBundle(certificates)),
    fieldManager: FIELD_MANAGER,
  });
  view.configuration.offer(await inTime(patched));
}

async function keep(kept: Kept, { api, names, view }: Performer, fulfilsWish = false): Promise<void> {
  const seen = view.secret.current();
  if (seen === undefined) return;
  const patched = api.core.patchNamespacedSecret({
    namespace: names.namespace,
    name: names.secret,
    body: secretPatch(seen, writeKept(kept, seen.data ?? {}), fulfilsWish),
    fieldManager: FIELD_MANAGER,
  });
  view.secret.offer(await inTime(patched));
}

async function newAuthority(now: Date): Promise<Authority> {
  const { cert, key } = await makeAuthority('polyaxon-gcs-injector CA', validFor(AUTHORITY_LIFE_MS, now));
  return { certificate: readable(cert), key };
}

async function newLeaf({ certificate, key }: Authority, { names, now }: Performer): Promise<Leaf> {
  const wanted = validFor(LEAF_LIFE_MS, now);
  const notAfter = new Date(Math.min(wanted.notAfter.getTime(), certificate.notAfter.getTime()));
  const leafNames = [`${names.service}.${names.namespace}.svc`];
  const keyPair = await issueLeaf({ cert: certificate.pem, key }, { names: leafNames, ...wanted, notAfter });
  return { keyPair, issuer: certificate.fingerprint, notBefore: wanted.notBefore, notAfter };
}

function readable(pem: string): Certificate {
  const [certificate] = certificatesIn(pem);
  if (certificate === undefined) throw new Error('a certificate that was just made cannot be read');
  return certificate;
}

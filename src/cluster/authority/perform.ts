import type { V1MutatingWebhookConfiguration, V1Secret } from '@kubernetes/client-node';
import type { Certificate } from '../../certificates/certificate.ts';
import { apply } from '../../rotation/apply.ts';
import { writeBundle } from '../../rotation/bundle.ts';
import { type Kept, NOTHING_KEPT } from '../../rotation/kept.ts';
import type { Leaf } from '../../rotation/observation.ts';
import { writeKept } from '../../rotation/secret-data.ts';
import type { Step } from '../../rotation/step.ts';
import type { ClusterApi } from '../api.ts';
import { FIELD_MANAGER } from '../call.ts';
import { bundlePatch, secretPatch } from './guarded-patches.ts';
import type { AuthorityNames } from './names.ts';
import { newAuthority, newLeaf } from './new-certificates.ts';
import type { AuthorityView } from './view.ts';

export interface Performer {
  readonly api: ClusterApi;
  readonly names: AuthorityNames;
  readonly view: AuthorityView;
  readonly now: Date;
  readonly useLeaf: (leaf: Leaf) => void;
}

/** Carries out one step on exactly the state that it was decided on. Throws if another writer was faster. */
export async function perform(step: Step, performer: Performer): Promise<void> {
  const { names, view, now, useLeaf } = performer;
  // While an authority is being made, a watch may bring a newer state. Nothing was decided on that one.
  const [secret, configuration] = [view.secret(), view.configuration()];
  const effect = apply(step, view.kept() ?? NOTHING_KEPT, now);
  switch (effect.kind) {
    case 'nothing':
      return;
    case 'write-bundle':
      return writeCertificates(configuration, effect.certificates, performer);
    case 'issue-leaf':
      return useLeaf(await newLeaf(effect.from, effect.validity, names));
    case 'keep':
      return keep(secret, { kept: effect.kept, fulfils: [] }, performer);
    case 'keep-with-new-authority':
      return keep(secret, { kept: effect.keptWith(await newAuthority(now)), fulfils: effect.fulfils }, performer);
  }
}

async function writeCertificates(
  seen: V1MutatingWebhookConfiguration | undefined,
  certificates: readonly Certificate[],
  { api, names, view }: Performer,
): Promise<void> {
  if (seen === undefined) return;
  const patched = await api.admission.patchMutatingWebhookConfiguration({
    name: names.webhookConfiguration,
    body: bundlePatch(seen, writeBundle(certificates)),
    fieldManager: FIELD_MANAGER,
  });
  view.offerConfiguration(patched);
}

interface Keeping {
  readonly kept: Kept;
  readonly fulfils: readonly string[];
}

async function keep(
  seen: V1Secret | undefined,
  { kept, fulfils }: Keeping,
  { api, names, view }: Performer,
): Promise<void> {
  if (seen === undefined) return;
  const patched = await api.core.patchNamespacedSecret({
    namespace: names.namespace,
    name: names.secret,
    body: secretPatch(seen, writeKept(kept, seen.data ?? {}), fulfils),
    fieldManager: FIELD_MANAGER,
  });
  view.offerSecret(patched);
}

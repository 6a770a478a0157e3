import type { Ask } from '../../cluster/ask.ts';
import { isObject, type JsonObject } from '../../json/object.ts';
import { CommandFailed } from '../terminal.ts';
import { ownerNamed } from './owners.ts';

/** A pod of a cluster, or the owner of pods of which there is none. */
export type Subject =
  | { readonly kind: 'pod'; readonly object: JsonObject }
  | { readonly kind: 'owner'; readonly object: JsonObject };

export interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** The pod of this name, else the newest pod of the owner of this name, else the owner. */
export async function subjectNamed(ask: Ask, { namespace, name }: Named): Promise<Subject> {
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  const pod = await ask(`${pods}/${name}`);
  if (pod.kind === 'seen' && isObject(pod.value)) return { kind: 'pod', object: pod.value };
  if (pod.kind === 'unseen') throw new CommandFailed(`pods of namespace ${namespace}: ${pod.why}`);
  const all = await ask(pods);
  const ofOwner = all.kind === 'seen' ? itemsOf(all.value).filter((each) => isOf(each, name)) : [];
  // The items of a list do not say their kind.
  const newest = ofOwner.toSorted((a, b) => createdAt(b).localeCompare(createdAt(a)))[0];
  if (newest !== undefined) return { kind: 'pod', object: { ...newest, apiVersion: 'v1', kind: 'Pod' } };
  const owner = await ownerNamed(ask, namespace, name);
  if (owner !== undefined) return { kind: 'owner', object: owner };
  throw new CommandFailed(
    `namespace ${namespace} has no pod ${name}, and nothing of that name that makes pods; a pod that was refused leaves nothing behind but the message to the one who created it`,
  );
}

export const itemsOf = (list: unknown): readonly JsonObject[] => {
  const items = isObject(list) ? list['items'] : undefined;
  return Array.isArray(items) ? items.filter(isObject) : [];
};

export const metadataOf = (object: JsonObject): JsonObject => {
  const { metadata } = object;
  return isObject(metadata) ? metadata : {};
};

/** A Deployment's pods are owned by a ReplicaSet, whose name begins with that of the Deployment. */
function isOf(pod: JsonObject, name: string): boolean {
  const { ownerReferences, labels } = metadataOf(pod);
  const owners = Array.isArray(ownerReferences) ? ownerReferences : [];
  const isOwned = owners.some((owner) => owner.name === name || String(owner.name).startsWith(`${name}-`));
  return isOwned || (isObject(labels) && labels['app.kubernetes.io/instance'] === name);
}

const createdAt = (object: JsonObject): string => String(metadataOf(object)['creationTimestamp'] ?? '');

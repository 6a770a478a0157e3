import { isObject, type JsonObject } from '../../json/object.ts';
import { tokenOf } from '../../json/pointer.ts';
import { isPod, type Pod, podFault } from '../../kubernetes/pod.ts';
import { line } from '../../text/line.ts';
import { CommandFailed } from '../terminal.ts';

/** A pod in a manifest, or a template that a controller makes pods from. */
export interface FoundPod {
  /** `Job team-a/train`, for people. */
  readonly owner: string;
  readonly namespace: string;
  /** JSON pointer of the pod or template in its document; empty for a Pod. */
  readonly pointer: string;
  /** The pod as it is created later, with the labels and annotations that the operator copies onto it. */
  readonly pod: Pod;
  /** The pod as the manifest has it. */
  readonly template: JsonObject;
}

/** The operators that copy labels and annotations of the custom resource onto the pods (mloperator, dask-kubernetes). */
const COPYING_GROUPS = ['core.polyaxon.com/', 'polyaxon.com/', 'kubernetes.dask.org/'];

interface Owner {
  readonly name: string;
  readonly namespace: string;
  readonly copied: { readonly labels: JsonObject; readonly annotations: JsonObject };
}

const NOBODY: Owner = { name: 'the document', namespace: 'default', copied: { labels: {}, annotations: {} } };

/**
 * All pods and pod templates in a document, at any depth: every controller's template has `spec.containers`. A given
 * namespace is the namespace of the pods, whatever the document says.
 */
export const findPods = (document: unknown, namespace: string | undefined): readonly FoundPod[] =>
  search({ value: document, pointer: '', owner: NOBODY }, namespace);

interface Place {
  readonly value: unknown;
  readonly pointer: string;
  /** The object with a kind that holds the value. */
  readonly owner: Owner;
}

function search({ value, pointer, owner }: Place, namespace: string | undefined): readonly FoundPod[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = isObject(value) ? ownerOf(value, owner, namespace) : owner;
  if (isObject(value) && isTemplate(value)) return [found(value, pointer, here)];
  return Object.entries(value).flatMap(([key, inner]) =>
    search({ value: inner, pointer: `${pointer}/${tokenOf(key)}`, owner: here }, namespace),
  );
}

const isTemplate = (value: JsonObject): boolean =>
  (value['kind'] === 'Pod' && value['apiVersion'] === 'v1') ||
  (isObject(value['spec']) && Array.isArray(value['spec']['containers']));

function ownerOf(value: JsonObject, above: Owner, given: string | undefined): Owner {
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || Array.isArray(value['items'])) return above;
  const metadata = member(value, 'metadata');
  const name = metadata['name'] ?? (metadata['generateName'] === undefined ? '?' : `${metadata['generateName']}*`);
  const namespace = given ?? String(metadata['namespace'] ?? 'default');
  const isCopying = COPYING_GROUPS.some((group) => apiVersion.startsWith(group));
  const copied = { labels: member(metadata, 'labels'), annotations: member(metadata, 'annotations') };
  return { name: `${kind} ${namespace}/${name}`, namespace, copied: isCopying ? copied : NOBODY.copied };
}

const member = (value: JsonObject, name: string): JsonObject => {
  const found = value[name];
  return isObject(found) ? found : {};
};

function found(template: JsonObject, pointer: string, owner: Owner): FoundPod {
  const metadata = member(template, 'metadata');
  const pod = {
    ...template,
    metadata: {
      ...metadata,
      labels: { ...member(metadata, 'labels'), ...owner.copied.labels },
      annotations: { ...member(metadata, 'annotations'), ...owner.copied.annotations },
    },
  };
  if (!isPod(pod))
    throw new CommandFailed(
      line(`${owner.name}: ${pointer.slice(1).replaceAll('/', '.')} ${podFault(pod)}`.replace(':  ', ': ')),
    );
  return { owner: owner.name, namespace: owner.namespace, pointer, pod, template };
}

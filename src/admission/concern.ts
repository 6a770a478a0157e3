import type { Decision } from '../injection/decide.ts';
import { adviceFor, type Reason } from '../injection/reasons.ts';
import type { JsonObject } from '../json/object.ts';
import { labelsOf, type Pod } from '../kubernetes/pod.ts';
import { line } from '../text/line.ts';
import type { AdmissionRequest } from './review.ts';

/** The object that a person looks at when a run does not start: the owner of its pod, else the pod. */
export interface Regarded {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid?: string;
}

/** What a person must mend, and where he looks. */
export interface Concern {
  readonly namespace: string;
  readonly regarding: Regarded;
  readonly reason: Reason;
  readonly note: string;
  /** `secret/key`, if the reason is about one. */
  readonly secret?: string;
}

/** Nothing, if nobody has to act. A dry run concerns nobody: no pod comes of it. */
export function concernOf(request: AdmissionRequest, pod: Pod, decision: Decision): Concern | undefined {
  const note = adviceFor(decision);
  if (note === undefined || request.dryRun === true) return undefined;
  const { namespace = '' } = request;
  const regarding = regardedOf(request, pod);
  if (namespace === '' || regarding === undefined) return undefined;
  const { reason, secret } = decision;
  return { namespace, regarding, reason, note: line(note, LONGEST_NOTE), ...(secret === undefined ? {} : { secret }) };
}

/** The API server takes 1024 bytes, and a character has up to four. */
const LONGEST_NOTE = 256;

function regardedOf({ name }: AdmissionRequest, pod: Pod): Regarded | undefined {
  const owners: readonly JsonObject[] = pod.metadata?.ownerReferences ?? [];
  const owner = owners.find(({ controller }) => controller === true) ?? owners[0];
  if (owner !== undefined) return deploymentOf(owner, pod) ?? ownerOf(owner);
  const named = name || pod.metadata?.name;
  return named ? { apiVersion: 'v1', kind: 'Pod', name: line(named) } : undefined;
}

const ownerOf = (owner: JsonObject): Regarded => ({
  apiVersion: textIn(owner, 'apiVersion'),
  kind: textIn(owner, 'kind'),
  name: textIn(owner, 'name'),
  uid: textIn(owner, 'uid'),
});

/** People know the Deployment, not its ReplicaSet. Only the hash in the name tells them apart here. */
function deploymentOf(owner: JsonObject, pod: Pod): Regarded | undefined {
  const hash = labelsOf(pod)['pod-template-hash'];
  const { kind, apiVersion, name } = ownerOf(owner);
  const suffix = `-${hash}`;
  if (!hash || kind !== 'ReplicaSet' || !name.endsWith(suffix)) return undefined;
  return { apiVersion, kind: 'Deployment', name: name.slice(0, -suffix.length) };
}

const textIn = (owner: JsonObject, member: string): string => {
  const text = owner[member];
  return typeof text === 'string' ? line(text) : '';
};

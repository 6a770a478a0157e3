import type { Pod } from '../../../src/kubernetes/pod.ts';
import type { Kind } from '../model/run.ts';
import { type Changes, STATUS } from './changes.ts';
import { type Finding, unless } from './finding.ts';

export interface Answered {
  readonly kind: Kind;
  readonly isAllowed: boolean;
  readonly reason: string;
}

const MOST_BYTES = 256;
/** The API server's limit for all annotations. */
const MOST_OF_ALL = 262_144;

/** Law 8: a run carries its status; an older one stays; nothing else gets one. */
export function statusFindings(pod: Pod, changes: Changes, { kind, isAllowed, reason }: Answered): readonly Finding[] {
  const present = pod.metadata?.annotations?.[STATUS];
  if (kind !== 'run' || !isAllowed) return unless(changes.isEmpty, 'a pod changed that must be left alone', kind);
  if (typeof present === 'string')
    return unless(changes.status === undefined, 'law 8: a status was rewritten', present);
  if (changes.status === undefined) return unless(hasNoRoom(pod), 'law 8: no status', reason);
  const text = String(changes.status);
  return [
    ...unless(Buffer.byteLength(text) <= MOST_BYTES, 'law 8: a long status', text),
    ...unless(reasonIn(text) === reason, 'law 7: another reason in the status', { text, reason }),
  ];
}

function reasonIn(text: string): unknown {
  try {
    return JSON.parse(text).reason;
  } catch {
    return undefined;
  }
}

const hasNoRoom = ({ metadata }: Pod): boolean =>
  Object.entries(metadata?.annotations ?? {}).reduce((sum, each) => sum + Buffer.byteLength(each.join('')), 0) +
    MOST_BYTES >
  MOST_OF_ALL - STATUS.length;

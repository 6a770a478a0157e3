import { causeOf, isForbidden, statusOf } from './call.ts';

/** What was asked of the API server, in the words of RBAC. */
export interface Asked {
  readonly verb: string;
  readonly resource: string;
  /** Absent for a kind without namespaces. */
  readonly namespace?: string;
  readonly name: string;
}

/** Why a call failed, in words that name the object and the right. It holds nothing of the request or the answer. */
export function whyFailed(error: unknown, asked: Asked | undefined): string {
  if (asked === undefined) return causeOf(error);
  if (isForbidden(error)) return `no right to ${asked.verb} ${placeOf(asked)}`;
  return isAbsent(error) ? whyAbsent(asked) : causeOf(error);
}

export const whyAbsent = (asked: Omit<Asked, 'verb'>): string => `there is no ${placeOf(asked)}`;

export const isAbsent = (error: unknown): boolean => statusOf(error) === 404;

const placeOf = ({ resource, namespace, name }: Omit<Asked, 'verb'>): string =>
  `${resource} "${name}"${namespace === undefined ? '' : ` in namespace "${namespace}"`}`;

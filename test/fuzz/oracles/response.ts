import { isRecord, own } from '../model/wire.ts';
import type { Exchange } from './exchange.ts';
import { type Finding, unless } from './finding.ts';

/** The answer to an admission. */
export interface Response {
  readonly uid: string;
  readonly allowed: boolean;
  readonly patch?: string;
  readonly patchType?: string;
  readonly warnings?: readonly string[];
  readonly auditAnnotations: Readonly<Record<string, string>>;
  readonly status?: { readonly code: number; readonly message: string };
}

const REASONS: ReadonlySet<string> = new Set([
  ...['injected', 'already_injected', 'opted_out', 'build_run', 'system_run', 'platform_pod', 'not_polyaxon'],
  ...['no_store', 'store_not_gcs', 'key_only_as_env', 'own_credentials', 'workload_identity', 'secret_missing'],
  ...['secret_key_missing', 'key_invalid', 'unknown_outputs', 'no_place', 'secret_not_named', 'not_a_created_pod'],
]);
const OF_SECRETS = ['secret_missing', 'secret_key_missing', 'key_invalid'];

/** Characters that no line may have: the API server drops such a warning, and a terminal obeys it. */
export const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;
const isLine = (text: string, most: number): boolean => !UNPRINTABLE.test(text) && [...text].length <= most;

export function responseIn(body: string): Response | undefined {
  const review: unknown = JSON.parse(body);
  const response = isRecord(review) ? own(review, 'response') : undefined;
  // Taken as what it should be: a member that is missing or wrong is what the findings are about.
  return isRecord(response) ? (response as unknown as Response) : undefined;
}

/** What holds for every answer, whatever the pod. */
export function responseFindings(response: Response, uid: string, { sent, world }: Exchange): readonly Finding[] {
  const { warnings = [], auditAnnotations = {}, allowed, status } = response;
  const { result = '', reason = '' } = auditAnnotations;
  const mayDeny = reason === 'unknown_outputs' || (world.denies && OF_SECRETS.includes(reason));
  return [
    ...unless(response.uid === uid, 'another uid', response.uid),
    ...unless(REASONS.has(reason) && ['injected', 'skipped', 'denied'].includes(result), 'law 7: no reason', reason),
    ...unless((response.patch === undefined) === (response.patchType === undefined), 'a patch without its type'),
    ...unless(allowed !== (result === 'denied'), 'law 7: the result is another', result),
    ...unless(allowed || (mayDeny && !sent.path.startsWith('/ignore')), 'a pod was denied', reason),
    ...unless(allowed || isLine(status?.message ?? '\n', 300), 'a denial that is no line', status?.message),
    ...unless(warnings.length <= 10, 'many warnings', warnings.length),
    ...warnings.flatMap((each) => unless(isLine(each, 120), 'a warning that is no line', each)),
  ];
}

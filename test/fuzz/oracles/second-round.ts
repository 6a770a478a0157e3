import type { Answer } from './exchange.ts';
import { type Finding, finding, unless } from './finding.ts';
import { type Response, responseIn } from './response.ts';

/** Law 3: the API server may ask again about the pod with the patch. Nothing more is added, and the same is said. */
export function secondRoundFindings(first: Response, { status, body }: Answer): readonly Finding[] {
  const second = status === 200 ? responseIn(body) : undefined;
  if (second === undefined) return [finding(`law 3: ${status} in the second round`, body)];
  const [before, after] = [first.auditAnnotations['reason'], second.auditAnnotations['reason']];
  const warnings = [first.warnings ?? [], second.warnings ?? []].map((each) => JSON.stringify(each));
  return [
    ...unless(second.patch === undefined, 'law 3: patched twice', decoded(second.patch)),
    ...unless(before === after || (before === 'injected' && after === 'already_injected'), 'law 3: another reason', {
      before,
      after,
    }),
    ...unless(warnings[0] === warnings[1], 'law 3: other warnings', warnings),
  ];
}

const decoded = (patch: string | undefined): string => Buffer.from(patch ?? '', 'base64').toString();

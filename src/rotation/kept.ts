import { type Certificate, unique } from '../certificates/certificate.ts';

/** A certificate that signs leaves, with its key in PEM. */
export interface Authority {
  readonly certificate: Certificate;
  readonly key: string;
}

interface Dated {
  readonly certificates: readonly Certificate[];
  readonly since: Date;
}

/** Certificates that no longer sign anything. Their leaves may still be served. */
export type Retired = Dated;

/** Certificates that nobody may trust again, because a key leaked. */
export type Withdrawn = Dated;

/** The state that replicas share: the content of the authority's Secret. */
export interface Kept {
  /** Signs the leaves. */
  readonly issuing: Authority | undefined;
  /** Becomes known to the API servers, and signs after that. */
  readonly joining: Authority | undefined;
  readonly retired: Retired | undefined;
  readonly withdrawn: Withdrawn | undefined;
}

export const NOTHING_KEPT: Kept = { issuing: undefined, joining: undefined, retired: undefined, withdrawn: undefined };

/** Every certificate that may be trusted. */
export const knownCertificates = ({ issuing, joining, retired }: Kept): readonly Certificate[] =>
  unique([...livingCertificates({ issuing, joining }), ...(retired?.certificates ?? [])]);

/** The certificates of authorities that sign, or will sign next. */
export const livingCertificates = ({ issuing, joining }: Pick<Kept, 'issuing' | 'joining'>): readonly Certificate[] =>
  [issuing, joining].flatMap((authority) => (authority === undefined ? [] : [authority.certificate]));

export type Phase = 'empty' | 'joining' | 'retiring' | 'settled';
export const PHASES: readonly Phase[] = ['empty', 'joining', 'retiring', 'settled'];

/** The phase of a rotation. */
export function phaseOf({ issuing, joining, retired }: Kept): Phase {
  if (joining !== undefined) return 'joining';
  if (issuing === undefined) return 'empty';
  return retired === undefined ? 'settled' : 'retiring';
}

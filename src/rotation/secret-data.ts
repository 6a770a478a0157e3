import { certificatesIn, isAuthority } from '../certificates/certificate.ts';
import type { Authority, Kept, Retired, Withdrawn } from './kept.ts';

/** The data of a Secret: values in base64. */
export type SecretData = Readonly<Record<string, string>>;

const ISSUING = { cert: 'ca.crt', key: 'ca.key' } as const;
const JOINING = { cert: 'next.crt', key: 'next.key' } as const;
const RETIRED = { certs: 'old.crt', since: 'old.since' } as const;
const WITHDRAWN = { certs: 'withdrawn.crt', since: 'withdrawn.since' } as const;
const OURS: readonly string[] = [ISSUING, JOINING, RETIRED, WITHDRAWN].flatMap((names) => Object.values(names));

/** A person who wants a rotation now sets this on the Secret. The rotation removes it when it begins. */
export const ROTATE_ANNOTATION = 'polyaxon-gcs-injector.io/rotate-authority';

/** A person who knows of a leaked key sets this. The withdrawal removes it. */
export const LEAKED_ANNOTATION = 'polyaxon-gcs-injector.io/withdraw-authority';

/** Damaged data, or a key of another certificate, counts as lost. */
export const readKept = (data: SecretData): Kept => ({
  issuing: readAuthority(data, ISSUING),
  joining: readAuthority(data, JOINING),
  retired: readRetired(data),
  withdrawn: readWithdrawn(data),
});

/** The data with our part replaced. Other members of the Secret stay. */
export function writeKept({ issuing, joining, retired, withdrawn }: Kept, before: SecretData): SecretData {
  const others = Object.entries(before).filter(([name]) => !OURS.includes(name));
  const ours = {
    ...written(ISSUING, issuing),
    ...written(JOINING, joining),
    ...writtenList(RETIRED, retired),
    ...writtenList(WITHDRAWN, withdrawn),
  };
  const encoded = Object.entries(ours).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  return Object.fromEntries([...others, ...encoded]);
}

type AuthorityNames = typeof ISSUING | typeof JOINING;

const decoded = (data: SecretData, name: string): string => Buffer.from(data[name] ?? '', 'base64').toString();

function readAuthority(data: SecretData, names: AuthorityNames): Authority | undefined {
  const key = decoded(data, names.key);
  const [certificate] = certificatesIn(decoded(data, names.cert));
  return certificate !== undefined && isAuthority(certificate.pem, key) ? { certificate, key } : undefined;
}

/** A list without a date is ignored. Its certificates are still in the bundle, so the next step retires them again. */
function readRetired(data: SecretData): Retired | undefined {
  const certificates = certificatesIn(decoded(data, RETIRED.certs));
  const since = new Date(decoded(data, RETIRED.since));
  return certificates.length === 0 || Number.isNaN(since.getTime()) ? undefined : { certificates, since };
}

/** A list without a date counts, because nobody may trust its certificates again. */
function readWithdrawn(data: SecretData): Withdrawn | undefined {
  const certificates = certificatesIn(decoded(data, WITHDRAWN.certs));
  const since = new Date(decoded(data, WITHDRAWN.since));
  if (certificates.length === 0) return undefined;
  return { certificates, since: Number.isNaN(since.getTime()) ? new Date(0) : since };
}

const writtenList = (
  names: typeof RETIRED | typeof WITHDRAWN,
  list: Retired | Withdrawn | undefined,
): Readonly<Record<string, string>> =>
  list === undefined
    ? {}
    : { [names.certs]: list.certificates.map(({ pem }) => pem).join(''), [names.since]: list.since.toISOString() };

const written = (names: AuthorityNames, authority: Authority | undefined): Readonly<Record<string, string>> =>
  authority === undefined ? {} : { [names.cert]: authority.certificate.pem, [names.key]: authority.key };

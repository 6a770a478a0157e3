import { type Certificate, certificatesIn, isAmong, unique } from '../certificates/certificate.ts';

/** The certificates that one entry of the webhook configuration trusts. */
export interface Entry {
  readonly name: string;
  readonly certificates: readonly Certificate[];
}

/** What the API servers trust, as this replica last saw it, and since when. */
export interface Bundle {
  readonly entries: readonly Entry[];
  readonly since: Date;
}

/** Every certificate that any entry trusts. */
export const inSomeEntry = ({ entries }: Bundle): readonly Certificate[] =>
  unique(entries.flatMap(({ certificates }) => certificates));

/** True if a call through any entry accepts leaves of this certificate. */
export const isInEveryEntry = ({ entries }: Bundle, fingerprint: string): boolean =>
  entries.length > 0 &&
  entries.every(({ certificates }) => certificates.some((each) => each.fingerprint === fingerprint));

/** True if each entry trusts exactly these. */
export const consistsOf = ({ entries }: Bundle, wanted: readonly Certificate[]): boolean =>
  entries.every(({ certificates }) => areSame(certificates, wanted));

const areSame = (one: readonly Certificate[], other: readonly Certificate[]): boolean =>
  one.length === other.length && one.every((each) => isAmong(each, other));

/** The API's form of one entry: base64 of PEM. */
export const readEntry = (name: string, caBundle: string | undefined): Entry => ({
  name,
  certificates: certificatesIn(Buffer.from(caBundle ?? '', 'base64').toString()),
});

export const writeBundle = (certificates: readonly Certificate[]): string =>
  Buffer.from(certificates.map(({ pem }) => pem).join('')).toString('base64');

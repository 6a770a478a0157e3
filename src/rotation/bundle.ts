import { type Certificate, certificatesIn, isAmong, unique } from '../certificates/certificate.ts';

/** What one entry of the webhook configuration trusts. */
export interface Entry {
  readonly name: string;
  readonly certificates: readonly Certificate[];
}

/** What the API servers trust, as this replica last saw it, and since when it has looked like that. */
export interface Bundle {
  readonly entries: readonly Entry[];
  readonly since: Date;
}

/** Every certificate that some entry trusts. */
export const inSomeEntry = ({ entries }: Bundle): readonly Certificate[] =>
  unique(entries.flatMap(({ certificates }) => certificates));

/** Tells whether a call through any entry accepts leaves of this certificate. */
export const isInEveryEntry = ({ entries }: Bundle, fingerprint: string): boolean =>
  entries.length > 0 &&
  entries.every(({ certificates }) => certificates.some((each) => each.fingerprint === fingerprint));

/** Tells whether each entry trusts exactly these. */
export const consistsOf = ({ entries }: Bundle, wanted: readonly Certificate[]): boolean =>
  entries.every(({ certificates }) => areSame(certificates, wanted));

const areSame = (one: readonly Certificate[], other: readonly Certificate[]): boolean =>
  one.length === other.length && one.every((each) => isAmong(each, other));

/** One entry as the API has it: base64 of PEM. */
export const readEntry = (name: string, caBundle: string | undefined): Entry => ({
  name,
  certificates: certificatesIn(Buffer.from(caBundle ?? '', 'base64').toString()),
});

export const writeBundle = (certificates: readonly Certificate[]): string =>
  Buffer.from(certificates.map(({ pem }) => pem).join('')).toString('base64');

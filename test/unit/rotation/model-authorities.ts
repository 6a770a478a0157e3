import { validFor } from '../../../src/certificates/validity.ts';
import type { Authority } from '../../../src/rotation/kept.ts';
import { AUTHORITY_LIFE_MS, JOINING_MS } from '../../../src/rotation/lifetimes.ts';

/** Makes authorities with a number each. */
export function authorityMaker(): (now: Date) => Authority {
  let made = 0;
  return (now) => {
    made += 1;
    const name = `authority ${made}`;
    return { certificate: { ...validFor(AUTHORITY_LIFE_MS, now), pem: name, fingerprint: name }, key: '' };
  };
}

/** Since when each authority is in every entry of the webhook configuration. */
export function joinedAuthorities() {
  const joined = new Map<string, Date>();
  return {
    update: (names: readonly string[], now: Date): void => {
      for (const name of joined.keys()) if (!names.includes(name)) joined.delete(name);
      for (const name of names) if (!joined.has(name)) joined.set(name, now);
    },
    /** All API servers had the time to see it. */
    isKnown: (name: string, now: Date): boolean => {
      const since = joined.get(name);
      return since !== undefined && now.getTime() - since.getTime() >= JOINING_MS;
    },
  };
}

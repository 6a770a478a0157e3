import { randomBytes } from 'node:crypto';

export type Bearer =
  | { readonly known: true; readonly email: string }
  | { readonly known: false; readonly why: 'no_token' | 'unknown_token' | 'expired_token' };

export interface AccessTokens {
  readonly lifetimeSeconds: number;
  /** Makes a token for an account and remembers it. */
  mint(email: string): string;
  /** Returns the account that an `Authorization` header stands for. */
  identify(authorization: string | undefined): Bearer;
  /** Ends all present tokens, whatever life their holders were told. */
  expireAll(): void;
}

/** Google answers 3599 for a token of one hour. */
const TOKEN_LIFETIME_SECONDS = 3599;

/** The tokens of one instance. At first none is known. Each ends when the clock says so. */
export function createAccessTokens(clock: () => number, lifetimeSeconds = TOKEN_LIFETIME_SECONDS): AccessTokens {
  const minted = new Map<string, { readonly email: string; readonly expires: number }>();
  return {
    lifetimeSeconds,
    mint(email) {
      const token = `ya29.${randomBytes(32).toString('base64url')}`;
      minted.set(token, { email, expires: clock() + lifetimeSeconds * 1000 });
      return token;
    },
    identify(authorization) {
      if (!authorization) return { known: false, why: 'no_token' };
      const token = minted.get(/^Bearer (\S+)$/.exec(authorization)?.[1] ?? '');
      if (!token) return { known: false, why: 'unknown_token' };
      if (token.expires <= clock()) return { known: false, why: 'expired_token' };
      return { known: true, email: token.email };
    },
    expireAll() {
      for (const [token, { email }] of minted) minted.set(token, { email, expires: clock() });
    },
  };
}

import type { Cloud } from '../cloud.ts';
import { type CallHead, targetOf } from '../http/call.ts';
import { type Refusal, refuse } from '../http/refusal.ts';
import type { AuthFailure } from '../record/report.ts';
import { verifyAssertion } from './assertion.ts';
import type { ServiceAccount } from './service-account.ts';

/** The account of a call's bearer token. A call without a valid token is refused and recorded. */
export function callerOf(cloud: Cloud, call: CallHead): ServiceAccount | Refusal {
  const bearer = cloud.tokens.identify(call.headers['authorization']);
  const account = bearer.known ? cloud.accounts.get(bearer.email) : signerOf(cloud, call);
  if (account) return account;

  const why = bearer.known ? 'unknown_token' : bearer.why;
  noteAuthFailure(cloud, call, why);
  if (why !== 'no_token') return refuse('bad_credentials', 'Invalid Credentials');
  return refuse('anonymous', 'Anonymous caller does not have storage access to the Google Cloud Storage object.');
}

/** The account that signed the token itself, like google-cloud-cpp, which is part of pyarrow: it requests no token. */
function signerOf({ accounts, clock }: Cloud, { headers }: CallHead): ServiceAccount | undefined {
  const [, token = ''] = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '') ?? [];
  const assertion = verifyAssertion(token, { accounts, audience: undefined, nowSeconds: clock() / 1000 });
  return assertion.accepted ? assertion.account : undefined;
}

export function noteAuthFailure(cloud: Cloud, call: CallHead, why: AuthFailure['why']): void {
  const { method, host, headers } = call;
  cloud.ledger.authFailures.push({ why, method, host, target: targetOf(call), userAgent: headers['user-agent'] ?? '' });
}

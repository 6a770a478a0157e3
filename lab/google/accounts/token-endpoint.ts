import type { Cloud } from '../cloud.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { verifyAssertion } from './assertion.ts';
import { REJECTIONS, type RejectionReason } from './token-rejection.ts';

/** TensorFlow 2.21 and gtoken (Node) call the first one, google-auth and gsutil the second one. */
const TOKEN_URLS = new Set(['https://www.googleapis.com/oauth2/v4/token', 'https://oauth2.googleapis.com/token']);

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export function isTokenRequest(call: Call): boolean {
  return call.method === 'POST' && TOKEN_URLS.has(urlOf(call));
}

/** Exchanges a signed assertion for an access token, or says why not. */
export function answerTokenRequest(cloud: Cloud, call: Call): Answer {
  const form = new URLSearchParams(call.body.toString());
  if (form.get('grant_type') !== JWT_BEARER) return reject(cloud, call, 'unsupported_grant_type', '');

  const audience = urlOf(call);
  const nowSeconds = cloud.clock() / 1000;
  const assertion = verifyAssertion(form.get('assertion') ?? '', { accounts: cloud.accounts, audience, nowSeconds });
  if (!assertion.accepted) return reject(cloud, call, assertion.reason, assertion.issuer);

  const account = assertion.account.email;
  cloud.ledger.tokensMinted.push({ account, audience, scope: assertion.scope, userAgent: userAgentOf(call) });
  const token = cloud.tokens.mint(account);
  return jsonAnswer(200, { access_token: token, expires_in: cloud.tokens.lifetimeSeconds, token_type: 'Bearer' });
}

function reject(cloud: Cloud, call: Call, reason: RejectionReason, issuer: string): Answer {
  const rejection = REJECTIONS[reason];
  const description = rejection.error_description;
  cloud.ledger.tokensRejected.push({ reason, description, issuer, userAgent: userAgentOf(call) });
  return jsonAnswer(400, rejection);
}

const urlOf = ({ host, path }: Call) => `https://${host}${path}`;
const userAgentOf = ({ headers }: Call) => headers['user-agent'] ?? '';

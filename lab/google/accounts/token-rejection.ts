/** Why a token request was rejected. Every reason but the first concerns the assertion, a signed JWT. */
export type RejectionReason =
  | 'unsupported_grant_type'
  | 'not_a_jwt'
  | 'unknown_account'
  | 'wrong_algorithm'
  | 'bad_signature'
  | 'wrong_audience'
  | 'not_in_time'
  | 'no_storage_scope';

/** The exact answer of Google's token endpoint, with status 400. */
export const REJECTIONS = {
  unsupported_grant_type: { error: 'unsupported_grant_type', error_description: 'Invalid grant_type: ' },
  not_a_jwt: { error: 'invalid_grant', error_description: 'Bad Request' },
  unknown_account: { error: 'invalid_grant', error_description: 'Invalid grant: account not found' },
  wrong_algorithm: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  bad_signature: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  wrong_audience: { error: 'invalid_grant', error_description: 'Invalid JWT: Failed audience check.' },
  not_in_time: {
    error: 'invalid_grant',
    error_description:
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  },
  no_storage_scope: {
    error: 'invalid_scope',
    error_description: 'Invalid OAuth scope or ID token audience provided.',
  },
} as const satisfies Record<RejectionReason, { readonly error: string; readonly error_description: string }>;

/** What is wrong with a value that should be a service-account key file, in words for its owner. Never a part of it. */
export const KEY_FAULTS = {
  empty: 'empty',
  too_large: 'too large for a key file',
  not_json: 'not JSON',
  cut_off: 'cut off before the end of its JSON',
  encoded_twice: 'encoded in base64 twice',
  utf_16: 'in UTF-16, not in UTF-8',
  byte_order_mark: 'begins with a byte order mark',
  authorized_user: "a user's login (authorized_user)",
  external_account: 'of workload identity federation (external_account)',
  oauth_client: 'of an OAuth client (client_secret)',
  another_kind: 'JSON, but no service-account key file',
  no_client_email: 'lacks client_email',
  no_client_id: 'lacks client_id',
  no_private_key: 'lacks private_key',
  no_private_key_id: 'lacks private_key_id',
  no_token_uri: 'lacks token_uri',
  private_key_cut_off: 'its private_key is cut off',
  private_key_escaped: 'its private_key has \\n as two characters',
  private_key_unreadable: 'its private_key is not a private key in PEM',
} as const;

export type KeyFault = keyof typeof KEY_FAULTS;

import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { readSecret } from '../../../src/gcs/secret-state.ts';
import { isServiceAccountKey } from '../../../src/gcs/service-account-key.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const text = JSON.stringify(keyFile);
const withMember = (member: string, value: unknown): string => JSON.stringify({ ...keyFile, [member]: value });

it('a key file of gcloud is usable, on one line and on many', () => {
  expect([text, JSON.stringify(keyFile, null, 2)].map(isServiceAccountKey)).toEqual([true, true]);
});

it('a key file is usable with a key in the older form of PEM, and without members that no client reads', () => {
  const older = keyFile.private_key.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY');
  const { universe_domain: _domain, project_id: _project, auth_uri: _uri, ...least } = keyFile;
  expect([withMember('private_key', older), JSON.stringify(least)].map(isServiceAccountKey)).toEqual([true, true]);
});

it.each([
  ['nothing', ''],
  ['no JSON', 'AIzaSy…'],
  ['JSON of another kind', '"service_account"'],
  ['a list', `[${text}]`],
  ['a file that was cut off', text.slice(0, -1)],
  ['a file that was encoded twice', Buffer.from(text).toString('base64')],
  ['a file that begins with a byte order mark, which Python refuses', `\uFEFF${text}`],
  ['an external account', withMember('type', 'external_account')],
  ['a user', withMember('type', 'authorized_user')],
  [
    'a private key whose line ends were escaped twice',
    withMember('private_key', keyFile.private_key.replaceAll('\n', '\\n')),
  ],
  ['a private key without its end', withMember('private_key', keyFile.private_key.slice(0, 800))],
  ['a public key', withMember('private_key', keyFile.private_key.replaceAll('PRIVATE', 'PUBLIC'))],
  ['a member that is no text', withMember('client_id', 1)],
])('%s is no key file', (_name, other) => expect(isServiceAccountKey(other)).toBe(false));

it.each(['type', 'client_email', 'client_id', 'private_key', 'private_key_id', 'token_uri'])(
  'a file without %s, or with an empty one, is no key file',
  (member) => {
    expect([withMember(member, undefined), withMember(member, '')].map(isServiceAccountKey)).toEqual([false, false]);
  },
);

it("only the names of a Secret's keys are kept, and whether each is a key file", () => {
  const base64 = (value: string): string => Buffer.from(value).toString('base64');
  const state = readSecret({ 'key.json': base64(text), readme: base64('hello'), empty: '' });
  expect(state).toEqual({
    kind: 'present',
    keys: new Map([
      ['key.json', 'usable'],
      ['readme', 'not_a_key_file'],
      ['empty', 'not_a_key_file'],
    ]),
  });
  expect(readSecret({})).toEqual({ kind: 'present', keys: new Map() });
});

it('is a key file with Windows line ends in its key, or with an empty line in front, as the clients have it', () => {
  const windows = keyFile.private_key.replaceAll('\n', '\r\n');
  const behind = `\n${keyFile.private_key}`;
  expect([windows, behind].map((pem) => isServiceAccountKey(withMember('private_key', pem)))).toEqual([true, true]);
});

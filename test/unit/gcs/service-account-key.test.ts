import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../lab/google/accounts/service-account.ts';
import { KEY_FAULTS } from '../../../src/gcs/key-faults.ts';
import { readSecret } from '../../../src/gcs/secret-state.ts';
import { keyFaultIn, keyIdIn } from '../../../src/gcs/service-account-key.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const text = JSON.stringify(keyFile);
const pem = keyFile.private_key;
const withMember = (member: string, value: unknown): string => JSON.stringify({ ...keyFile, [member]: value });
const withKey = (privateKey: string): string => withMember('private_key', privateKey);
const base64 = (value: string): string => Buffer.from(value).toString('base64');

describe('a key file is usable', () => {
  const { universe_domain: _domain, project_id: _project, auth_uri: _uri, ...least } = keyFile;
  it.each([
    ['on one line', text],
    ['on many lines', JSON.stringify(keyFile, null, 2)],
    ['on many lines of Windows', JSON.stringify(keyFile, null, 2).replaceAll('\n', '\r\n')],
    ['with a key in the older form of PEM', withKey(pem.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY'))],
    ['with Windows line ends in its key, which the clients take', withKey(pem.replaceAll('\n', '\r\n'))],
    ['with an empty line in front of its key', withKey(`\n${pem}`)],
    ['without members that no client reads', JSON.stringify(least)],
  ])('%s', (_name, file) => expect(keyFaultIn(file)).toBeUndefined());
});

const ACCOUNT = { type: 'authorized_user', client_id: 'i', client_secret: 's', refresh_token: 'r' };

it.each([
  ['nothing', '', 'empty'],
  ['white space', ' \n', 'empty'],
  ['a token', 'AIzaSy…', 'not_json'],
  ['JSON with a mistake in it', text.replace(',', ';'), 'not_json'],
  ['a key file that was pasted with real line ends in its key', text.replaceAll('\\n', '\n'), 'not_json'],
  ['JSON of another kind', '"service_account"', 'another_kind'],
  ['a list', `[${text}]`, 'another_kind'],
  ['a file that was cut off', text.slice(0, -1), 'cut_off'],
  ['a file that was cut off in the middle of its key', text.slice(0, 600), 'cut_off'],
  ['a file that was encoded twice', base64(text), 'encoded_twice'],
  ['a file that was encoded twice on many lines', base64(text).replaceAll(/.{76}/g, '$&\n'), 'encoded_twice'],
  ['a file that PowerShell wrote', Buffer.from(`\uFEFF${text}`, 'utf16le').toString(), 'utf_16'],
  ['a file that begins with a byte order mark, which Python refuses', `\uFEFF${text}`, 'byte_order_mark'],
  ['an external account', withMember('type', 'external_account'), 'external_account'],
  ['a login of gcloud', JSON.stringify(ACCOUNT), 'authorized_user'],
  ['an OAuth client', JSON.stringify({ installed: { client_id: 'i', client_secret: 's' } }), 'oauth_client'],
  ['an impersonated account', withMember('type', 'impersonated_service_account'), 'another_kind'],
  ['a file without a type', withMember('type', undefined), 'another_kind'],
  ['a key whose line ends were escaped twice', withKey(pem.replaceAll('\n', '\\n')), 'private_key_escaped'],
  ['a key without its end', withKey(pem.slice(0, 800)), 'private_key_cut_off'],
  ['a key on one line', withKey(pem.replaceAll('\n', ' ')), 'private_key_unreadable'],
  ['a public key', withKey(pem.replaceAll('PRIVATE', 'PUBLIC')), 'private_key_unreadable'],
  ['an encrypted key', withKey(pem.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')), 'private_key_unreadable'],
  ['a member that is no text', withMember('client_id', 1), 'no_client_id'],
] as const)('%s is no key file, and the fault says why', (_name, other, fault) => {
  expect(keyFaultIn(other)).toBe(fault);
});

it.each(['client_email', 'client_id', 'private_key', 'private_key_id', 'token_uri'])(
  'a file without %s, or with an empty one, is no key file',
  (member) => {
    const faults = [withMember(member, undefined), withMember(member, '')].map(keyFaultIn);
    expect(faults).toEqual([`no_${member}`, `no_${member}`]);
  },
);

it('a fault has words that leave room for both names in a warning', () => {
  for (const words of Object.values(KEY_FAULTS)) expect(words.length).toBeLessThan(55);
});

it("only the names of a Secret's keys are kept, and what is wrong with each", () => {
  const state = readSecret({ 'key.json': base64(text), readme: base64('hello'), empty: '' });
  expect(state).toEqual({
    kind: 'present',
    keys: new Map([
      ['key.json', 'usable'],
      ['readme', 'not_json'],
      ['empty', 'empty'],
    ]),
    ids: new Map([['key.json', keyFile.private_key_id.slice(0, 8)]]),
  });
  expect(readSecret({})).toEqual({ kind: 'present', keys: new Map() });
});

it.each([
  ['of hex digits', '0123456789abcdef', '01234567'],
  ['that is too short', '0123', undefined],
  ['that Google does not make', 'my-key-of-2026', undefined],
])('a key with an id %s is known by its start', (_name, id, start) => {
  expect(keyIdIn(withMember('private_key_id', id))).toBe(start);
});

it('what is no key file has no id', () => expect([keyIdIn('{'), keyIdIn('{}')]).toEqual([undefined, undefined]));

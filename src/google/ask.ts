import type { BucketFacts, BucketOutcome } from '../doctor/facts.ts';
import { isObject, parseObject } from '../json/object.ts';
import { type SigningKey, signAssertion, signingKeyIn, TOKEN_URL } from './assertion.ts';
import { type Answer, call, type Way } from './call.ts';

/**
 * What the clients do: TensorFlow and polystores look at the bucket first; checkpoints are listed, replaced and removed.
 */
const PERMISSIONS = [
  'storage.buckets.get',
  'storage.objects.create',
  'storage.objects.delete',
  'storage.objects.get',
  'storage.objects.list',
];

type Asked = Pick<BucketFacts, 'outcome' | 'skewSeconds'>;

/** Asks Google what the account of a key may do in a bucket. Nothing of the key or its token is in the answer. */
export const askGoogle =
  (way: Way, clock: () => Date = () => new Date()) =>
  async (bucket: string, key: string): Promise<Asked> => {
    const file = signingKeyIn(key);
    const asked = clock();
    const assertion = signed(file, asked);
    if (assertion === undefined) return { outcome: { kind: 'no_key', why: 'its private_key cannot sign' } };
    try {
      const answer = await call(tokenCall(assertion), way);
      const skew = skewOf(answer, asked);
      const token = parseObject(answer.text)?.['access_token'];
      const outcome: BucketOutcome =
        typeof token === 'string'
          ? outcomeOf(await call(permissionsCall(bucket, token), way), file.client_email)
          : { kind: 'key_refused', why: refusalIn(answer) };
      return { outcome, ...skew };
    } catch (error) {
      return { outcome: { kind: 'unreachable', why: causeOf(error) } };
    }
  };

/** `undefined` if the key cannot sign. The error of OpenSSL is dropped: nobody knows what it quotes. */
function signed(key: SigningKey, now: Date): string | undefined {
  try {
    return signAssertion(key, now);
  } catch {
    return undefined;
  }
}

const tokenCall = (assertion: string) => ({
  method: 'POST' as const,
  url: TOKEN_URL,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
});

function permissionsCall(bucket: string, token: string) {
  const [name = ''] = bucket.slice('gs://'.length).split('/');
  const query = PERMISSIONS.map((permission) => `permissions=${permission}`).join('&');
  return {
    method: 'GET' as const,
    url: `https://storage.googleapis.com/storage/v1/b/${encodeURIComponent(name)}/iam/testPermissions?${query}`,
    headers: { authorization: `Bearer ${token}` },
  };
}

function outcomeOf(answer: Answer, account: string): BucketOutcome {
  if (answer.status !== 200) return { kind: 'bucket_refused', account, why: refusalIn(answer) };
  const granted = parseObject(answer.text)?.['permissions'];
  const lacking = PERMISSIONS.filter((each) => !(Array.isArray(granted) && granted.includes(each)));
  return { kind: 'asked', account, lacking };
}

const skewOf = ({ date }: Answer, asked: Date): Pick<BucketFacts, 'skewSeconds'> =>
  date === undefined || Number.isNaN(date.getTime()) ? {} : { skewSeconds: (asked.getTime() - date.getTime()) / 1000 };

/** Google's own words, of the token endpoint or of Cloud Storage. */
function refusalIn({ status, text }: Answer): string {
  const body = parseObject(text);
  const error = body?.['error'];
  const words = isObject(error) ? error['message'] : (body?.['error_description'] ?? error);
  return typeof words === 'string' ? `${status}: ${words}` : `it answered ${status}`;
}

/** A code: it says enough. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}

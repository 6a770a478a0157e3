import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Answer } from '../http/answer.ts';
import { type Call, splitTarget } from '../http/call.ts';
import { type Part, parseHeaders, parseMultipart, splitHeaders } from '../http/multipart.ts';
import { refuse } from '../http/refusal.ts';
import type { Outcome } from './route.ts';

const MOST_CALLS = 100;

/** google-cloud-storage and gcsfs send deletions to this path of `storage.googleapis.com`. */
export function isBatch({ method, path }: Call): boolean {
  return method === 'POST' && path === '/batch/storage/v1';
}

/** Answers each call of a batch separately: one may fail while the next succeeds. */
export function answerBatch(batch: Call, answer: (call: Call) => Answer): Outcome {
  const parts = parseMultipart(batch.body, batch.headers['content-type'] ?? '');
  if (!parts || parts.length === 0) return refuse('invalid', 'Failed to parse batch request.');
  if (parts.length > MOST_CALLS) return refuse('invalid', `The batch request exceeds ${MOST_CALLS} calls.`);

  const boundary = `batch_${randomBytes(12).toString('base64url')}`;
  const answers = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n`),
    ...writePart(part, answer(readCall(part, batch))),
  ]);
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
    body: Buffer.concat([...answers, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

/** A part is a whole request without a host. It uses the batch's caller unless it has its own token. */
function readCall({ body }: Part, batch: Call): Call {
  const { lines, rest } = splitHeaders(body);
  const [method = '', target = ''] = lines[0]?.split(' ') ?? [];
  const headers = { authorization: batch.headers['authorization'], ...parseHeaders(lines.slice(1)) };
  return { method, host: batch.host, ...splitTarget(target.replace(/^https:\/\/[^/]+/, '')), headers, body: rest };
}

/** `Content-ID: <x>` gets `<response-x>`. Clients pair calls and answers by it. */
function writePart(part: Part, { status, headers, body }: Answer): readonly Buffer[] {
  const contentId = (part.headers['content-id'] ?? '').replace(/^<(.*)>$/, '<response-$1>');
  const lines = [
    'Content-Type: application/http',
    `Content-ID: ${contentId}`,
    '',
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    '',
    '',
  ];
  return [Buffer.from(lines.join('\r\n')), body, Buffer.from('\r\n')];
}

import { type Refusal, refuse } from '../http/refusal.ts';
import type { Draft, StoredObject } from './bucket.ts';
import type { DeclaredChecksums } from './checksum.ts';
import type { UploadRange } from './upload-range.ts';

/** An upload in several requests. It grows until it becomes an object. */
export interface ResumableSession {
  readonly id: string;
  readonly bucket: string;
  readonly draft: Omit<Draft, 'content'>;
  readonly declared: DeclaredChecksums;
  /** The query of the call that started the session. Its preconditions hold for the object. */
  readonly query: URLSearchParams;
  received: Buffer;
  finished?: StoredObject;
}

/** Every chunk but the last one must be a multiple of this. */
const CHUNK_UNIT_BYTES = 256 * 1024;

/** Adds a chunk. Returns whether the content is complete with it, or why the chunk does not fit. */
export function receiveChunk(session: ResumableSession, range: UploadRange, chunk: Buffer): boolean | Refusal {
  if (range.kind === 'query') return range.total === session.received.length;

  const start = range.kind === 'whole' ? 0 : range.start;
  const fault = range.kind === 'whole' ? undefined : chunkFault(session, range, chunk);
  if (fault) return fault;
  session.received = Buffer.concat([session.received, chunk.subarray(session.received.length - start)]);
  return range.kind === 'whole' || isLast(range, chunk);
}

type Chunk = Extract<UploadRange, { kind: 'chunk' }>;

function chunkFault({ received }: ResumableSession, range: Chunk, chunk: Buffer): Refusal | undefined {
  if (range.total !== undefined && range.total < Math.max(received.length, range.start + chunk.length)) {
    return refuse('invalid', `Invalid request. There are more bytes than ${range.total}.`);
  }
  if (range.start > received.length) return refuse('invalid', 'Invalid request. The chunk leaves a gap.');
  if (range.end !== undefined && range.end - range.start + 1 !== chunk.length) {
    return refuse('invalid', `Invalid request. There were ${chunk.length} byte(s) in the request body.`);
  }
  if (!isLast(range, chunk) && chunk.length % CHUNK_UNIT_BYTES !== 0) {
    return refuse('invalid', `Invalid request. The chunk is no multiple of ${CHUNK_UNIT_BYTES} bytes.`);
  }
  return undefined;
}

/** Node sends a stream of unknown length in one request. Its range has neither an end nor a total. */
function isLast({ start, end, total }: Chunk, chunk: Buffer): boolean {
  return total === undefined ? end === undefined : start + chunk.length === total;
}

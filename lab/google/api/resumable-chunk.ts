import { type Answer, emptyAnswer, jsonAnswer } from '../http/answer.ts';
import { isRefusal, type Refusal, refuse } from '../http/refusal.ts';
import { checksumsInHeaders, mergeDeclared } from '../objects/checksum.ts';
import { type ResumableSession, receiveChunk } from '../objects/resumable-session.ts';
import { storeObject } from '../objects/store-object.ts';
import { parseUploadRange } from '../objects/upload-range.ts';
import { objectResource } from './resources.ts';
import type { BucketCall, Outcome } from './route.ts';

/**
 * Takes a chunk, or a question about the progress: 308 while the upload is unfinished, the object's resource at its
 * end.
 */
export function continueResumable(call: BucketCall): Outcome {
  const session = sessionOf(call);
  if (isRefusal(session)) return session;
  if (session.finished) return jsonAnswer(200, objectResource(session.bucket, session.finished));

  const range = parseUploadRange(call.headers['content-range']);
  if (!range) return refuse('invalid', `Failed to parse Content-Range header: ${call.headers['content-range']}`);
  const complete = receiveChunk(session, range, call.body);
  if (typeof complete !== 'boolean') return complete;
  return complete ? finish(call, session) : unfinished(session);
}

export function cancelResumable(call: BucketCall): Outcome {
  const session = sessionOf(call);
  if (isRefusal(session)) return session;
  call.cloud.sessions.delete(session.id);
  return emptyAnswer(499);
}

function sessionOf({ cloud, bucket, query }: BucketCall): ResumableSession | Refusal {
  const session = cloud.sessions.get(query.get('upload_id') ?? '');
  return session?.bucket === bucket.name ? session : refuse('not_found', 'Upload session not found.');
}

/** The last request may declare checksums of the whole content in `x-goog-hash`, as google-cloud-storage does. */
function finish({ bucket, headers, cloud }: BucketCall, session: ResumableSession): Outcome {
  const declared = mergeDeclared(checksumsInHeaders(headers), session.declared);
  const draft = { ...session.draft, content: session.received };
  const stored = storeObject(bucket, draft, { query: session.query, declared });
  if (isRefusal(stored)) {
    cloud.sessions.delete(session.id);
    return stored;
  }
  session.finished = stored;
  return jsonAnswer(200, objectResource(bucket.name, stored));
}

/** An answer without `Range` (with its capital) means that nothing is kept yet. */
function unfinished({ id, received }: ResumableSession): Answer {
  const range = received.length > 0 ? { Range: `bytes=0-${received.length - 1}` } : {};
  return emptyAnswer(308, { 'x-guploader-uploadid': id, ...range });
}

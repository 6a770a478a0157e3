import { refuse } from '../http/refusal.ts';
import { continueResumable } from './resumable-chunk.ts';
import { startResumable } from './resumable-start.ts';
import type { BucketCall, Outcome } from './route.ts';
import { uploadMedia, uploadMultipart } from './upload-at-once.ts';

/**
 * Sorts uploads by their query. A chunk has an `upload_id`. Its method says nothing: gcsfs sends chunks by POST, all
 * others by PUT.
 */
export function upload(call: BucketCall): Outcome {
  if (call.query.has('upload_id')) return continueResumable(call);
  switch (call.query.get('uploadType')) {
    case 'media':
      return uploadMedia(call);
    case 'multipart':
      return uploadMultipart(call);
    case 'resumable':
      return startResumable(call);
    default:
      return refuse('invalid', `Invalid upload type: ${call.query.get('uploadType')}`);
  }
}

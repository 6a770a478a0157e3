import type { IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import { answerLayout, LAYOUT_METHOD } from '../api/storage-layout.ts';
import type { Cloud } from '../cloud.ts';
import { FAULT_STATUSES } from '../faults/fault.ts';
import { emptyAnswer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { grpcStatus, isRefusal, jsonRefusal, type Refusal, refuse } from '../http/refusal.ts';
import { noteCall } from '../record/note-call.ts';

/** A message follows one byte for compression and four for its length. */
const FRAME_HEADER_BYTES = 5;

/** Serves the one gRPC method that a client calls. Only faults with a status have an effect here. */
export function serveGrpc(cloud: Cloud, session: ServerHttp2Session): void {
  session.on('error', () => {});
  session.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    void answerStream(cloud, stream, headers);
  });
}

async function answerStream(cloud: Cloud, stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const call = readCall(headers, Buffer.concat(chunks).subarray(FRAME_HEADER_BYTES));
  const message = answerMethod(cloud, call);
  if (isRefusal(message)) {
    noteCall(cloud, call, jsonRefusal(message));
    return decline(stream, message);
  }
  noteCall(cloud, call, emptyAnswer(200));
  reply(stream, message);
}

function readCall(headers: IncomingHttpHeaders, body: Buffer): Call {
  const text = (name: string) => headers[name]?.toString();
  return {
    method: 'POST',
    host: text(':authority')?.replace(/:443$/, '') ?? '',
    path: text(':path') ?? '',
    query: new URLSearchParams(),
    headers: { authorization: text('authorization'), 'user-agent': text('user-agent') },
    body,
  };
}

function answerMethod(cloud: Cloud, call: Call): Buffer | Refusal {
  const fault = cloud.faults.next(call);
  if (fault?.effect === 'status') return refuse(FAULT_STATUSES[fault.status], 'The test asked for this failure.');
  if (call.path === LAYOUT_METHOD) return answerLayout(cloud, call);
  cloud.ledger.unhandled.push(`gRPC ${call.path}`);
  return refuse('unimplemented', 'unknown method');
}

const HEAD = { ':status': 200, 'content-type': 'application/grpc' };

function decline(stream: ServerHttp2Stream, refusal: Refusal): void {
  const message = encodeURIComponent(refusal.message);
  stream.respond({ ...HEAD, 'grpc-status': String(grpcStatus(refusal)), 'grpc-message': message }, { endStream: true });
}

function reply(stream: ServerHttp2Stream, message: Buffer): void {
  stream.respond(HEAD, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  const frame = Buffer.alloc(FRAME_HEADER_BYTES);
  frame.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([frame, message]));
}

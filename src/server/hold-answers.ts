import type { Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { HeldBytes } from './held-bytes.ts';

/** A shorter answer fits into the kernel's buffers, read or not. */
const LONG_BYTES = 64 * 1024;

/** Counts long answers until they are sent. A client that does not read makes the server hold them. */
export function holdLongAnswers(app: FastifyInstance<Server>, held: HeldBytes): void {
  app.addHook('onSend', (_request, { raw }, payload, done) => {
    if (typeof payload === 'string' && payload.length > LONG_BYTES) {
      const hold = held.open(() => raw.destroy());
      raw.once('close', hold.end);
      hold.add(payload.length);
    }
    done(null, payload);
  });
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A TCP connection on which a test writes any bytes. */
export async function connectPlain(port: number, text: string | Buffer = ''): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  // The server may reset it.
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (text.length > 0) socket.write(text);
  return socket;
}

/** Everything from the server until the connection ends, in any way. */
export function heardOn(socket: Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let heard = '';
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    heard += text;
  });
  socket.once('error', () => {});
  socket.once('close', () => resolve(heard));
  return promise;
}

/** The `metav1.Status` at the end of an answer. */
export const statusIn = (answer: string): { readonly message: string; readonly code: number } =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));

import { connect, type TLSSocket } from 'node:tls';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A kept connection to a server of this machine. It has one request at a time, as the API server's client. */
export class Connection {
  readonly #socket: TLSSocket;
  #pieces: Buffer[] = [];
  #settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (piece) => this.#take(piece));
    socket.on('close', () => this.#settle?.reject(new Error('the server closed the connection')));
    socket.on('error', (error) => this.#settle?.reject(error));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () =>
        resolve(new Connection(socket)),
      );
      socket.once('error', reject);
    });
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    const bytes = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = bytes.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    if (bytes.length < end + 4 + length) return;
    this.#pieces = [];
    const { resolve } = this.#settle ?? {};
    this.#settle = undefined;
    resolve?.({ status: Number(head.slice(9, 12)), body: bytes.toString('utf8', end + 4) });
  }
}

/** The bytes of a call, as an API server sends it. */
export function requestOf(path: string, body: string): Buffer {
  const head = [
    `POST ${path}?timeout=5s HTTP/1.1`,
    'Host: localhost',
    'User-Agent: kube-apiserver-admission',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Accept: application/json, */*',
    'Content-Type: application/json',
  ].join('\r\n');
  return Buffer.from(`${head}\r\n\r\n${body}`);
}

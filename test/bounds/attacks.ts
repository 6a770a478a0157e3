import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Each attack holds as much open as it can. */
export const ATTACKS = {
  '300 bodies of 1 MiB on the port of the probes, less one byte': { count: 300, open: probeBody },
  '4,000 connections without a request': { count: 4000, open: silent },
  '4,000 idle connections after one answer': { count: 4000, open: idle },
  '4,000 unfinished handshakes': { count: 4000, open: handshake },
  '1,000 endless headers of 15 KB': { count: 1000, open: header },
  '100 bodies of 7 MiB, half sent': { count: 100, open: halfBody },
  '100 bodies of 7 MiB, less one byte': { count: 100, open: wholeBody },
} as const;
export type Attack = keyof typeof ATTACKS;

export interface Ports {
  readonly webhook: number;
  readonly health: number;
}

const MIB = 1024 * 1024;
const HEAD = 'POST /mutate--v1-pod HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const at = (port: number) => ({ host: '127.0.0.1', port });
const secure = (port: number, ready: (socket: Socket) => void): Socket => {
  const socket = connectTls({ ...at(port), rejectUnauthorized: false }, () => ready(socket));
  return socket;
};

function probeBody({ health }: Ports): Socket {
  const socket = connectPlain(at(health), () => {
    socket.write(`POST /x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${MIB}\r\n\r\n`);
    socket.write(Buffer.alloc(MIB - 1, 32));
  });
  return socket;
}

function silent({ webhook }: Ports): Socket {
  return secure(webhook, () => {});
}

function idle({ webhook }: Ports): Socket {
  return secure(webhook, (socket) => socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}`));
}

function handshake({ webhook }: Ports): Socket {
  const socket = connectPlain(at(webhook), () => socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1])));
  return socket;
}

function header({ webhook }: Ports): Socket {
  return secure(webhook, (socket) => socket.write(`${HEAD}X-A: ${'x'.repeat(15_000)}`));
}

const body = (port: number, sent: number): Socket =>
  secure(port, (socket) => {
    socket.write(`${HEAD}Content-Length: ${7 * MIB}\r\n\r\n`);
    socket.write(Buffer.alloc(sent, 32));
  });

function halfBody({ webhook }: Ports): Socket {
  return body(webhook, 3.5 * MIB);
}

function wholeBody({ webhook }: Ports): Socket {
  return body(webhook, 7 * MIB - 1);
}

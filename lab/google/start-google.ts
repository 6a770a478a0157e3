import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServiceAccount, forgeKeyFile, type KeyFile } from './accounts/service-account.ts';
import { type Cloud, createCloud } from './cloud.ts';
import type { Address } from './command-line.ts';
import type { Fault } from './faults/fault.ts';
import type { StoredObject } from './objects/bucket.ts';
import type { Report } from './record/report.ts';
import { writeReport } from './record/write-report.ts';
import { GOOGLE_HOSTS } from './wire/allowed-hosts.ts';
import { createApiServer } from './wire/api-server.ts';
import { createTrust, type Trust } from './wire/certificate-authority.ts';
import { createConnectProxy } from './wire/connect-proxy.ts';
import { serveGrpc } from './wire/grpc-session.ts';
import { createTlsDoor } from './wire/tls-door.ts';

export interface GoogleOptions {
  /** The buckets that each account may use, by the account's email. */
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  /** The buckets that there are. */
  readonly buckets: readonly string[];
  readonly faults?: readonly Fault[];
  /** Milliseconds since 1970. Decides which assertions and tokens are still valid. */
  readonly clock?: () => number;
  /** The life of a token in seconds; by default 3599, like Google's. */
  readonly tokenLifetimeSeconds?: number;
  /**
   * The length of the accounts' keys. Clients check each key that they load. That takes longer than everything else
   * they do.
   */
  readonly keyBits?: number;
  readonly host?: string;
  readonly port?: number;
}

/** A running fake of Google's token endpoint and of Cloud Storage. Clients reach it only through the proxy. */
export interface Google extends AsyncDisposable {
  readonly proxyUrl: string;
  /** The certificate that clients must trust. */
  readonly caPem: string;
  keyFile(account: string): KeyFile;
  /** The same account and key id with another private key. */
  forgedKeyFile(account: string): Promise<KeyFile>;
  objects(bucket: string): readonly StoredObject[];
  /** Stores an object without any call. */
  seed(bucket: string, name: string, content: Buffer | string): void;
  inject(fault: Fault): void;
  report(): Report;
}

/** Starts a fake with its own keys, authority and buckets. */
export async function startGoogle(options: GoogleOptions): Promise<Google> {
  const { clock = Date.now, host = '127.0.0.1', port = 0, buckets, tokenLifetimeSeconds, keyBits } = options;
  const accounts = Object.entries(options.accounts).map(([email, granted]) =>
    createServiceAccount(email, granted, keyBits),
  );
  const cloud = createCloud({ accounts: await Promise.all(accounts), buckets, clock, tokenLifetimeSeconds });
  for (const fault of options.faults ?? []) cloud.faults.add(fault);

  const trust = await createTrust(GOOGLE_HOSTS);
  const { server, close } = await listen(cloud, trust, { host, port });
  const { address, port: bound } = server.address() as AddressInfo;
  return {
    ...faceOf(cloud),
    proxyUrl: `http://${address}:${bound}`,
    caPem: trust.caPem,
    [Symbol.asyncDispose]: close,
  };
}

function faceOf(cloud: Cloud) {
  const known = <Thing>(things: ReadonlyMap<string, Thing>, name: string) => {
    const thing = things.get(name);
    if (!thing) throw new Error(`the fake was started without ${name}`);
    return thing;
  };
  return {
    keyFile: (account: string) => known(cloud.accounts, account).keyFile,
    forgedKeyFile: (account: string) => forgeKeyFile(known(cloud.accounts, account).keyFile),
    objects: (bucket: string) => known(cloud.buckets, bucket).all(),
    seed: (bucket: string, name: string, content: Buffer | string) =>
      void known(cloud.buckets, bucket).put({ name, content: Buffer.from(content), attributes: {} }),
    inject: cloud.faults.add,
    report: () => writeReport(cloud),
  };
}

async function listen(cloud: Cloud, trust: Trust, { host, port }: Address) {
  const http = createApiServer(cloud);
  const door = createTlsDoor(trust, { http, grpc: (session) => serveGrpc(cloud, session), ledger: cloud.ledger });
  const tunnels = new Set<Duplex>();
  const server = createConnectProxy(cloud.ledger, (socket) => {
    tunnels.add(socket.once('close', () => tunnels.delete(socket)));
    door.emit('connection', socket);
  });
  await once(server.listen(port, host), 'listening');
  const close = async () => {
    for (const socket of tunnels) socket.destroy();
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { server, close };
}

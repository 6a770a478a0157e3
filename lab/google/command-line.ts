import { parseArgs } from 'node:util';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface CommandLine {
  readonly listen: Address;
  readonly control: Address;
  readonly dir: string;
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  readonly buckets: readonly string[];
}

export const USAGE = `node lab/google/main.ts --dir DIR [--listen HOST:PORT] [--control HOST:PORT] [--account EMAIL=BUCKET,BUCKET]... [--bucket BUCKET]...

DIR gets ca.crt, EMAIL.json, EMAIL.forged.json (another private key under the same id) and, last, ready.json.`;

const EPHEMERAL = '127.0.0.1:0';
const DEFAULT_ACCOUNT = 'polyaxon@acme-ml.iam.gserviceaccount.com=plx-outputs';

/** Reads the arguments. Throws an error with a message for the user if they make no sense. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'string' },
      listen: { type: 'string', default: EPHEMERAL },
      control: { type: 'string', default: EPHEMERAL },
      account: { type: 'string', multiple: true, default: [DEFAULT_ACCOUNT] },
      bucket: { type: 'string', multiple: true, default: [] },
    },
  });
  if (!values.dir) throw new Error('--dir is missing');
  const accounts = Object.fromEntries(values.account.map(parseAccount));
  const buckets = [...new Set([...Object.values(accounts).flat(), ...values.bucket])];
  return {
    dir: values.dir,
    listen: parseAddress(values.listen),
    control: parseAddress(values.control),
    accounts,
    buckets,
  };
}

function parseAccount(text: string): [string, readonly string[]] {
  const [email, buckets] = text.split('=');
  if (!email || !buckets) throw new Error(`--account ${text} is not EMAIL=BUCKET,BUCKET`);
  return [email, buckets.split(',')];
}

function parseAddress(text: string): Address {
  const [, host, port] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (!host || !port) throw new Error(`${text} is not HOST:PORT`);
  return { host, port: Number(port) };
}

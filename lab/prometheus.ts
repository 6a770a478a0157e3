import { join } from 'node:path';
import { unpackedPackages } from './kubernetes/debian-packages.ts';

/** The real Prometheus and its promtool, as Debian packs them. */
export const prometheus = async (): Promise<{ readonly server: string; readonly promtool: string }> => {
  const bin = join(await unpackedPackages(['prometheus']), 'usr/bin');
  return { server: join(bin, 'prometheus'), promtool: join(bin, 'promtool') };
};

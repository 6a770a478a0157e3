import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackedPackages } from './debian-packages.ts';

/** A clock that shows other programs an earlier day than ours. Time limits and timers stay true. */
export interface MovedClock {
  /** The environment of those programs. */
  readonly env: NodeJS.ProcessEnv;
  now(): Date;
  set(daysBehind: number): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** On a given control plane, no Debian is needed. */
export const isClockMovable = !process.env['KUBEBUILDER_ASSETS'];

export function clockPackages(): Promise<string> {
  return unpackedPackages(['libfaketime']);
}

/**
 * A program that is linked to the C library asks libfaketime for the time. libfaketime reads a file of this directory.
 */
export async function movedClock(directory: string, daysBehind: number): Promise<MovedClock> {
  const file = join(directory, 'clock');
  let behind = daysBehind;
  const set = (days: number): void => {
    behind = days;
    writeFileSync(`${file}.new`, `-${days}d\n`);
    renameSync(`${file}.new`, file);
  };
  set(daysBehind);
  return {
    env: {
      LD_PRELOAD: libraryIn(await clockPackages()),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    now: () => new Date(Date.now() - behind * DAY_MS),
    set,
  };
}

function libraryIn(root: string): string {
  const libraries = join(root, 'usr/lib');
  const [architecture = ''] = readdirSync(libraries);
  return join(libraries, architecture, 'faketime/libfaketimeMT.so.1');
}

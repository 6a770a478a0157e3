import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../lab/kubernetes/execute.ts';
import type { Architecture } from './pins.ts';

/** apt for another architecture or release than this machine's: its lists and its state are in a folder of its own. */
export class Apt {
  readonly #folder: string;
  readonly #options: readonly string[];

  constructor(folder: string, architecture: Architecture) {
    this.#folder = folder;
    for (const each of ['lists/partial', 'archives/partial']) mkdirSync(join(folder, each), { recursive: true });
    writeFileSync(join(folder, 'status'), '');
    this.#options = [
      `APT::Architecture=${architecture}`,
      `APT::Architectures::=${architecture}`,
      `APT::Sandbox::User=root`,
      `Dir::State=${folder}`,
      `Dir::State::status=${join(folder, 'status')}`,
      `Dir::State::lists=${join(folder, 'lists')}`,
      `Dir::Cache=${folder}`,
    ].map((option) => `--option=${option}`);
  }

  update(): Promise<string> {
    return execute('apt-get', [...this.#options, 'update', '-qq']);
  }

  /** Downloads a package, in a version if one is given, and returns the path of its file. */
  async download(name: string, version?: string): Promise<string> {
    const wanted = version === undefined ? name : `${name}=${version}`;
    await execute('apt-get', [...this.#options, 'download', '-qq', wanted], { cwd: this.#folder });
    const file = readdirSync(this.#folder).find((each) => each.startsWith(`${name}_`) && each.endsWith('.deb'));
    if (file === undefined) throw new Error(`apt-get downloaded no ${name}`);
    return join(this.#folder, file);
  }
}

/** A field of a package's control file. */
export const fieldOf = async (deb: string, field: string): Promise<string> =>
  (await execute('dpkg-deb', ['--field', deb, field])).trim();

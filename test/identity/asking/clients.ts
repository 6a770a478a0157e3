import type { EnvironmentName } from '../../clients/environments/environment.ts';

/** A client to ask: its Python environment, and the file of clients/ that asks it. */
export interface Client {
  readonly name: string;
  readonly environment: EnvironmentName;
  readonly module: 'polyaxon_2' | 'polyaxon_1' | 'polystores_0' | 'google_libraries' | 'tensorflow_files';
  readonly generation: '0.x' | '2.x' | 'both';
  /** PYTHONHASHSEEDs. If several variables name a key, 1.x and 2.x take the first of a set. */
  readonly seeds: readonly number[];
}

/**
 * Together these have each two of GC_KEY_PATH, GOOGLE_KEY_PATH, GOOGLE_APPLICATION_CREDENTIALS in both orders (3.8,
 * 3.11).
 */
const BOTH_ORDERS = [0, 1, 2];

const polyaxon2 = (version: string): Client => ({
  name: `polyaxon ${version}`,
  environment: `polyaxon-${version}-python-3.11`,
  module: 'polyaxon_2',
  generation: '2.x',
  seeds: BOTH_ORDERS,
});

const polystores = (version: string, python: '3.7' | '3.8'): Client => ({
  name: `polyaxon-client ${version}`,
  environment: `polyaxon-client-${version}-python-${python}`,
  module: 'polystores_0',
  generation: '0.x',
  seeds: [0],
});

/** In an order in which two lanes take about the same time. */
export const CLIENTS: readonly Client[] = [
  ...['2.4', '2.9', '2.12', '2.18'].map(polyaxon2),
  {
    name: 'polyaxon 1.20',
    environment: 'polyaxon-1.20-python-3.8',
    module: 'polyaxon_1',
    generation: '2.x',
    seeds: BOTH_ORDERS,
  },
  {
    name: 'tensorflow',
    environment: 'tensorflow-2.21-python-3.11',
    module: 'tensorflow_files',
    generation: 'both',
    seeds: [0],
  },
  {
    name: 'google',
    environment: 'google-cloud-python-3.11',
    module: 'google_libraries',
    generation: 'both',
    seeds: [0],
  },
  polystores('0.4', '3.7'),
  polystores('0.5', '3.8'),
  polystores('0.6', '3.8'),
];

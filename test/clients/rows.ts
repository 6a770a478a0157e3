import type { EnvironmentName } from './environments/environment.ts';

/**
 * The values of `--only`: a file of rows/, and the Python environments that its pods mount. Every second row goes into
 * the other lane. In this order both lanes take about as long.
 */
export const ROWS: Readonly<Record<string, readonly EnvironmentName[]>> = {
  tensorflow: ['tensorflow-2.21-python-3.11'],
  'tensorflow-0.x': ['tensorflow-2.13-polyaxon-client-0.6-python-3.8'],
  tensorboard: ['tensorflow-2.21-python-3.11'],
  'google-cloud': ['google-cloud-python-3.11'],
  'polyaxon-client': [
    'polyaxon-client-0.4-python-3.7',
    'polyaxon-client-0.5-python-3.8',
    'polyaxon-client-0.6-python-3.8',
  ],
  releases: [
    'polyaxon-2.4-python-3.11',
    'polyaxon-2.9-python-3.11',
    'polyaxon-2.12-python-3.11',
    'polyaxon-2.18-python-3.11',
  ],
  'polyaxons-own-store': [
    'polyaxon-client-0.4-python-3.7',
    'polyaxon-client-0.5-python-3.8',
    'polyaxon-client-0.6-python-3.8',
    'tensorflow-2.13-polyaxon-client-0.6-python-3.8',
  ],
  secrets: ['google-cloud-python-3.11'],
  polyaxon: ['polyaxon-2.9-python-3.11', 'polyaxon-2.18-python-3.11'],
  faults: ['google-cloud-python-3.11', 'tensorflow-2.21-python-3.11'],
  'examples-2.x': ['polyaxon-2.18-python-3.11', 'tensorflow-2.21-python-3.11'],
  'examples-0.x': ['polyaxon-client-0.6-python-3.8'],
};

/** For the tests: the names of the running rows, with commas. */
export const ROWS_VARIABLE = 'CLIENT_ROWS';

/** Every environment that these rows need, once. */
export function environmentsOf(rows: readonly string[]): readonly EnvironmentName[] {
  return [...new Set(rows.flatMap((row) => ROWS[row] ?? []))];
}

export const chosenRows = (): readonly string[] => process.env[ROWS_VARIABLE]?.split(',') ?? Object.keys(ROWS);

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

const PROGRAM = 'polyaxon-gcs-injector.js';
export const COMPLETE = 'kubectl-complete.js';

/** The package.json of the bundle. It is a package that needs no other one, and `npm pack dist` makes an archive of it. */
export const published = ({ name, version, description, license }: Manifest) => ({
  name,
  version,
  description,
  license,
  keywords: ['polyaxon', 'kubernetes', 'admission-webhook', 'google-cloud-storage', 'kubectl-plugin'],
  type: 'module',
  // kubectl calls a plugin by its file name: this one answers to `kubectl plx-gcs`, and completes it.
  bin: { [name]: PROGRAM, 'kubectl-plx_gcs': PROGRAM, 'kubectl_complete-plx_gcs': COMPLETE },
  engines: { node: '>=22' },
  files: ['*.js', 'chunks/*.js', 'chunks/*.LEGAL.txt', 'LICENSES.txt'],
});

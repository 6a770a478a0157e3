import { stringify } from 'yaml';

interface Plugin {
  readonly version: string;
  /** Where the npm archive can be downloaded. */
  readonly uri: string;
  readonly sha256: string;
}

/** The manifest for Krew. The plugin is the npm archive: a program for Node, on every platform. */
export const krewManifest = ({ version, uri, sha256 }: Plugin): string =>
  stringify(
    {
      apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
      kind: 'Plugin',
      metadata: { name: 'plx-gcs' },
      spec: {
        version: `v${version}`,
        shortDescription: 'Explain and check the GCS credentials of Polyaxon runs',
        description:
          'Says why a Polyaxon run has its Google Cloud Storage credentials or not (why), checks an installation of polyaxon-gcs-injector (doctor), and what it would do to a manifest (inject).',
        caveats: 'It needs Node 22 or later on PATH.',
        platforms: ['linux', 'darwin'].map((os) => ({
          selector: { matchLabels: { os } },
          uri,
          sha256,
          files: [{ from: 'package/*', to: '.' }],
          bin: 'polyaxon-gcs-injector.js',
        })),
      },
    },
    { lineWidth: 0 },
  );

import { CREDENTIALS_ENV } from '../../gcs/key-file.ts';
import { baseName } from '../../kubernetes/paths.ts';
import type { Volume } from '../../kubernetes/pod.ts';
import type { ReadContainer } from '../reading/container.ts';

/** True if the author gives credentials to Google's libraries: by the variable, or in gcloud's own file. */
export const bringsCredentials = (container: ReadContainer, volumes: readonly Volume[]): boolean =>
  container.env.has(CREDENTIALS_ENV) || mountsDefaultCredentials(container, volumes);

const DEFAULT_CREDENTIALS = 'application_default_credentials.json';
const GCLOUD_FOLDER = '/.config/gcloud';

/**
 * The libraries read this file of gcloud if the variable is not set (google-auth `_cloud_sdk.py`, TensorFlow
 * `google_auth_provider.cc`). A writable folder is no sign of it: many authors give gcloud one, because the image is
 * read-only.
 */
const mountsDefaultCredentials = ({ mounts }: ReadContainer, volumes: readonly Volume[]): boolean =>
  mounts.all.some(({ path, volume }) => {
    if (baseName(path) === DEFAULT_CREDENTIALS) return true;
    return path.endsWith(GCLOUD_FOLDER) && volumes.some(({ name, secret }) => name === volume && secret);
  });

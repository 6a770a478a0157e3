/** The file that a 2.x client finds without any setting (`<context>/.gc/gc-secret.json`; Polyaxon 2.x `_connections`). */
export const DEFAULT_KEY = 'gc-secret.json';

/** Both client generations refuse a key path that does not end in `.json` ("Unrecognised extension for key file."). */
export const isKeyFileName = (name: string): boolean => name.endsWith('.json');

/** The name under which a Secret's key is mounted. */
export const keyFileName = (key: string): string => (isKeyFileName(key) ? key : `${key}.json`);

export const CREDENTIALS_ENV = 'GOOGLE_APPLICATION_CREDENTIALS';

/** gcloud does not read GOOGLE_APPLICATION_CREDENTIALS, it reads this. */
export const GCLOUD_ENV = 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE';

/** The Polyaxon clients' own variable; where it and GOOGLE_APPLICATION_CREDENTIALS differ, 2.x takes either by chance. */
export const KEY_PATH_ENV = 'GC_KEY_PATH';

/** A name that the API server takes for a Secret. Names come from pods and from texts in them, so they are looked at first. */
export const isSecretName = (name: string): boolean => /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name);

/** A name that the API server takes for a key of a Secret, and for a file in its volume. */
export const isSecretKey = (key: string): boolean => /^(?!\.\.)[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.';

/** `gs://bucket` or `gs://bucket/prefix`, bucket names as Google allows them. */
export const BUCKET_URL = '^gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[^/\\s]+)*/*$';

const PATTERN = new RegExp(BUCKET_URL);

/** A bucket URL without trailing slashes, `undefined` where the text is no `gs://` URL. */
export const bucketUrl = (text: string): string | undefined =>
  PATTERN.test(text) ? text.replace(/\/+$/, '') : undefined;

export const isGcsPath = (path: string): boolean => path.startsWith('gs://');

/** A path on some other object store: `s3://…`, `wasbs://…`. */
export const isForeignPath = (path: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(path) && !isGcsPath(path);

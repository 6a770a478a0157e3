import type { Bucket, StoredObject } from '../objects/bucket.ts';

/** The JSON API's form of a bucket. */
export function bucketResource({ name, timeCreated }: Bucket) {
  return {
    kind: 'storage#bucket',
    id: name,
    name,
    selfLink: `https://www.googleapis.com/storage/v1/b/${name}`,
    projectNumber: '1234567890',
    metageneration: '1',
    location: 'US',
    locationType: 'multi-region',
    storageClass: 'STANDARD',
    etag: 'CAE=',
    timeCreated,
    updated: timeCreated,
    iamConfiguration: { uniformBucketLevelAccess: { enabled: true } },
  };
}

/** The JSON API's form of an object. It ignores `fields`: clients get more than they requested. */
export function objectResource(bucket: string, object: StoredObject) {
  const path = `storage/v1/b/${bucket}/o/${encodeURIComponent(object.name)}`;
  const { name, generation, crc32c, md5, componentCount, timeCreated, updated, attributes } = object;
  return {
    kind: 'storage#object',
    id: `${bucket}/${name}/${generation}`,
    selfLink: `https://www.googleapis.com/${path}`,
    mediaLink: `https://storage.googleapis.com/download/${path}?generation=${generation}&alt=media`,
    name,
    bucket,
    generation,
    metageneration: String(object.metageneration),
    contentType: 'application/octet-stream',
    ...attributes,
    storageClass: 'STANDARD',
    size: String(object.content.length),
    md5Hash: md5,
    crc32c,
    componentCount,
    etag: etagOf(object),
    timeCreated,
    updated,
    timeStorageClassUpdated: timeCreated,
  };
}

/** Changes with each generation and with each change of metadata. */
export function etagOf({ generation, metageneration }: StoredObject): string {
  return Buffer.from(`${generation}/${metageneration}`).toString('base64');
}

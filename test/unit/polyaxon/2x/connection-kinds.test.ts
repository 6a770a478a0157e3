import { expect, it } from 'vitest';
import { OTHER_KINDS, OTHER_STORE_KINDS, VOLUME_KINDS } from '../../../../src/polyaxon/2x/connection-kinds.ts';

// The members of ProviderKind in vents 0.10.0 (providers/kinds.py), in its order.
const PROVIDER_KINDS = `
  host_path volume_claim gcs s3 wasb registry git aws gcp azure mysql postgres oracle vertica sqlite mssql
  redis presto mongo cassandra ftp grpc hdfs http pig_cli hive_cli hive_metastore hive_server2 jdbc jenkins
  samba snowflake ssh cloudant databricks segment slack teams email discord mattermost pagerduty hipchat
  webhook custom
`;

it('a connection may be of each kind that Polyaxon knows', () => {
  expect(new Set(['gcs', ...OTHER_KINDS])).toEqual(new Set(PROVIDER_KINDS.trim().split(/\s+/)));
});

it('a store that is not on GCS is in another cloud or on a volume (`artifact_values`, `mount_values`)', () => {
  expect(OTHER_STORE_KINDS).toEqual(['s3', 'wasb', 'host_path', 'volume_claim']);
  expect(VOLUME_KINDS).toEqual(['host_path', 'volume_claim']);
});

/** Kinds of connections besides `gcs` (vents 0.4.9 to 0.10.0 providers/kinds.py, of polyaxon 2.4 to 2.18; `teams` and `email` came with 0.7.3). */

/** Stores on a volume of the cluster. */
export const VOLUME_KINDS: readonly string[] = ['host_path', 'volume_claim'];

export const OTHER_STORE_KINDS: readonly string[] = ['s3', 'wasb', ...VOLUME_KINDS];

/** All of them, stores or not. */
export const OTHER_KINDS: readonly string[] = [
  ...OTHER_STORE_KINDS,
  ...['registry', 'git', 'aws', 'gcp', 'azure', 'mysql', 'postgres', 'oracle', 'vertica', 'sqlite', 'mssql', 'redis'],
  ...['presto', 'mongo', 'cassandra', 'ftp', 'grpc', 'hdfs', 'http', 'pig_cli', 'hive_cli', 'hive_metastore'],
  ...['hive_server2', 'jdbc', 'jenkins', 'samba', 'snowflake', 'ssh', 'cloudant', 'databricks', 'segment', 'slack'],
  ...['teams', 'email', 'discord', 'mattermost', 'pagerduty', 'hipchat', 'webhook', 'custom'],
];

/** Names that Polyaxon gives to things, each with where it is written. Nothing else in the project spells them. */

/** Labels of 2.x pods (polyaxon 2.16.4 `_k8s/converter/base/base.py`); 0.x sets the first three too. */
export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';
export const PART_OF_LABEL = 'app.kubernetes.io/part-of';
export const INSTANCE_LABEL = 'app.kubernetes.io/instance';
export const COMPONENT_LABEL = 'app.kubernetes.io/component';
export const VERSION_LABEL = 'app.kubernetes.io/version';

export const MANAGED_BY = 'polyaxon';
export const PART_OF_RUNS = 'polyaxon-runs';
export const PART_OF_CORE = 'polyaxon-core';

/** Runs that Polyaxon makes for itself; a cleaner mounts the store already (2.16.4 `_k8s/converter/mixins.py`). */
export const SYSTEM_COMPONENTS: readonly string[] = ['polyaxon-cleaners', 'polyaxon-notifiers'];

/** The Dask operator's own label; before dask-kubernetes 2023.3.2 it is all that tells such a pod from any other. */
export const DASK_CLUSTER_LABEL = 'dask.org/cluster-name';

/** Labels of 0.x pods (Polyaxon 0.6.1 polypod/templates/labels.py). */
export const TYPE_LABEL = 'type';
export const APP_LABEL = 'app';
export const PROJECT_LABEL = 'project_name';
export const EXPERIMENT_LABEL = 'experiment_name';
export const JOB_LABEL = 'job_name';

/** 0.x variables (Polyaxon 0.6.1 polypod/templates/env_vars.py, constants.py). */
export const OUTPUTS_PATH_ENV = 'POLYAXON_RUN_OUTPUTS_PATH';
export const DATA_PATHS_ENV = 'POLYAXON_RUN_DATA_PATHS';
export const REFS_PATHS_ENV = 'POLYAXON_REFS_OUTPUTS_PATHS';
export const ACCESS_KEYS_ENV = 'POLYSTORES_RUN_STORES_ACCESS_KEYS';
/** TensorFlow's own, with a `model_dir` that native 0.x runs fill in (Polyaxon 0.6.1 polypod/tensorflow.py). */
export const TF_CONFIG_ENV = 'TF_CONFIG';

/** 1.x and 2.x variables (polyaxon 2.16.4 `_env_vars/keys.py`; 1.20.0 polypod/common/env_vars.py). */
export const RUN_INSTANCE_ENV = 'POLYAXON_RUN_INSTANCE';
export const STORE_NAME_ENV = 'POLYAXON_ARTIFACTS_STORE_NAME';
export const CATALOG_ENV = 'POLYAXON_CONNECTIONS_CATALOG';
export const SCHEMA_ENV_PREFIX = 'POLYAXON_CONNECTION_SCHEMA_';

/** 2.x: where the documentation tells users to mount the key (`/plx-context/.gc/gc-secret.json`). */
export const DEFAULT_2X_MOUNT = '/plx-context/.gc';
/** 0.x: where the tensorboard spawner mounts it, and what it calls the volume (0.6.1 polypod/tensorboard.py). */
export const DEFAULT_0X_MOUNT = '/tmp/.plx-gcs-secret';
export const KEY_VOLUME = 'plx-gcs-secret';

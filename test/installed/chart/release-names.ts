// The release that tests install, and the chart's names for its objects.
export const RELEASE = 'plx';
export const INJECTOR_NAMESPACE = 'injector-system';
export const INJECTOR = 'plx-polyaxon-gcs-injector';

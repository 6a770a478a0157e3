/** The objects in the cluster that an authority lives in. The chart renders them, empty. */
export interface AuthorityNames {
  readonly namespace: string;
  readonly secret: string;
  readonly lease: string;
  readonly webhookConfiguration: string;
  /** The Service by whose name the API servers call. */
  readonly service: string;
  /** Tells this replica from the others. */
  readonly identity: string;
}

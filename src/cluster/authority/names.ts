/** The cluster objects that an authority uses. The chart renders them empty. */
export interface AuthorityNames {
  readonly namespace: string;
  readonly secret: string;
  readonly lease: string;
  readonly webhookConfiguration: string;
  /** The Service that the API servers call. */
  readonly service: string;
  /** Identifies this replica among the others. */
  readonly identity: string;
}

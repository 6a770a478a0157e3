/** What each step of a release knows. */
export interface Release {
  readonly version: string;
  /** The checkout. */
  readonly root: string;
  /** A folder for what nobody gets. It is removed afterwards. */
  readonly work: string;
  /** Where the files of the release go. */
  readonly out: string;
  /** The time that every file of the release has, in seconds: SOURCE_DATE_EPOCH, else that of the commit. */
  readonly epoch: number;
  /** The commit. */
  readonly revision: string;
}

/** The one line of JSON that a job wrote, among the messages of libraries. */
export const jsonLineOf = ({ log }: { readonly log: string }): unknown =>
  JSON.parse(log.split('\n').find((line) => line.startsWith('{')) ?? 'null');

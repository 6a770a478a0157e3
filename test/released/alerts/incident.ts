import { experiment, send, withRequest } from '../../support/admission-reviews.ts';

/** Sends a run that is injected. */
export const goodRun = (port: number): Promise<unknown> => send(port, experiment());

/** An incident: among good runs are some that choose outputs which nobody configured. */
export async function playIncident(port: number): Promise<void> {
  const run = experiment();
  const { metadata } = run.request.object;
  const labels = { ...(metadata['labels'] as object), 'polyaxon-gcs-injector.io/outputs': 'nowhere' };
  const unknown = withRequest(run, { object: { ...run.request.object, metadata: { ...metadata, labels } } });
  for (let count = 0; count < 5; count += 1) {
    await goodRun(port);
    await send(port, unknown);
  }
}

import { beforeEach } from 'vitest';
import { tellTooLoaded } from './expect-kept.ts';
import { loadBehind } from './patience.ts';
import { between, now } from './took.ts';

/** A set-up file: says of each test whose patience was over whether a busy machine may be the reason. It has failed all the same. */
beforeEach(({ task, onTestFailed }) => {
  const began = now();
  onTestFailed(() => tellTooLoaded(loadBehind(task.result?.errors ?? [], between(began, now()))));
});

const TICK_MS = 1000;

/** Prints a slow step while it runs, and how long it took. Nobody should have to guess at a silent terminal. */
export async function step<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const stopTicking = process.stderr.isTTY ? tick(() => `${sentence}… ${seconds()} s`) : announce(sentence);
  try {
    const result = await work();
    stopTicking(`✓ ${sentence} (${seconds()} s)`);
    return result;
  } catch (error) {
    stopTicking(`✗ ${sentence} (failed after ${seconds()} s)`);
    throw error;
  }
}

function announce(sentence: string): (last: string) => void {
  process.stderr.write(`${sentence}…\n`);
  return (last) => process.stderr.write(`${last}\n`);
}

function tick(line: () => string): (last: string) => void {
  const rewrite = (text: string) => process.stderr.write(`\r\x1b[K${text}`);
  rewrite(line());
  const timer = setInterval(() => rewrite(line()), TICK_MS);
  return (last) => {
    clearInterval(timer);
    rewrite(`${last}\n`);
  };
}

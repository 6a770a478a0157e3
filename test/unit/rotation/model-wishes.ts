import type { Observation } from '../../../src/rotation/observation.ts';
import { LEAKED_ANNOTATION, ROTATE_ANNOTATION } from '../../../src/rotation/secret-data.ts';

/** The requests of people: the annotations of the Secret. */
export class Wishes {
  readonly #annotations = new Set<string>();

  add(annotation: string): void {
    this.#annotations.add(annotation);
  }

  fulfil(annotations: readonly string[]): void {
    for (const each of annotations) this.#annotations.delete(each);
  }

  get seen(): Pick<Observation, 'isRotationWanted' | 'isLeaked'> {
    return {
      isRotationWanted: this.#annotations.has(ROTATE_ANNOTATION),
      isLeaked: this.#annotations.has(LEAKED_ANNOTATION),
    };
  }
}

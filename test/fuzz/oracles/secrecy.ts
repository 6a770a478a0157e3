import { MARKER } from '../marker.ts';
import { type Finding, finding } from './finding.ts';

/** A run's outputs path is logged and may be any text on GCS. */
const OUTPUTS = /"outputs\\?":\\?"gs:\/\/(?:[^"\\]|\\.)*\\?"/g;

/** Law 6: no value of a variable in what leaves the pod. */
export const secrecyFindings = (where: string, text: string): readonly Finding[] =>
  text.includes(MARKER) && text.replace(OUTPUTS, '').includes(MARKER)
    ? [finding(`law 6: a value in ${where}`, text)]
    : [];

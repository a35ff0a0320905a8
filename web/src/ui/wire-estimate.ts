import type { Estimate } from '#ui/estimate.ts';

/** An estimate as the API writes it, which is the form that cards, pills and cells show. */
export type WireEstimate = Estimate;

/** The estimate as the kit takes it. */
export function fromWire(wire: WireEstimate): Estimate {
  return wire;
}

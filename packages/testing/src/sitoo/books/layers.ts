import { decimal, type Decimal, sum } from "../decimals.ts";

/** Goods that came in together, at one price per piece. */
export interface Layer {
  readonly quantity: string;
  readonly price: string;
}

export const worthOf = (layers: readonly Layer[]): Decimal =>
  sum(layers.map(({ quantity, price }) => decimal(quantity).times(price)));

/** Brings goods in. What only fills a gap, because more was sold than there was, is worth nothing. */
export function bringIn(layers: readonly Layer[], came: Layer, before: Decimal): readonly Layer[] {
  const gap = before.lt(0) ? before.times(-1) : decimal(0);
  const rest = decimal(came.quantity).minus(gap);
  return rest.gt(0) ? [...layers, { quantity: rest.toFixed(), price: came.price }] : layers;
}

/** Takes goods out, first what came first. What is not there is worth nothing. */
export function takeOut(layers: readonly Layer[], wanted: Decimal): readonly Layer[] {
  const [oldest, ...later] = layers;
  if (!oldest || wanted.eq(0)) return layers;
  const left = decimal(oldest.quantity).minus(wanted);
  if (left.lte(0)) return takeOut(later, left.times(-1));
  return [{ ...oldest, quantity: left.toFixed() }, ...later];
}

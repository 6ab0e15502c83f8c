/** How much trade. */
export interface TradeOptions {
  /** The same seed gives the same trade, order by order: a whole number from 0 to 4,294,967,295. */
  readonly seed: number;
  /** Orders of every kind. */
  readonly orders: number;
  /** In all stores together, one at least. @default 400 */
  readonly perDay?: number;
  /** The first day, "YYYY-MM-DD". @default "2026-01-02" */
  readonly from?: string;
  /** Of the first order, 1 at least. @default 10_001 */
  readonly firstOrderid?: number;
}

const largestSeed = 2 ** 32 - 1;
const largest = Number.MAX_SAFE_INTEGER;
const day = 86_400_000;
const lastDay = Date.parse("9999-12-31");

/** The options with what is left out. Throws one RangeError that lists every fault of them. */
export function readTradeOptions({
  seed,
  orders,
  perDay = 400,
  from = "2026-01-02",
  firstOrderid = 10_001,
}: TradeOptions): Required<TradeOptions> {
  const faults = [
    ...notWhole("seed", seed, { least: 0, most: largestSeed }),
    ...notWhole("orders", orders, { least: 0 }),
    ...notWhole("perDay", perDay, { least: 1 }),
    ...(isDate(from) ? [] : [`from is ${shown(from)}, and not a day as "2026-01-02"`]),
    ...notWhole("firstOrderid", firstOrderid, { least: 1 }),
  ];
  if (faults.length === 0) faults.push(...tooMuch({ seed, orders, perDay, from, firstOrderid }));
  if (faults.length > 0) throw new RangeError(`trade cannot use these options: ${faults.join("; ")}`);
  return { seed, orders, perDay, from, firstOrderid };
}

/** What is right by itself, and not together. */
function tooMuch({ orders, perDay, from, firstOrderid }: Required<TradeOptions>): readonly string[] {
  const room = largest - firstOrderid;
  const ends = Date.parse(from) + Math.ceil(orders / perDay) * day;
  return [
    ...(orders - 1 > room ? [`firstOrderid is ${String(firstOrderid)}, from which ids run too high`] : []),
    ...(ends > lastDay ? [`from is ${shown(from)}, from which days run beyond the year 9999`] : []),
  ];
}

interface Bounds {
  readonly least: number;
  readonly most?: number;
}

function notWhole(name: string, value: unknown, { least, most = largest }: Bounds): readonly string[] {
  const isWhole = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
  return isWhole
    ? []
    : [`${name} is ${shown(value)}, and not a whole number from ${String(least)} to ${String(most)}`];
}

/** A day of the calendar: 30 February is none. */
function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(value);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

const shown = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));

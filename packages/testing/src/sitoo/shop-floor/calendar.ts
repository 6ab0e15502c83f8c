import { wallClock } from "../../trading/local-time.ts";
import type { TradeOptions } from "./trade-options.ts";

/** When orders are made: the nth of all, whichever store it is in. */
export interface Calendar {
  readonly perDay: number;
  dayOf(number: number): number;
  /** Unix seconds: the orders of a day follow each other. */
  at(number: number): number;
  /** The numbers of the orders of a day: the first included, the second not. */
  ordersOf(day: number): readonly [from: number, to: number];
  /** Unix seconds. */
  opens(day: number): number;
  closes(day: number): number;
}

/** How the trade of a day is spread over its hours, from nine to nine: more at noon, most after work. */
const hours: readonly number[] = [3, 5, 7, 10, 9, 8, 8, 10, 14, 13, 9, 4];
const all = hours.reduce((total, weight) => total + weight, 0);

/** How many days a clock is remembered for. */
const remembered = 64;

export function createCalendar({ perDay, from }: Pick<Required<TradeOptions>, "perDay" | "from">): Calendar {
  const clocks = new Map<number, (time: string) => number>();
  const clockOf = (day: number): ((time: string) => number) => {
    const known = clocks.get(day);
    if (known) return known;
    const date = new Date(Date.parse(`${from}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
    const clock = wallClock(date);
    clocks.set(day, clock);
    for (const oldest of [...clocks.keys()].slice(0, -remembered)) clocks.delete(oldest);
    return clock;
  };
  const seconds = (day: number, time: string): number => clockOf(day)(time) / 1000;
  const dayOf = (number: number): number => Math.floor(number / perDay);

  return {
    ...{ perDay, dayOf },
    at: (number) => {
      const day = dayOf(number);
      return seconds(day, "09:00") + secondOf((number - day * perDay + 0.5) / perDay);
    },
    ordersOf: (day) => [day * perDay, (day + 1) * perDay],
    opens: (day) => seconds(day, "08:45"),
    // Now and then somebody closes after midnight.
    closes: (day) => seconds(day, day % 9 === 8 ? "24:20" : "21:15"),
  };
}

/** The second after nine by which this share of the day's orders was made. */
function secondOf(share: number): number {
  let left = share * all;
  for (const [hour, weight] of hours.entries()) {
    if (left < weight) return Math.floor((hour + left / weight) * 3600);
    left -= weight;
  }
  return hours.length * 3600 - 1;
}

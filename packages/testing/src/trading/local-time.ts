import { offsetAt } from "../time-zone.ts";

/** The time zone of the chain. */
export const zone = "Europe/Stockholm";

const minute = 60_000;

/** The moment of a wall clock in Stockholm, in ms: `localTime("2026-11-20", "09:30")`. Hours may pass 24 into the next day. */
function localTime(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wall = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * minute;
  // Twice: the first guess may lie on the other side of a change to or from summer time.
  return wall - offsetAt(wall - offsetAt(wall, zone), zone);
}

/** The wall clock of one day, which remembers what it was asked: time zones are slow to compute. */
export function wallClock(date: string): (time: string) => number {
  const known = new Map<string, number>();
  return (time) => {
    const at = known.get(time) ?? localTime(date, time);
    known.set(time, at);
    return at;
  };
}

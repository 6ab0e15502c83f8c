/** The time zone of the chain. */
export const zone = "Europe/Stockholm";

const minute = 60_000;

/** The moment of a wall clock in Stockholm, in ms: `localTime("2026-11-20", "09:30")`. Hours may pass 24 into the next day. */
function localTime(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wall = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * minute;
  // Twice: the first guess may lie on the other side of a change to or from summer time.
  return wall - offsetAt(wall - offsetAt(wall));
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

/** How far the wall clock is ahead of UTC at a moment, in ms. */
function offsetAt(time: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(time).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * minute * (sign === "-" ? -1 : 1);
}

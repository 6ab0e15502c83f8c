import { offsetAt } from "../time-zone.ts";

/** A date as the v2 wire writes it: midnight with a Z that is no real time zone. */
export function wireDate(date: string): string {
  return `${date}T00:00:00Z`;
}

/** "2026-07-01" of a date on the wire. */
export function dayOf(wire: string): string {
  return wire.slice(0, 10);
}

const dayPattern =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d(?:\.\d+)?)?)?Z?$/;

/** Reads "2026-07-01", "20260701", and both with a time after it, which SAP ignores. Undefined when it is no date. */
export function parseDay(text: string): string | undefined {
  const [, year, month, day] = dayPattern.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)
    ? undefined
    : `${year}-${month}-${day}`;
}

/**
 * The server's own clock: turns a moment into what its wall clock shows, as though that were UTC. Dates and times of SAP
 * are local, whatever letter stands behind them.
 */
export function wallClock(timeZone = "UTC"): (at: number) => number {
  let known = { quarter: Number.NaN, offset: 0 }; // time zones are slow to compute, and change at quarters of an hour
  return (at) => {
    const quarter = Math.floor(at / 900_000);
    if (quarter !== known.quarter) known = { quarter, offset: offsetAt(at, timeZone) };
    return at + known.offset;
  };
}

/** The day of a moment on the server's own clock. */
export function dayAt(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** "13:14:45" of a moment on the server's own clock. */
export function timeAt(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

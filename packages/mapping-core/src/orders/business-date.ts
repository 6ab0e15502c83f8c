/** When and where the till made a sale. */
export interface Moment {
  /** Unix seconds, UTC. */
  readonly seconds: number;
  /** IANA time zone of the till. */
  readonly timeZone: string;
  /** "HH:MM": a sale before that belongs to the day before. */
  readonly businessDayStartsAt: string;
}

const dayInMs = 86_400_000;

/**
 * The business date ("YYYY-MM-DD") of a sale: the date on the till's own wall, and the day before while the business day
 * has not started. It is the DocDate, TaxDate and VatDate of every document (H6). Wall-clock arithmetic only, so the
 * nights of summer time need no special case.
 */
export function businessDate({ seconds, timeZone, businessDayStartsAt }: Moment): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(seconds * 1000));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";

  const date = `${part("year")}-${part("month")}-${part("day")}`;
  const started = `${part("hour")}:${part("minute")}` >= businessDayStartsAt;
  return started ? date : new Date(Date.parse(date) - dayInMs).toISOString().slice(0, 10);
}

/** Whether this runtime knows the time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // a RangeError is how Intl says that it does not know the zone
  }
}

import type { SpecialPrice } from "@instep/sap-b1-client";
import type { DatedRate } from "../facts.ts";

interface Span {
  /** "YYYY-MM-DD", both included; open where left out. */
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
}

/** The last day that a price computed for `date` holds: before the next span begins, ends, or the VAT rate changes. */
export function validUntil(
  date: string,
  specials: readonly SpecialPrice[],
  rates: readonly DatedRate[],
): string | undefined {
  const spans = specials.flatMap(spansOf);
  const days = [
    ...spans.flatMap(({ from }) => dayBefore(from, date)),
    ...spans.flatMap(({ to }) => (to != null && to.slice(0, 10) >= date ? [to.slice(0, 10)] : [])),
    ...rates.flatMap(({ from }) => dayBefore(from, date)),
  ];
  return days.sort()[0];
}

const spansOf = ({ ValidFrom, ValidTo, SpecialPriceDataAreas }: SpecialPrice): readonly Span[] => [
  { from: ValidFrom, to: ValidTo },
  ...(SpecialPriceDataAreas ?? []).map(({ DateFrom, Dateto }) => ({ from: DateFrom, to: Dateto })),
];

/** The day before a day that is still to come. */
function dayBefore(day: string | null | undefined, date: string): readonly string[] {
  if (day == null || day.slice(0, 10) <= date) return [];
  const before = Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - 24 * 3_600_000;
  return [new Date(before).toISOString().slice(0, 10)];
}

import type { B1Options } from "../options.ts";
import { refused } from "../refusal.ts";
import { indicatorOf } from "../setup/periods.ts";
import type { Document } from "./document-type.ts";
import type { Head } from "./head.ts";

/**
 * The policy for customer references that came before (SAP note 1354920): documents of a group share one check, and
 * kinds without a group have none. The text is ours.
 */
export function checkReference(
  { NumAtCard, CardCode }: Document,
  { kind, period }: Pick<Head, "kind" | "period">,
  { group, options }: { readonly group: Iterable<Document>; readonly options: Readonly<B1Options> },
): void {
  if (options.duplicateReferences === "allow" || NumAtCard === null) return;
  for (const other of group) {
    const isSameCustomer = options.duplicateReferences === "block-for-all" || other.CardCode === CardCode;
    const isSameYear =
      options.duplicateReferenceYears === "all" || other.PeriodIndicator === indicatorOf(period);
    if (isSameCustomer && isSameYear && other.CancelStatus === "csNo") {
      throw refused(`Customer reference number already exists [${kind.header}.NumAtCard]`);
    }
  }
}

import { isB1Error, outcomeOf } from "./errors.ts";

/** May this exact call be sent again without asking SAP first? */
export function mayRepeat(error: unknown, { reads }: { readonly reads: boolean }): boolean {
  if (isB1Error(error) && error.code === "aborted") return false; // whoever called it off does not want it again
  const outcome = outcomeOf(error);
  if (outcome === "not-sent") return true; // nothing left, so nothing can be there
  if (outcome === "in-doubt") return reads; // a read changes nothing, while a second POST is a second invoice
  // SAP said no and would say it again, except that another node may know better. A read is asked again after "too many
  // requests" too; what is locked, and who sends how many writes, is for the caller to weigh.
  return isB1Error(error) && (error.code === "node-trouble" || (reads && error.status === 429));
}

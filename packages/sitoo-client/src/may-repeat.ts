import { SitooError } from "./errors.ts";

/** May this exact call be sent again? */
export function mayRepeat(error: unknown, { reads }: { readonly reads: boolean }): boolean {
  if (!(error instanceof SitooError)) return false; // a fault of our own is not cured by asking again
  if (error.code === "sitoo-too-many-requests") return true; // refused at the door: nothing was written
  if (error.outcome === "not-sent") return error.code !== "sitoo-aborted"; // nothing left, unless nobody wants it to
  if (error.outcome === "in-doubt") return reads; // a read changes nothing
  return false; // Sitoo said no and would say it again
}

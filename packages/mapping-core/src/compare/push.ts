/** Why Sitoo does not have what SAP has, as far as what was last sent to Sitoo tells it. */
export type PushCause = "push-missing" | "changed-in-sitoo" | "unknown";

/**
 * Sitoo still has what was last sent, so SAP has changed since and the change was not sent; or SAP is as it was sent, so
 * Sitoo was changed by somebody else. It only explains: the difference itself is between the two systems (H17).
 */
export function pushCause<T>(
  { sap, sitoo, sent }: { readonly sap: T; readonly sitoo: T; readonly sent: T | undefined },
  isSame: (a: T, b: T) => boolean,
): PushCause {
  if (sent === undefined) return "unknown";
  if (isSame(sent, sitoo)) return "push-missing";
  return isSame(sent, sap) ? "changed-in-sitoo" : "unknown";
}

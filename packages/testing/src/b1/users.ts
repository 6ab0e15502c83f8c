import type { Company } from "./company.ts";
import type { Context } from "./entity-set.ts";
import { notPermitted } from "./refusal.ts";

/** The person who works by hand in SAP beside the integration. */
export const clerkName = "manager";

/** SAP's number of a user: the manager is 1. */
export function userSign({ users }: Company, user: string): number {
  return users.findIndex(({ UserName }) => UserName === user) + 2;
}

/** The manager may do everything, and so may whoever is not named otherwise. */
export function isSuperuser({ users }: Company, user: string): boolean {
  return users.find(({ UserName }) => UserName === user)?.Superuser ?? true;
}

/** Refuses a user who has no authorisation for a set. */
export function checkAuthorized(
  { users }: Company,
  setName: string,
  { user, options }: Pick<Context, "user" | "options">,
): void {
  const forbidden = users.find(({ UserName }) => UserName === user)?.forbidden ?? [];
  if (options.authorizations === "enforce" && forbidden.includes(setName)) throw notPermitted();
}

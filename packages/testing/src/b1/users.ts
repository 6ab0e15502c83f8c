import type { Company } from "./company.ts";

/** The person who works by hand in SAP beside the integration. */
export const clerkName = "manager";

/** SAP's number of a user: the manager is 1. */
export function userSign({ users }: Company, user: string): number {
  return users.findIndex(({ UserName }) => UserName === user) + 2;
}

import type { Operation } from "../operation.ts";
import type { BatchPart } from "./parts.ts";

/** A part of a batch, ready to be written. */
export type Item =
  | { readonly kind: "single"; readonly operation: Operation<unknown> }
  | { readonly kind: "change-set"; readonly members: readonly Member[] };

/** One operation of a change set. */
export interface Member {
  readonly operation: Operation<unknown>;
  /** Its Content-ID, by which answers and later paths refer to it. SAP takes no two alike in one batch. */
  readonly id: string;
}

/** Numbers the operations of all change sets. Throws a TypeError for what SAP would refuse as a whole, or overlook. */
export function itemsOf(parts: readonly BatchPart[]): readonly Item[] {
  if (parts.length === 0) throw new TypeError("A batch needs at least one part.");
  let number = 0;
  return parts.map((part): Item => {
    if (!("changeSet" in part)) return { kind: "single", operation: checked(part) };
    if (part.changeSet.length === 0) throw new TypeError("A change set needs at least one operation.");
    const members = part.changeSet.map((operation) => ({
      operation: checkedMember(operation),
      id: String((number += 1)),
    }));
    return { kind: "change-set", members };
  });
}

/** Every operation, whether in a change set or not. */
export function operationsOf(items: readonly Item[]): readonly Operation<unknown>[] {
  return items.flatMap((item) =>
    item.kind === "single" ? [item.operation] : item.members.map(({ operation }) => operation),
  );
}

function checkedMember(operation: Operation<unknown>): Operation<unknown> {
  if ("changeSet" in operation) throw new TypeError("A change set cannot stand in another one.");
  if (operation.method === "GET") throw misuse(operation, "SAP takes no GET in a change set");
  return checked(operation);
}

function checked(operation: Operation<unknown>): Operation<unknown> {
  const { headers = {} } = operation;
  if (Object.keys(headers).some((name) => name.toLowerCase() === "if-match")) {
    throw misuse(operation, "SAP overlooks If-Match in a batch and would write");
  }
  if ("raw" in operation && operation.raw === true) {
    throw misuse(operation, "An answer in a batch cannot be had raw");
  }
  return operation;
}

/** A fault of the caller, found before anything was sent. Queries stay out of it: they may name a customer. */
export function misuse({ method, path }: Operation<unknown>, what: string): TypeError {
  return new TypeError(`${what}: ${method} ${path.split("?", 1).join("")}`);
}

import type { Order } from "@instep/sitoo-client";
import { figureText } from "../compare/figure.ts";
import { decimal, equals, negate, sum } from "../money/decimal.ts";
import { changesBetween, fingerprintOf, kindOfChange } from "../orders/fingerprint.ts";
import type { Rules } from "../rules.ts";
import type { OrderCause, OrderCount, OrderDifference, OrderToCompare, SapDocument } from "./compare.ts";
import { type ExpectedDocument, expectedDocuments } from "./expected-documents.ts";
import { figureDifferences } from "./figure-differences.ts";

interface Comparing {
  readonly rules: Pick<Rules, "discountLineTypes" | "giftCards">;
  readonly count: (name: OrderCount) => void;
}

/** It is in the books: a draft is not yet, and one that was cancelled is not any more. */
export const isLive = ({ cancelled, draft }: SapDocument): boolean => !cancelled && !draft;

/** The documents of sale that an order comes to; what is paid in advance is no sale yet. */
const isOfSale = ({ kind }: SapDocument): boolean => kind === "invoice" || kind === "credit-memo";

/** Where one order and all that SAP has of it disagree. */
export function orderDifferences(
  compared: OrderToCompare,
  documents: readonly SapDocument[],
  { rules, count }: Comparing,
): readonly OrderDifference[] {
  const { order, scope, finality } = compared;
  const twice = doubled(documents);
  if (scope !== "till-sale" || finality !== "final") {
    count(scope === "till-sale" ? "not-final" : "out-of-scope");
    return [...twice, ...unwanted(compared, documents)];
  }
  const expected = expectedDocuments(order, documents, rules);
  const each = expected
    ? expected.flatMap((document) => compareDocument(document, documents, { compared, count }))
    : inOneSum(order, documents);
  const found = [
    ...twice,
    ...each,
    ...(expected ? surplus(expected, compared, documents) : []),
    ...changed(compared, documents),
  ];
  if (found.length === 0) count("agreed");
  return found;
}

/** An order that no plan can be made of: only its total can be held against what SAP has of it. */
function inOneSum(order: Order, documents: readonly SapDocument[]): readonly OrderDifference[] {
  const live = documents.filter((document) => isOfSale(document) && isLive(document));
  const inSap = sum(
    live.map(({ kind, total }) => (kind === "invoice" ? decimal(total) : negate(decimal(total)))),
  );
  const total = decimal(order.moneytotal_gross_all);
  if (live.length > 0 && equals(inSap, total)) return [];
  return [
    {
      code: live.length > 0 ? "amount-differs" : "missing-document",
      orderid: order.orderid,
      DocNums: live.map(({ DocNum }) => DocNum),
      sitoo: figureText(total),
      ...(live.length > 0 && { sap: figureText(inSap) }),
      likelyCause: "cannot-be-planned",
    },
  ];
}

function surplus(
  expected: readonly ExpectedDocument[],
  compared: OrderToCompare,
  documents: readonly SapDocument[],
): readonly OrderDifference[] {
  const kinds = new Set<string>(expected.map(({ kind }) => kind));
  return documents
    .filter((document) => isOfSale(document) && isLive(document) && !kinds.has(document.kind))
    .map((document) => about(document, "unexpected-document", causeOf(compared, document)));
}

function about(
  { orderid, key, kind, DocNum, total }: SapDocument,
  code: OrderDifference["code"],
  likelyCause: OrderCause,
): OrderDifference {
  return { code, orderid, key, kind, DocNums: [DocNum], sap: total, likelyCause };
}

/**
 * A later generation belongs to the step of the first: both alive are one sale twice (H16, H19). An order has one invoice and
 * one credit memo at most, whatever somebody has written into the key of another.
 */
function doubled(documents: readonly SapDocument[]): readonly OrderDifference[] {
  const steps = Map.groupBy(documents.filter(isLive), stepOf);
  return [...steps.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length < 2) return [];
    const distinct = new Set(same.map((each) => each.key)).size > 1;
    const again = distinct ? "posted-again-while-the-first-lives" : "posted-twice";
    return [
      {
        code: "two-live-documents",
        orderid: first.orderid,
        key: withoutGeneration(first.key),
        kind: first.kind,
        DocNums: same.map(({ DocNum }) => DocNum),
        sitoo: first.total,
        sap: figureText(sum(same.map(({ total }) => decimal(total)))),
        likelyCause: same.every(({ createdByUs }) => createdByUs) ? again : "copied-by-hand",
      } as const,
    ];
  });
}

const withoutGeneration = (key: string): string => key.replace(/~\d+$/, "");
const stepOf = (document: SapDocument): string =>
  isOfSale(document) ? document.kind : withoutGeneration(document.key);

/** Documents of sale of an order that should have none. */
function unwanted(compared: OrderToCompare, documents: readonly SapDocument[]): readonly OrderDifference[] {
  const code = compared.scope === "till-sale" ? "unfinished-order-document" : "out-of-scope-document";
  return documents
    .filter((document) => isOfSale(document) && (isLive(document) || document.draft))
    .map((document) => ({
      ...about(document, code, unwantedCause(compared)),
      ...changesOf(compared),
    }));
}

function unwantedCause({ scope, finality }: OrderToCompare): OrderCause {
  if (scope === "fulfilment") return "another-channel-sold-it";
  if (scope === "not-ours") return "not-ours-by-rule";
  if (finality === "void") return "cancelled-after-posting";
  return finality === "open" ? "not-final-yet" : "closed-and-not-paid";
}

interface Known {
  readonly compared: OrderToCompare;
  readonly count: Comparing["count"];
}

function compareDocument(
  expected: ExpectedDocument,
  documents: readonly SapDocument[],
  { compared, count }: Known,
): readonly OrderDifference[] {
  const same = documents.filter(({ kind }) => kind === expected.kind);
  const live = same.filter(isLive);
  const sitoo = figureText(expected.total);
  const parked = same
    .filter(({ draft, cancelled }) => draft && !cancelled)
    .map((draft) => ({
      ...about(
        draft,
        "document-parked",
        live.length > 0 ? "parked-beside-its-document" : "waits-for-approval",
      ),
      sitoo,
    }));
  const document = live.find(({ createdByUs }) => createdByUs) ?? live[0];
  if (document) {
    const cause = causeOf(compared, document);
    return [...parked, ...figureDifferences(expected, document, { compared, cause, count })];
  }
  if (parked.length > 0) return parked;
  const cancelled = same.find((each) => each.cancelled);
  if (cancelled) return [{ ...about(cancelled, "document-cancelled", "cancelled-by-hand"), sitoo }];
  return [missing(expected, compared, compared.hasException ? "waits-in-exception" : "not-posted")];
}

function missing(
  { kind, total }: ExpectedDocument,
  { order }: OrderToCompare,
  likelyCause: OrderCause,
): OrderDifference {
  return {
    code: "missing-document",
    orderid: order.orderid,
    kind,
    DocNums: [],
    sitoo: figureText(total),
    likelyCause,
  };
}

/** What is known of a document before its figures are looked at. */
function causeOf({ fingerprint, order }: OrderToCompare, { createdByUs }: SapDocument): OrderCause {
  if (!createdByUs) return "made-by-hand";
  const change = fingerprint ? kindOfChange(fingerprint, fingerprintOf(order)) : undefined;
  return change === "cancelled" ? "cancelled-after-posting" : (change ?? "unknown");
}

function changesOf({ fingerprint, order }: OrderToCompare): Pick<OrderDifference, "changes"> {
  const changes = fingerprint ? changesBetween(fingerprint, fingerprintOf(order)) : [];
  return changes.length > 0 ? { changes } : {};
}

/** An order that is still final, and is not what it was when it was posted (H32). */
function changed(compared: OrderToCompare, documents: readonly SapDocument[]): readonly OrderDifference[] {
  const { changes } = changesOf(compared);
  const [document] = documents.filter(isLive);
  if (!changes || !document) return [];
  const likelyCause = causeOf(compared, { ...document, createdByUs: true });
  return [
    {
      ...about(document, "order-changed", likelyCause),
      sitoo: figureText(decimal(compared.order.moneytotal_gross_all)),
      changes,
    },
  ];
}

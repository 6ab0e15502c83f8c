import type { Context } from "../entity-set.ts";
import { type Row, rowsOf, textOf } from "../json.ts";
import type { SetUp } from "../setup/set-up.ts";
import { withBases } from "./base-lines.ts";
import type { DocumentParts } from "./document-parts.ts";
import type { Document } from "./document-type.ts";
import { freightOf } from "./freight.ts";
import { type Head, toHead } from "./head.ts";
import type { DocumentKind } from "./kinds.ts";
import type { LineRules } from "./line-arithmetic.ts";
import { checkLine } from "./lines.ts";
import { toDocument, type Totals, totalsOf } from "./new-document.ts";
import { toPricedLines } from "./priced-lines.ts";
import { checkReference } from "./references.ts";

/** A document that adds up and could be posted. */
export interface ComputedDocument {
  readonly head: Head;
  readonly totals: Totals;
  /** As it will stand in the books, without its numbers. */
  readonly document: Document;
}

/** The first half of a posting: head, base lines, lines, totals. Nothing is written yet. */
export function computeDocument(
  { kind, body }: { readonly kind: DocumentKind; readonly body: Row },
  parts: DocumentParts,
  context: Context,
): ComputedDocument {
  const { setUp, shapes, bases } = parts;
  const { options } = context;
  const head = toHead({ kind, body }, parts, context);
  const sent = withBases(rowsOf(body, "DocumentLines"), head, { bases, options });
  const lines = sent.map((line) => checkLine(line, parts, { head, options }));
  const rules = rulesOf(head, setUp);
  const priced = toPricedLines(lines, head, { shapes, rules });
  const freight = freightOf(head, parts, rules);
  const draws = parts.draws.plan(head);
  const totals = totalsOf({ priced, freight, draws }, head, { setUp, options });
  return { head, totals, document: toDocument(head, totals, { setUp, shapes, context }) };
}

/** What a company forbids although the document adds up. */
export function checkRules(
  { head, totals, document }: ComputedDocument,
  parts: DocumentParts,
  { options }: Context,
): void {
  const { kind } = head;
  if (kind.references && document.NumAtCard !== null) {
    const group = parts.sameGroup(kind, document.NumAtCard);
    checkReference(document, head, { group, options });
  }
  if (kind.sign === 1 && !head.isRequest) {
    parts.partners.checkCredit(head.partner.CardCode, totals.total.local);
  }
}

function rulesOf({ partner }: Head, { company }: SetUp): LineRules {
  const rule = textOf(partner, "TaxRoundingRule");
  const taxRounding = rule === "trr_RoundUp" ? "up" : rule === "trr_RoundDown" ? "down" : "off";
  return { ...company.settings, taxRounding };
}

import { delayBefore, type Random } from "@instep/http";
import type { Step } from "@instep/mapping-core";
import type { B1Error } from "@instep/sap-b1-client";
import type { Pace } from "../context.ts";
import type { Finding } from "../exceptions/findings.ts";
import type { OrderChange, StepRecord } from "../ledger/ledger.ts";
import type { Attempt } from "./post-once.ts";
import { verify } from "./standing.ts";

/** What an attempt means for its step, and for the order where it goes no further now. */
export interface Consequence {
  readonly step: StepRecord;
  /** Undefined: the step is there and as predicted, and the next one may follow. */
  readonly ends: OrderChange["ends"];
  /** SAP cannot be reached: the other orders need not try. */
  readonly outOfReach?: boolean;
}

export interface Situation {
  readonly step: Step;
  readonly record: StepRecord;
  /** DocEntry of the invoice that a payment is to pay. */
  readonly invoice: number | undefined;
  readonly attempts: number;
  readonly now: number;
  readonly pace: Pace;
  readonly random: Random;
}

const minute = 60_000;

/** Refusals that wait for a named fact are tried again every half hour (H25). */
const waitForFact = 30 * minute;

/** A draft is looked for again every half hour: somebody must approve it. */
const waitForApproval = 30 * minute;

const refusalBackoff = { first: minute / 2, longest: 15 * minute };

/** Transient refusals in a row after which a person is told, though it goes on by itself. */
const patience = 6;

/** In-doubt-then-absent rounds after which something is wrong that sending again does not cure (H31). */
export const roundsAtMost = 3;

/** Says what an attempt at a step means. */
export function consequenceOf(attempt: Attempt, situation: Situation): Consequence {
  const { step, record, now, pace } = situation;
  const { key } = step;
  switch (attempt.kind) {
    case "confirmed": {
      const { DocEntry, DocNum } = attempt.document;
      const faults = verify(step, attempt.document, situation.invoice);
      const confirmed = { ...record, state: "confirmed" as const, DocEntry, DocNum };
      if (faults.length === 0) return { step: confirmed, ends: undefined };
      return {
        step: confirmed,
        ends: stop({ code: "posted-differs", key, DocNum, faults }, "posted, but not as predicted"),
      };
    }
    case "refused":
      return { step: notThere(record), ...refused(attempt.error, situation) };
    case "not-sent":
      return { step: notThere(record), ends: later(situation, "SAP could not be reached"), outOfReach: true };
    case "in-doubt":
      return {
        step: { ...record, state: "in-doubt", leftAt: now },
        ends: {
          status: "due",
          reason: "no answer: it may still appear in SAP",
          dueAt: now + pace.quietPeriod,
          attempts: situation.attempts,
        },
      };
    case "parked": {
      const finding = { code: "parked-for-approval" as const, key, DocEntry: attempt.DocEntry };
      const ends = {
        status: "due" as const,
        reason: "waits for approval",
        dueAt: now + waitForApproval,
        attempts: 0,
        finding,
      };
      return { step: { ...record, state: "parked", DocEntry: attempt.DocEntry }, ends };
    }
    case "cancelled": {
      const finding = { code: "cancelled-by-hand" as const, key, DocEntry: attempt.DocEntry };
      return {
        step: { ...record, state: "cancelled-by-hand", DocEntry: attempt.DocEntry },
        ends: stop(finding, "cancelled by hand"),
      };
    }
    case "twice":
      return {
        step: mayExist(record, now),
        ends: stop(
          { code: "posted-twice", key, DocEntries: attempt.DocEntries },
          "more than one live document",
        ),
      };
    case "unrecognised":
      return {
        step: mayExist(record, now),
        ends: stop(
          { code: "unrecognised-document", key, DocEntry: attempt.DocEntry },
          "a document of unknown origin",
        ),
      };
    case "paid-by-hand":
      return {
        step: mayExist(record, now),
        ends: stop(
          { code: "paid-by-hand", key, DocEntry: attempt.DocEntry },
          "the invoice was paid by somebody else",
        ),
      };
  }
}

/** Something is there that only a person can judge: the step is not sent before it was looked for again. */
const mayExist = (record: StepRecord, now: number): StepRecord =>
  record.state === "intended" ? { ...record, state: "in-doubt", leftAt: now } : record;

/** SAP has answered that nothing was written, or it never left: as if it had never been sent, save the rounds behind it. */
const notThere = (record: StepRecord): StepRecord => ({ ...record, state: "intended", leftAt: undefined });

const stop = (finding: Finding, reason: string): OrderChange["ends"] => ({
  status: "exception",
  reason,
  finding,
});

function later({ attempts, now, random }: Situation, reason: string): OrderChange["ends"] {
  return {
    status: "due",
    reason,
    dueAt: now + delayBefore(attempts + 1, refusalBackoff, random),
    attempts: attempts + 1,
  };
}

function refused(error: B1Error, situation: Situation): Omit<Consequence, "step"> {
  const finding = { code: error.code, key: situation.step.key, sapMessage: error.sapMessage ?? "" };
  switch (error.refusalClass) {
    case "waiting": {
      const dueAt = situation.now + waitForFact;
      return {
        ends: {
          status: "due",
          reason: `waits for ${error.waitsFor ?? "a change in SAP"}`,
          dueAt,
          attempts: 0,
          finding,
        },
      };
    }
    case "transient": {
      // A door that is shut is shut for every order.
      if (error.code === "web-server-refused") {
        return { ends: later(situation, "the web server before SAP refused"), outOfReach: true };
      }
      const told = situation.attempts + 1 >= patience ? { finding } : {};
      const ends = later(situation, "SAP was busy");
      return { ends: ends && { ...ends, ...told } };
    }
    case "credentials":
    case "permanent":
    case undefined:
      return { ends: stop(finding, "refused by SAP") };
  }
}

import type { PostingFinding, Words } from "../findings.ts";

type WordsOfPosting = {
  readonly [C in PostingFinding["code"]]: Words<Extract<PostingFinding, { readonly code: C }>>;
};

const byHandForNow = "Book the credit memo and the refund by hand: this version posts sales only.";

/** What became of a document on its way into SAP. */
export const postingWords: WordsOfPosting = {
  "posted-differs": {
    owner: "finance",
    severity: "critical",
    what: ({ key, DocNum, faults }) =>
      `Document ${DocNum} in SAP (${key}) is not what was sent: ${faults.join("; ")}.`,
    action:
      "Compare it with the receipt. Correct or cancel it in SAP; nothing more is posted for this sale meanwhile.",
  },
  "posted-twice": {
    owner: "finance",
    severity: "critical",
    what: ({ key, DocEntries }) =>
      `SAP holds ${DocEntries.length} live documents for ${key} (DocEntry ${DocEntries.join(", ")}).`,
    action: "Find out who made the second one, cancel it, then retry.",
  },
  "cancelled-by-hand": {
    owner: "finance",
    severity: "error",
    what: ({ key, DocEntry }) => `Somebody cancelled ${key} in SAP (DocEntry ${DocEntry}).`,
    action:
      "Decide whether it stays cancelled or is booked by hand; Instep does not post it again by itself.",
  },
  "paid-by-hand": {
    owner: "finance",
    severity: "critical",
    what: ({ key, DocEntry }) =>
      `The invoice (DocEntry ${DocEntry}) was paid by somebody else before ${key} was posted.`,
    action: "Find out who paid it. If by mistake, cancel that payment and retry; else close this exception.",
  },
  "unrecognised-document": {
    owner: "finance",
    severity: "critical",
    what: ({ key, DocEntry }) =>
      `A document in SAP (DocEntry ${DocEntry}) has the reference of ${key}, but not its key.`,
    action:
      "Find out who made or changed it. If it is this sale, put the key back into its remarks and retry.",
  },
  "parked-for-approval": {
    owner: "finance",
    severity: "warning",
    what: ({ key, DocEntry }) => `SAP holds ${key} as a draft for approval (draft ${DocEntry}).`,
    action: "Approve the draft in SAP, and take the integration user out of the approval procedure.",
  },
  "in-doubt-too-often": {
    owner: "IT",
    severity: "error",
    what: ({ key, rounds }) =>
      `${key} was sent ${rounds} times, never answered, and never found in SAP afterwards.`,
    action: "Look at the Service Layer's log for what happens to it, mend that, then retry.",
  },
  "changed-after-posting": {
    owner: "finance",
    severity: "error",
    what: ({ changes }) => `The order was changed in Sitoo after it was posted: ${changes.join("; ")}.`,
    action: "Compare the order with its documents in SAP, and correct these by hand.",
  },
  "return-not-posted": {
    owner: "finance",
    severity: "error",
    what: ({ total }) => `Goods for ${total} were returned.`,
    action: byHandForNow,
  },
  "mixed-order-not-posted": {
    owner: "finance",
    severity: "error",
    what: ({ sold, returned }) => `The order sells for ${sold} and takes back for ${returned}.`,
    action: byHandForNow,
  },
  "foreign-currency": {
    owner: "finance",
    severity: "error",
    what: ({ currency, localCurrency }) =>
      `The sale is in ${currency}, and the books are in ${localCurrency}.`,
    action: "Book the sale by hand: this version posts in the company's own currency only.",
  },
  "document-not-posted": {
    owner: "finance",
    severity: "error",
    what: ({ kind, key }) => `The order needs a document (${kind}, ${key}) that this version does not post.`,
    action: "Book the order by hand.",
  },
  "cannot-be-planned": {
    owner: "IT",
    severity: "error",
    what: ({ message }) => `The order could not be turned into documents: ${message}.`,
    action: "Send the order number and this message to whoever looks after Instep.",
  },
};

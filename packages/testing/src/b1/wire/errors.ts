import { json } from "./answers.ts";
import type { Dialect } from "./dialect.ts";
import type { Row } from "../json.ts";
import { NothingFound, ReferenceMissing, type SapRefusal } from "../refusal.ts";
import { cultureOf, english, worded } from "./texts.ts";
import type { WireOptions } from "./wire-options.ts";

interface Reader {
  readonly dialect: Dialect;
  /** @default English: without a session nobody has said another */
  readonly language?: number;
}

/** SAP's error as its reader gets it: in v1 the code is a number and the message an object, in v2 both are text. */
export function errorAnswer(refusal: SapRefusal, reader: Reader, options: Readonly<WireOptions>): Response {
  const { dialect, language = english } = reader;
  const { code } = refusal;
  const status = refusal instanceof ReferenceMissing ? options.missingReferences : refusal.status;
  const message = worded(textOf(refusal, options), language);
  const byFilter = code === sessionFilter && options.sessionErrorsOnV1 === "text";
  const error: Row =
    dialect.version === "v1" && !byFilter
      ? { code: numeric(code), message: { lang: cultureOf(language), value: message } }
      : { code, message, ...details(dialect, options) };
  return json(dialect, { status, body: { error } });
}

/** What is not there may be named or not: servers have said both. */
function textOf(refusal: SapRefusal, { missingEntities }: Readonly<WireOptions>): string {
  return refusal instanceof NothingFound && refusal.key !== undefined && missingEntities === "named"
    ? `Entity with value('${refusal.key}') does not exist`
    : refusal.message;
}

/** Only the filter in front of OData refuses with this code. */
const sessionFilter = "301";

/** The emulator's own code is no number. */
function numeric(code: string): number | string {
  return Number.isNaN(Number(code)) ? code : Number(code);
}

function details({ version }: Dialect, { errorDetails }: Readonly<WireOptions>): Row {
  const given = version === "v2" && errorDetails === "present";
  return given ? { details: [{ code: "", message: "" }] } : {};
}

import { isB1Error } from "../errors.ts";

/**
 * Any schema that follows the Standard Schema specification, version 1: zod, Valibot, ArkType and others do. It makes an
 * `Output` of what comes as `Input`.
 */
export interface StandardSchema<Output = unknown, Input = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): Validation<Output> | Promise<Validation<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

type Validation<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * Checks a value. Rejects with what `refuse` makes of every fault and its path when it does not fit, and of the schema's own
 * failure when it throws: what SAP has booked is not to be lost for it.
 */
export async function validate<Output>(
  schema: StandardSchema<Output>,
  value: unknown,
  refuse: (faults: string, cause?: unknown) => Error,
): Promise<Output> {
  const checked = await checkedBy(schema, value, refuse);
  if (checked.issues === undefined) return checked.value;
  throw refuse(faultsOf(checked.issues));
}

/** Every fault with its path, in words. */
export function faultsOf(issues: readonly Issue[]): string {
  return issues.map((issue) => `${pathOf(issue.path) || "body"}: ${wordsOf(issue)}`).join("; ");
}

/** All that zod/mini says is this; what it expected stands beside it. */
const wordless = "Invalid input";

function wordsOf(issue: Issue): string {
  const expected = "expected" in issue ? issue.expected : undefined;
  return issue.message === wordless && typeof expected === "string" ? `expected ${expected}` : issue.message;
}

async function checkedBy<Output>(
  schema: StandardSchema<Output>,
  value: unknown,
  refuse: (faults: string, cause?: unknown) => Error,
): Promise<Validation<Output>> {
  const checked: unknown = await result(schema, value, refuse);
  if (typeof checked !== "object" || checked === null) throw refuse("the schema gave no result");
  return checked as Validation<Output>; // by the specification; a schema of plain JavaScript may give anything
}

async function result(
  schema: StandardSchema,
  value: unknown,
  refuse: (faults: string, cause?: unknown) => Error,
): Promise<unknown> {
  try {
    return await schema["~standard"].validate(value);
  } catch (cause) {
    if (isB1Error(cause)) throw cause; // of a schema inside this one
    throw refuse("the schema itself failed", cause);
  }
}

function pathOf(path: Issue["path"] = []): string {
  return path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
}

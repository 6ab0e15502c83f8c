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

/** Checks a value. Rejects with the words of `refuse`, given every fault with its path, when it does not fit. */
export async function validate<Output>(
  schema: StandardSchema<Output>,
  value: unknown,
  refuse: (faults: string) => Error,
): Promise<Output> {
  const checked = await schema["~standard"].validate(value);
  if (checked.issues === undefined) return checked.value;
  throw refuse(checked.issues.map(({ path, message }) => `${pathOf(path) || "body"}: ${message}`).join("; "));
}

function pathOf(path: Issue["path"] = []): string {
  return path.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
}

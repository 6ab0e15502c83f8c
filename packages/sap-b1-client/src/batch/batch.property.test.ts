import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BatchResult, changeSet, createB1Client, type Operation } from "../index.ts";
import { batchLayer, type Carried, type Play } from "./test-batch-layer.ts";

const root = "https://sap.test:50000/b1s/v2";

/** Texts that a careless reader takes for the frame they stand in. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\r\n--batch_instep0--\r\n",
    "instep0 instep1 instep2",
    "--answer_1\r\n",
    "\n--answer_1--\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    'Content-ID: 1\r\n\r\n"',
    "räksmörgås €5 🛒 \u2028 \ud83d",
  ),
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(
    text,
    fc.oneof(text, fc.array(text), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  ),
);
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const read: Operation<unknown>["read"] = ({ body }) => body;
const call = (methods: readonly Operation<unknown>["method"][]) =>
  fc.record({
    method: fc.constantFrom(...methods),
    key: text.map((key) => key.toWellFormed()),
    body: fc.option(json, { nil: undefined }),
    /** How SAP answers it. */
    answer: fc.record({
      status: fc.constantFrom(200, 201, 201, 204, 400),
      body: json,
    }),
  });
const batches = fc.array(
  fc.oneof(
    call(["GET", "POST", "PATCH", "DELETE"]),
    fc.array(call(["POST", "PATCH", "DELETE"]), { minLength: 1, maxLength: 3 }),
  ),
  { minLength: 1, maxLength: 4 },
);
type AnyCall = ReturnType<typeof call> extends fc.Arbitrary<infer C> ? C : never;

const styles: fc.Arbitrary<Play> = fc.record({
  lineEnd: fc.constantFrom("\r\n", "\n"),
  ids: fc.constantFrom("part", "answer", "none"),
  lengths: fc.boolean(),
  indent: fc.constantFrom(0, 2),
  quoted: fc.boolean(),
  preamble: fc.constantFrom("", "This is a preamble.\n--answer_12\n", "--answer_1x\r\n"),
  epilogue: fc.constantFrom("", "\r\nAn epilogue\r\n--answer_1\r\n"),
  afterFailure: fc.constantFrom("stop", "continue"),
});

const pathOf = (key: string): string => `U_T(${encodeURIComponent(`'${key}'`)})`;
const operationOf = ({ method, key, body }: AnyCall): Operation<unknown> => ({
  ...{ method, path: pathOf(key), body, read },
});

/** Sends the calls to a Service Layer that answers as they say, in this style and in these pieces. */
async function sent(
  parts: readonly (AnyCall | readonly AnyCall[])[],
  play: Play,
  cut: Parameters<typeof batchLayer>[2],
) {
  const answers = parts.flat().map(({ answer }) => answer);
  const layer = batchLayer(answers, play, cut);
  const b1 = createB1Client({
    baseUrl: root,
    companyDb: "DEMO_SE",
    userName: "INSTEP",
    password: "sap-demo",
    fetch: layer.fetch,
  });
  const results = await b1.batch(
    parts.map((part) => ("method" in part ? operationOf(part) : changeSet(...part.map(operationOf)))),
  );
  const flat = results.flatMap((result): readonly BatchResult<unknown>[] =>
    "outcome" in result ? [result] : result,
  );
  return { flat, carried: layer.carried() };
}

/** What the truth allows to be said of an operation. */
function isTrue(result: BatchResult<unknown>, { done, value }: Carried): boolean {
  switch (result.outcome) {
    case "confirmed":
      return done && JSON.stringify(result.value) === JSON.stringify(value);
    case "rejected":
    case "rolled-back":
    case "not-executed":
      return !done;
    case "in-doubt":
      return true;
    case "not-sent":
      return false;
  }
}

describe("any list of operations with any bodies", () => {
  it("arrives as it was meant, and its answer is read as it was meant, in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        styles,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (parts, play, pieces) => {
          const { flat, carried } = await sent(parts, play, { pieces });
          expect(carried.map(({ method, path }) => `${method} ${path}`)).toEqual(
            parts.flat().map(({ method, key }) => `${method} /b1s/v2/${pathOf(key)}`),
          );
          expect(carried.map(({ body }) => body)).toEqual(
            parts.flat().map(({ body }) => (body === undefined ? undefined : asSent(body))),
          );
          for (const [index, result] of flat.entries()) {
            expect(result.outcome).not.toBe("in-doubt");
            expect(isTrue(result, carried[index]!)).toBe(true);
          }
          expect(flat.map(({ outcome }) => outcome)).toEqual(carried.map(({ outcome }) => outcome));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is told nothing untrue by an answer that is cut off at any byte", async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        styles,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (parts, play, at) => {
          const { flat, carried } = await sent(parts, play, { pieces: [997], at });
          expect(flat).toHaveLength(carried.length);
          for (const [index, result] of flat.entries()) expect(isTrue(result, carried[index]!)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("one answer of every kind", () => {
  const aCall = (status: 200 | 201 | 204 | 400, method: AnyCall["method"] = "POST"): AnyCall => ({
    ...{ method, key: "A", body: { a: 1 } },
    answer: { status, body: "--answer_1 🛒" },
  });
  const sets = [
    aCall(201),
    [aCall(201), aCall(204)],
    aCall(200, "GET"),
    [aCall(201), aCall(400)],
    aCall(201),
  ];

  it.each(["part", "none"] as const)(
    "says nothing untrue when it is cut off at each byte in turn (Content-ID: %s)",
    async (ids) => {
      const play: Play = {
        ...{ lineEnd: "\r\n", ids, lengths: ids !== "none", indent: 0, quoted: false },
        ...{ preamble: "", epilogue: "", afterFailure: ids === "part" ? "continue" : "stop" },
      };
      let complete = 0;
      for (let bytes = 0; complete < 3 && bytes < 3_000; bytes += 1) {
        const { flat, carried } = await sent(sets, play, { pieces: [997], bytes });
        for (const [index, result] of flat.entries()) expect(isTrue(result, carried[index]!)).toBe(true);
        if (flat.every(({ outcome }) => outcome !== "in-doubt")) complete += 1;
      }
      expect(complete).toBe(3);
    },
  );
});

import { type BatchResult, type ChangeSet, changeSet, type Operation } from "@instep/sap-b1-client";
import { expect } from "vitest";
import { jsonIn, meaningOf, Method, type Told, toldIn } from "./meaning.ts";
import type { Overheard } from "./overheard.ts";

/** An operation of whose answer the status is read. */
type Asking = Operation<number>;
type Part = Asking | ChangeSet<readonly Asking[]>;
type Result = BatchResult<number>;

/** Sends a batch by the client's own verb, and holds what became of each operation against what the wire answered. */
export async function batchThrough({ b1, answerTo }: Overheard, parts: readonly Part[]): Promise<Response> {
  const results: readonly Result[] = (await b1.batch(parts)).flat();
  const answer = answerTo("$batch");
  if (answer.ok) {
    expect(results.map(outcomeOf)).toEqual(outcomesIn(await answer.clone().text(), parts));
    return answer;
  }
  const meaning = await meaningOf(answer);
  for (const result of results) expect(errorOf(result)).toEqual(meaning);
  return answer;
}

/** Such as ["confirmed", 201]. What was not executed has the status of what was refused before it. */
type Outcome = readonly [Result["outcome"], status: number | undefined];

function outcomeOf(result: Result): Outcome {
  if (result.outcome === "confirmed") return ["confirmed", result.value];
  return [result.outcome, ("because" in result ? result.because : result.error).status];
}

function errorOf(result: Result): Told {
  return "error" in result ? toldIn(result.error) : { outcome: result.outcome };
}

/** What an answer means: a change set that is refused is answered once, and what has no answer was not executed. */
function outcomesIn(text: string, parts: readonly Part[]): readonly Outcome[] {
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
  let refusal: number | undefined;
  return parts.flatMap((part): readonly Outcome[] => {
    const operations = "changeSet" in part ? part.changeSet : [part];
    const [next] = statuses;
    if (next === undefined) return operations.map(() => ["not-executed", refusal]);
    if (next < 300) return statuses.splice(0, operations.length).map((status) => ["confirmed", status]);
    refusal = statuses.shift();
    return operations.map(() => [operations.length === 1 ? "rejected" : "rolled-back", refusal]);
  });
}

/** The parts of a batch as operations; undefined when it has any that the client would not write so. */
export function partsIn(text: unknown): readonly Part[] | undefined {
  const parts = typeof text === "string" ? sectionsOf(text, "b").map(partIn) : [];
  return parts.length > 0 ? whole(parts) : undefined;
}

function partIn(section: string): Part | undefined {
  const [, set] = /^Content-Type: multipart\/mixed; boundary=cs\r\n\r\n(.*)$/s.exec(section) ?? [];
  if (set === undefined) return operationIn(section);
  const members = sectionsOf(set, "cs");
  const ids = new Set(members.map((member) => /^Content-ID: .+$/m.exec(member)?.[0]));
  const operations = whole(members.map(operationIn));
  const isWritten = ids.size === members.length && !ids.has(undefined);
  return isWritten && operations?.every(({ method }) => method !== "GET")
    ? changeSet(...operations)
    : undefined;
}

const written =
  /^Content-Type: application\/http\r\nContent-Transfer-Encoding: binary\r\n(?:Content-ID: .+\r\n)?\r\n([A-Z]+) (\S+) HTTP\/1\.1\r\nContent-Type: application\/json\r\n\r\n(.*)\r\n$/s;

function operationIn(section: string): Asking | undefined {
  const [, method, path = "", body = ""] = written.exec(section) ?? [];
  const known = Method.safeParse(method).data;
  return known && { method: known, path, body: jsonIn(body), read: ({ status }) => status };
}

function sectionsOf(text: string, boundary: string): readonly string[] {
  return text.split(new RegExp(`--${boundary}(?:--)?\r\n`)).filter((section) => section.trim() !== "");
}

/** All of them, or undefined. */
function whole<T>(found: readonly (T | undefined)[]): readonly T[] | undefined {
  const there = found.filter((each) => each !== undefined);
  return there.length === found.length ? there : undefined;
}

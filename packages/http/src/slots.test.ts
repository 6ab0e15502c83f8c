import { getEventListeners } from "node:events";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createSlots } from "./slots.ts";

/** Work that ends when it is told to. */
function aJob() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let started = false;
  return {
    work: () => {
      started = true;
      return promise;
    },
    end: resolve,
    fail: reject,
    hasStarted: () => started,
  };
}

/** Lets everything run that can run without time passing. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("never runs more than there are places, and runs everything", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 4 })),
      async (places, jobs) => {
        const slots = createSlots(places);
        let running = 0;
        let most = 0;
        const done = await Promise.all(
          jobs.map((turns, index) =>
            slots.run(async () => {
              most = Math.max(most, (running += 1));
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
              running -= 1;
              return index;
            }),
          ),
        );

        expect(done).toEqual(jobs.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(places);
      },
    ),
  );
});

it("fills all its places, and the next one as soon as it is free", async () => {
  const slots = createSlots(2);
  const jobs = [aJob(), aJob(), aJob()];
  const done = jobs.map(({ work }) => slots.run(work));
  await settled();
  expect(jobs.map(({ hasStarted }) => hasStarted())).toEqual([true, true, false]);

  jobs[1]!.end("second");
  await settled();
  expect(jobs.map(({ hasStarted }) => hasStarted())).toEqual([true, true, true]);

  jobs[0]!.end("first");
  jobs[2]!.end("third");
  expect(await Promise.all(done)).toEqual(["first", "second", "third"]);
});

it("serves first who came first", async () => {
  const slots = createSlots(1);
  const served: number[] = [];

  await Promise.all([1, 2, 3, 4].map((each) => slots.run(async () => served.push(each))));

  expect(served).toEqual([1, 2, 3, 4]);
});

it("rejects at once who is called off in the queue, and never starts that work", async () => {
  const slots = createSlots(1);
  const [first, second, third] = [aJob(), aJob(), aJob()];
  const caller = new AbortController();
  const running = slots.run(first.work);
  const queued = slots.run(second.work, caller.signal);
  const last = slots.run(third.work);

  caller.abort(new Error("closing time"));

  await expect(queued).rejects.toThrow("closing time");
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
  first.end("first");
  third.end("third");
  expect(await Promise.all([running, last])).toEqual(["first", "third"]);
  expect(second.hasStarted()).toBe(false);
});

it("does not even queue who was called off before", async () => {
  const job = aJob();

  await expect(createSlots(1).run(job.work, AbortSignal.abort(new Error("closing time")))).rejects.toThrow(
    "closing time",
  );
  expect(job.hasStarted()).toBe(false);
});

it("leaves work alone that has started: what becomes of it is for the work to say", async () => {
  const caller = new AbortController();
  const job = aJob();
  const running = createSlots(1).run(job.work, caller.signal);
  await settled();

  caller.abort();
  job.end("confirmed");

  expect(await running).toBe("confirmed");
  expect(getEventListeners(caller.signal, "abort")).toEqual([]);
});

it.each([
  ["fails", () => Promise.reject(new Error("broken"))],
  [
    "throws before it promises anything",
    () => {
      throw new Error("broken");
    },
  ],
])("frees the place of work that %s", async (_, work) => {
  const slots = createSlots(1);

  await expect(slots.run(work)).rejects.toThrow("broken");
  expect(await slots.run(async () => "next")).toBe("next");
});

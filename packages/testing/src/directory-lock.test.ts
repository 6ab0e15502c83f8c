import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeLock } from "./directory-lock.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "instep-lock-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const lock = () => join(directory, "sap.jsonl.lock");
const never = (): void => expect.unreachable("waits for nobody");

/** The number of a process that has ended. */
const deadProcess = () => String(spawnSync(process.execPath, ["--version"]).pid);

it.each([
  ["another process that is alive", () => String(process.ppid), `in use by process ${process.ppid}`],
  ["nobody knows whom", () => "", "in use by process unknown"],
])("is refused while it is held by %s", (_, holder, text) => {
  writeFileSync(lock(), holder());
  expect(() => takeLock(lock(), () => undefined)).toThrow(text);
  expect(readFileSync(lock(), "utf8")).toBe(holder());
});

it.each([
  ["has been killed", deadProcess],
  ["had the number that this one has now", () => String(process.pid)],
])("is taken over at once from a process that %s", (_, holder) => {
  writeFileSync(lock(), holder());
  const unlock = takeLock(lock(), never);
  expect(readFileSync(lock(), "utf8")).toBe(String(process.pid));
  unlock();
  expect(existsSync(lock())).toBe(false);
});

it.runIf(process.platform === "linux")(
  "is taken over at once from a killed process whose parent never asks for its end",
  async () => {
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = (await once(parent.stdout.setEncoding("utf8"), "data")) as [string];
    const zombie = line.trim();
    await expect.poll(() => readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(") Z ");
    writeFileSync(lock(), zombie);
    takeLock(lock(), never)();
    parent.kill();
  },
);

it("gives a process that stays a second to end", () => {
  writeFileSync(lock(), String(process.ppid));
  let waited = 0;
  expect(() => takeLock(lock(), (milliseconds) => (waited += milliseconds))).toThrow("in use by process");
  expect(waited).toBe(1000);
});

it.runIf(process.platform === "linux")("is taken over from a process that ends in that second", () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  writeFileSync(lock(), String(child.pid));
  const unlock = takeLock(lock(), () => {
    child.kill("SIGKILL");
    spawnSync("true");
  });
  expect(readFileSync(lock(), "utf8")).toBe(String(process.pid));
  unlock();
});

import { startAccount } from "./account.ts";

/** One call at a time for each API user, and patience: the program of docs/sitoo/politeness.md, run against the emulated Sitoo. */

const { sitoo, connect, close } = await startAccount({
  apiUsers: [{ apiId: "1500-2", password: "sitoo-demo" }],
});
sitoo.options.latency = 20;

const alone = connect();
const password = "sitoo-demo";
const users = [
  { apiId: "1500-1", password },
  { apiId: "1500-2", password },
];
const pooled = connect({}, { users });

for (const [name, client] of Object.entries({ "one user": alone, "two users": pooled })) {
  const answers = await Promise.all([1, 2, 3, 4].map(() => client.request({ operation: "getSites" })));
  console.log(`${name}:`, answers.map(({ status }) => status).join(" "));
}

sitoo.options.callsPerSlot = 1;
sitoo.options.slotSeconds = 1;
const waited: string[] = [];
const patient = connect({
  onAnswer: (event) => waited.push(String(event["http.response.status_code"])),
});
await patient.request({ operation: "getSites" });
await patient.request({ operation: "getSites" });
console.log(
  "one call a second:",
  waited.includes("429") ? "waited, then answered" : "answered",
  waited.at(-1),
);

await close();

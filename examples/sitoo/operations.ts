import { startAccount } from "./account.ts";

/** Any operation by its name: the program of docs/sitoo/operations.md, run against the emulated Sitoo on a port. */

const { connect, close } = await startAccount();
const client = connect();

const { body: categoryid } = await client.request({ operation: "addCategory", body: { title: "Hats" } });
const { body } = await client.request({
  operation: "getCategory",
  path: { categoryid: Number(categoryid) },
});
console.log("by its name:", typeof body === "object" && body !== null && "title" in body ? body.title : body);

const { body: sites } = await client.request({ method: "GET", path: "sites.json" });
console.log("by its path:", JSON.stringify(sites).includes('"eshopid":1'));

const wrong: readonly object[] = [
  { operation: "getCategory", path: {} },
  { operation: "getCategories", query: { onyl: "title" } },
  { method: "GET", path: "sites/{8A6B}/products.json" },
];
for (const call of wrong)
  await client.request(call as never).catch((error: unknown) => console.log((error as Error).message));

await close();

import { expect, it } from "vitest";
import { createSitooClient } from "./index.ts";

it("a misspelt option is refused by its name and without its value: its default would hold without a word", () => {
  const options = { baseUrl: "https://api.sitoo.example/v2/accounts/1500", eshopid: 1, apiId: "1" };
  const misspelt = { ...options, password: "hidden", deadlin: 5000, retrys: 0 };
  expect(() => createSitooClient(misspelt)).toThrow(
    /^createSitooClient cannot use these options: deadlin: there is no such option; retrys: there is no such option$/,
  );
});

import { expect, it } from "vitest";
import { aCaller, testCompany } from "../test-company.ts";
import { createWorld } from "../world.ts";
import { edmx } from "./edmx.ts";

const company = testCompany({
  userTables: ["LEDGER"],
  userFields: [
    { TableName: "OINV", Name: "Key", Size: 50 },
    { TableName: "@LEDGER", Name: "State", Size: 5 },
  ],
});
const world = createWorld(company);
const model = { sets: world.sets(), userFieldsOf: world.shapes.userFieldsOf };

/** The text of one element, by its opening. */
const elementOf = (document: string, opening: string, closing: string): string => {
  const start = document.indexOf(opening);
  return start < 0 ? "" : document.slice(start, document.indexOf(closing, start));
};

it.each(["v1", "v2"] as const)(
  "names in %s no type that it does not describe, and describes none twice",
  (version) => {
    const document = edmx(model, version);
    const described = [...document.matchAll(/<(?:Entity|Complex|Enum)Type Name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    const operations = [...document.matchAll(/<(?:Action|Function|Association) Name="(\w+)"/g)].map(
      ([, name]) => name,
    );
    const used = [...document.matchAll(/SAPB1\.(\w+)/g)].map(([, name]) => name);
    expect(new Set(described).size).toBe(described.length);
    expect(used.filter((name) => !described.includes(name) && !operations.includes(name))).toEqual([]);
  },
);

it("describes version 2 as OData 4: user fields, ordinals of choices, ways to other sets, actions, ETags", () => {
  const document = edmx(model, "v2");
  const invoice = elementOf(document, `<EntityType Name="Document"`, "</EntityType>");
  expect(invoice).toContain(`<Property Name="DocEntry" Type="Edm.Int32" Nullable="false"/>`);
  expect(invoice).toContain(`<Property Name="DocDate" Type="Edm.DateTimeOffset"/>`);
  expect(invoice).toContain(`<Property Name="DocumentLines" Type="Collection(SAPB1.DocumentLine)"/>`);
  expect(invoice).toContain(`<Property Name="U_Key" Type="Edm.String"/>`);
  expect(invoice).toContain(`<NavigationProperty Name="BusinessPartner" Type="SAPB1.BusinessPartner"/>`);
  expect(document).toContain(`<Member Name="tYES" Value="1"/>`);
  expect(elementOf(document, `<EntityType Name="U_LEDGER"`, "</EntityType>")).toContain("U_State");
  expect(document).toContain(`<Action Name="Cancel" IsBound="true">\n<Parameter Name="DocumentParams"`);
  expect(document).toContain(`<FunctionImport Name="CompanyService_GetAdminInfo"`);
  expect(elementOf(document, `<EntitySet Name="Invoices"`, "</EntitySet>")).toContain("DataVersion");
  expect(elementOf(document, `<EntitySet Name="IncomingPayments"`, "</EntitySet>")).not.toContain(
    "DataVersion",
  );
});

it("describes version 1 as OData 3: other dates, no values of choices, every call a POST", () => {
  const document = edmx(model, "v1");
  const invoice = elementOf(document, `<EntityType Name="Document"`, "</EntityType>");
  expect(invoice).toContain(`<Property Name="DocDate" Type="Edm.DateTime"/>`);
  expect(invoice).toContain(`<Property Name="UpdateTime" Type="Edm.Time"/>`);
  expect(invoice).toContain(`Relationship="SAPB1.Document_BusinessPartner"`);
  expect(document).toContain(`<Association Name="Document_BusinessPartner">`);
  expect(document).toContain(`<Member Name="tYES"/>`);
  expect(document).toMatch(/<FunctionImport Name="Cancel" IsBindable="true" m:HttpMethod="POST">/);
  expect(document).not.toMatch(/<Action|DateTimeOffset|TimeOfDay/);
});

it("answers its own description to those who are logged in", async () => {
  const { b1, get } = await aCaller({ company });
  const metadata = await get("$metadata");
  expect(metadata.headers.get("Content-Type")).toContain("application/xml");
  expect(metadata.text).toBe(edmx(model, "v2"));
  expect((await get("")).body.value).toContainEqual({ name: "U_LEDGER", kind: "EntitySet", url: "U_LEDGER" });
  b1.expireSessions();
  expect((await get("$metadata")).status).toBe(401);
});

import { anItem } from "../../../builders.ts";
import { aSalesOrder } from "../../test-company.ts";
import type { Rule } from "./rule.ts";

const items = [
  anItem({ ItemCode: "7350012345678" }),
  anItem({ ItemCode: "O'1" }),
  anItem({ ItemCode: "i+1" }),
  anItem({ ItemCode: "i 1" }),
  anItem({ ItemCode: "A/B" }),
];
const company = { items };
const is = (ItemCode: string) => ({ status: 200, body: { ItemCode } });

export const keyRules: readonly Rule[] = [
  {
    name: "takes a key bare, named, and with its quotes doubled",
    company,
    steps: [
      { send: "GET Items('7350012345678')", expect: is("7350012345678") },
      { send: "GET Items(ItemCode='7350012345678')", expect: is("7350012345678") },
      { send: "GET Items('O''1')", expect: is("O'1") },
      { send: "GET Items('i+1')", expect: is("i+1") },
      { send: "GET Items('i%2B1')", expect: is("i+1") },
      { send: "GET Items('i%201')", expect: is("i 1") },
    ],
  },
  {
    name: "takes a named key by the name of its own property alone",
    company,
    steps: [{ send: "GET Items(Code='i+1')", expect: { status: 400, error: ["201"] } }],
  },
  {
    name: "wants quotes around a text of digits, and none around a number",
    company,
    steps: [
      { send: "GET Items(7350012345678)", expect: { status: 400, error: ["201"] } },
      { send: "GET Invoices('1')", expect: { status: 400, error: ["201"] } },
      { send: "GET Invoices(1)", expect: { status: 404, error: ["-2028"] } },
    ],
  },
  {
    name: "takes a key as a whole: what is no whole number names no document, least of all one by its last digits",
    steps: [
      { send: "POST Orders", body: aSalesOrder(), expect: { status: 201, body: { DocEntry: 1 } } },
      ...["2.1", "0x1", "0b1", "1e0", "DocEntry=2.1", "+1", "1,", "1 or 1", "abc"].map((key) => ({
        send: `GET Orders(${key})`,
        expect: { status: 400, error: ["201", "Query string error - Invalid key"] as const },
      })),
      { send: "POST Orders(2.1)/Cancel", expect: { status: 400, error: ["201"] } },
      { send: "GET Orders(1)", expect: { status: 200, body: { Cancelled: "tNO" } } },
      { send: "GET IncomingPayments(2.1)", expect: { status: 400, error: ["201"] } },
      { send: "GET JournalEntries(2.1)", expect: { status: 400, error: ["201"] } },
    ],
  },
  {
    name: "reads a key of two hundred quotes as fast as any other",
    company,
    steps: [{ send: `GET Items(${"'".repeat(201)}`, expect: { status: 400 } }],
  },
  {
    name: "takes the parts of a composite key by name, in any order",
    company: { userFields: [{ TableName: "OINV", Name: "Key", Size: 50 }] },
    steps: [
      {
        send: "GET UserFieldsMD(TableName='OINV',FieldID=0)",
        expect: { status: 200, body: { Name: "Key" } },
      },
      {
        send: "GET UserFieldsMD(FieldID=0,TableName='OINV')",
        expect: { status: 200, body: { Name: "Key" } },
      },
      { send: "GET SpecialPrices('SKU-1','*1')", expect: { status: 400, error: ["201"] } },
      ...["'OINV'", "'OINV',0", "TableName='OINV',0", "TableName='OINV'"].map((key) => ({
        send: `GET UserFieldsMD(${key})`,
        expect: { status: 400, error: ["201"] as const },
      })),
    ],
  },
  {
    name: "may not take encoded quotes",
    company,
    steps: [{ send: "GET Items(%27i+1%27)", expect: { status: 400, error: ["201"] } }],
  },
  {
    name: "or may take them like any other",
    company,
    options: { encodedQuotes: "decode" },
    steps: [
      { send: "GET Items(%27i+1%27)", expect: is("i+1") },
      { send: "GET Items('O%27%271')", expect: is("O'1") },
    ],
  },
  {
    name: "may take an encoded plus for a space",
    company,
    options: { encodedPluses: "space" },
    steps: [{ send: "GET Items('i%2B1')", expect: is("i 1") }],
  },
  {
    name: "finds a slash in a key when Apache lets it pass, and by a filter always",
    company,
    options: { encodedSlashes: "allow" },
    steps: [
      { send: "GET Items('A%2FB')", expect: is("A/B") },
      {
        send: "GET Items?$filter=ItemCode%20eq%20'A/B'",
        expect: { status: 200, rows: [{ ItemCode: "A/B" }] },
      },
    ],
  },
];

import type { Stored } from "../books/records.ts";
import { SitooRefusal } from "../refusal.ts";
import { type Call, partOf, type Route } from "../wire/call.ts";
import { list } from "../wire/collection.ts";
import { checkRequired, fields, readFields, textIn } from "../wire/fields.ts";
import { findRecord, type Noun, shownOf } from "../wire/noun.ts";
import { product } from "./products.ts";

const sent = fields({ text: "resourceid filedata" });

/** A file of a kind, its content left out. Pictures have a size. */
const file = (name: string, table: Noun["table"]): Noun => ({
  name,
  table,
  key: "resourceid",
  isText: true,
  fields: fields({ text: "resourceid mimetype", whole: "filesize datecreated" }),
  required: ["resourceid"],
  ...(name === "File" ? {} : { readOnly: ["width", "height"] }),
});

export const resource = file("Resource", (tables) => tables.resources);
const productFile = file("File", ({ productfiles }) => productfiles);
const productImage = file("Image", ({ productimages }) => productimages);

/** The four operations of the files of a product. */
function filesOf(kind: "files" | "images", noun: Noun, piece: string): readonly Route[] {
  const path = `/sites/{siteid}/products/{productid}/${kind}`;
  const one = `${path}/{${piece}}.json`;
  const found = (call: Call): Stored =>
    findRecord(noun, call, `${partOf(call, "productid")}/${partOf(call, piece)}`);
  return [
    list(`${path}.json`, noun, {
      among: (call) => noun.table(call.books.tables).where("productid", idOf(call)),
    }),
    {
      method: "POST",
      path: `${path}.json`,
      answer: (call) => {
        noun.table(call.books.tables).put({ productid: idOf(call), ...contentOf(call) });
        return true;
      },
    },
    { method: "GET", path: one, answer: (call) => shownOf(noun, call)(found(call)) },
    {
      method: "DELETE",
      path: one,
      answer: (call) => {
        const table = noun.table(call.books.tables);
        table.remove(table.keyOf(found(call)));
        return true;
      },
    },
  ];
}

const idOf = (call: Call): unknown => findRecord(product, call).productid;

/** What is kept of a file: everything but its bytes. */
function contentOf({ body, options, books }: Call): Stored {
  const read = readFields(sent, body, options);
  checkRequired(read, ["resourceid", "filedata"]);
  const resourceid = textIn(read, "resourceid") ?? "";
  const bytes = bytesOf(textIn(read, "filedata") ?? "");
  return {
    resourceid,
    mimetype: mimeTypes.get(resourceid.split(".").at(-1)?.toLowerCase() ?? "") ?? "application/octet-stream",
    ...sizeOf(bytes),
    filesize: bytes.length,
    datecreated: books.now(),
  };
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    throw new SitooRefusal(400, "Invalid value filedata"); // atob says no more than that it is no Base64
  }
}

const mimeTypes: ReadonlyMap<string, string> = new Map([
  ["txt", "text/plain"],
  ["pdf", "application/pdf"],
  ["gif", "image/gif"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
]);

/** GIF and PNG say their size near the beginning; others are taken for pictures of no size. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === "GIF8" && bytes.length > 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (magic.endsWith("PNG") && bytes.length > 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  return { width: 0, height: 0 };
}

export const files: readonly Route[] = [
  ...filesOf("files", productFile, "fileid"),
  ...filesOf("images", productImage, "imageid"),
  list("/sites/{siteid}/resources.json", resource),
];

import type { Changes } from "../changes.ts";
import { dayAt, wireDate } from "../dates.ts";
import type { EntitySet } from "../entity-set.ts";
import { date, type EntityType, integer, rows, text } from "../metadata/entity-type.ts";
import { type Row, rowsOf, textOf } from "../json.ts";
import { refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";

const lineType: EntityType = {
  name: "Attachments2_Line",
  table: "ATC1",
  fields: {
    AbsoluteEntry: integer("output"),
    LineNum: integer("output"),
    SourcePath: text(undefined, "output"),
    FileName: text(),
    FileExtension: text(8),
    AttachmentDate: date("output"),
  },
};

const type: EntityType = {
  name: "Attachments2",
  table: "OATC",
  fields: { AbsoluteEntry: integer("output"), Attachments2_Lines: rows(lineType) },
};

const extensions = ["pdf", "doc", "docx", "jpg", "jpeg", "png", "txt", "xls", "ppt"];

type Attachment = Row & { readonly AbsoluteEntry: number };

/** Uploaded files, by name only: enough to write their entry into a document. They need a folder of the company. */
export function createAttachments(changes: Changes, { admin }: Pick<SetUp, "admin">): EntitySet {
  const table = createTable<Attachment>({ keyOf: ({ AbsoluteEntry }) => AbsoluteEntry, changes });
  const set: EntitySet = {
    name: "Attachments2",
    type,
    keys: ["AbsoluteEntry"],
    table,
    post: (body, { at }) => {
      if (!admin.get("AttachmentsFolderPath")) throw refused("Attachments folder not defined [131-102]");
      const AbsoluteEntry = table.size() + 1;
      const Attachments2_Lines = rowsOf(body, "Attachments2_Lines").map((line, index) => ({
        ...checked(line),
        AbsoluteEntry,
        LineNum: index + 1,
        SourcePath: null,
        AttachmentDate: wireDate(dayAt(at)),
      }));
      const row = { AbsoluteEntry, Attachments2_Lines };
      table.put(row);
      return { set, row };
    },
  };
  return set;
}

/** The list of kinds is SAP's, the wording ours. */
function checked(line: Row): Row {
  const extension = textOf(line, "FileExtension")?.toLowerCase() ?? "";
  if (!extensions.includes(extension)) throw refused(`File type '${extension}' is not allowed`);
  return line;
}

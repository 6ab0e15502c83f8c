import type { Route } from "../wire/call.ts";
import { addMany, get, list, remove, removeMany, update, updateMany } from "../wire/collection.ts";
import { fields } from "../wire/fields.ts";
import type { Noun } from "../wire/noun.ts";

export const manufacturer: Noun = {
  name: "Manufacturer",
  table: (tables) => tables.manufacturers,
  key: "externalcompanyid",
  fields: fields({ text: "name description address zip city state countryid phone email url1 url2" }),
  required: ["name"],
};

const path = "/sites/{siteid}/manufacturers";
const one = `${path}/{externalcompanyid}.json`;

export const manufacturers: readonly Route[] = [
  list(`${path}.json`, manufacturer),
  addMany(`${path}.json`, manufacturer),
  updateMany(`${path}.json`, manufacturer),
  removeMany(`${path}.json`, manufacturer),
  get(one, manufacturer),
  update(one, manufacturer),
  remove(one, manufacturer),
];

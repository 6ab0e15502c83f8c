import { expect, it } from "vitest";
import { anAccount } from "../test-account.ts";

const cards = "/sites/1/giftcards";
const cardnumber = "95000000000000000042";
const path = `${cards}/${cardnumber}`;
const aCard = {
  type: "giftcard",
  currencycode: "SEK",
  cardnumber,
  transactions: [{ moneyamount: "500.00", merchant_reference: "S1" }],
};

it("sells a card, of which the number stays text and is shown masked", async () => {
  const { post, get } = anAccount();

  expect(await post(`${cards}.json`, aCard)).toMatchObject({
    giftcard: {
      cardnumber,
      cardnumber_display: "95** **** **** **** 0042",
      moneyamount: "500.00",
      redeemable: true,
    },
    addedtransactionids: ["1", expect.stringMatching(/^[0-9a-f]{40}$/)],
    ...{ receipttext: null, print_voucher: false, print_pin: null },
  });
  expect(await get(`${path}.json`)).toMatchObject({
    cardnumber,
    requirespin: false,
    transactions: [{ transactionid: "1" }],
  });
});

it("gives a card bare or wrapped: the documentation says one thing and shows the other", async () => {
  const { post, get, sitoo } = anAccount();
  await post(`${cards}.json`, aCard);
  expect(await get(`${path}.json`)).not.toHaveProperty("giftcard");
  sitoo.options.giftCardAnswer = "response";
  expect(await get(`${path}.json`)).toMatchObject({ giftcard: { cardnumber }, addedtransactionids: [] });
});

it("pays with what is on a card and no more, and takes a payment back by what was answered", async () => {
  const { post, get, call } = anAccount();
  await post(`${cards}.json`, aCard);
  const { addedtransactionids } = (await post(`${path}/transactions.json`, { moneyamount: "-300.00" })) as {
    addedtransactionids: string[];
  };

  expect((await call("POST", `${path}/transactions.json`, { moneyamount: "-200.01" })).status).toBe(400);
  expect(await get(`${path}.json`)).toMatchObject({ moneyamount: "200.00" });
  expect((await call("DELETE", `${path}/transactions.json`, ["77"])).status).toBe(404);
  expect((await call("DELETE", `${path}/transactions.json`, addedtransactionids)).body).toBe(true);
  expect(await get(`${path}.json`)).toMatchObject({ moneyamount: "500.00", transactions: [{}] });
});

it("shows a card with a PIN to nobody without it", async () => {
  const { post, call } = anAccount();
  await post(`${cards}.json?pin=1234`, aCard);
  expect((await call("GET", `${path}.json`)).status).toBe(400);
  expect((await call("GET", `${path}.json?pin=1234`)).body).toMatchObject({ requirespin: true });
});

it("pays nothing with a card that has expired", async () => {
  const { post, call, clock, get } = anAccount();
  await post(`${cards}.json`, aCard);
  await clock.advance(800 * 86_400_000);
  expect(await get(`${path}.json`)).toMatchObject({ redeemable: false });
  expect((await call("POST", `${path}/transactions.json`, { moneyamount: "-1.00" })).status).toBe(400);
});

it.each([
  [{ ...aCard, type: "coupon" }, 400],
  [{ type: "giftcard" }, 400],
])("refuses the card %j", async (sent, status) => {
  const { call } = anAccount();
  expect((await call("POST", `${cards}.json`, sent)).status).toBe(status);
});

it("has a card number once, and does not guess what a card by e-mail answers", async () => {
  const { post, call } = anAccount();
  await post(`${cards}.json`, aCard);
  expect((await call("POST", `${cards}.json`, aCard)).status).toBe(400);
  expect((await call("POST", `${cards}.json?deliverytype=email`, aCard)).status).toBe(501);
});

it("numbers a card that names no number itself", async () => {
  const { post } = anAccount();
  const numberOf = async () =>
    (
      (await post(`${cards}.json`, { type: "creditnote", currencycode: "SEK" })) as {
        giftcard: { cardnumber: string };
      }
    ).giftcard.cardnumber;
  const [one, other] = [await numberOf(), await numberOf()];
  expect([one.length, other.length]).toEqual([20, 20]);
  expect(one).not.toBe(other);
});

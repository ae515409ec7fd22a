/** Vouching: the signature is made here, with the lead's own key. */
import { fromHex, toHex } from "../../sealing/bytes.js";
import { statement } from "../../sealing/certificates.js";
import { send } from "../../shell/net.js";
import { whenSent } from "../members/forms.js";
import { ownTree } from "../own-keys.js";

whenSent("verify", async (form) => {
  const { id, seat, scope, keys, endings } = form.dataset;
  const signer = await (await ownTree()).signer;
  const signature = await signer.sign(statement(seat, scope, fromHex(keys), Number(endings)));
  await send(`/seats/${id}/verify`, { signature: toHex(signature) });
  location.reload();
});

// Signs in as one of the tour's people, the way everybody signs in.
import { enterByPassphrase } from '../members/entering.js';

const be = document.querySelector('[data-be]');
const { handle, passphrase, site } = be.dataset;

enterByPassphrase(handle, passphrase, site).catch(() => {
  be.querySelector('[data-sorry]').hidden = false;
});

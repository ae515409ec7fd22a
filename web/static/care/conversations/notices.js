// What may have to be passed on differs by who listens: the notice for this kind of person shows, the others do not.

/** Show the notice for a seat below `root`; for an unknown one the peer's, which promises least. */
export function showNotice(root, seat = "peer") {
  for (const one of root.querySelectorAll("[data-notice]")) one.hidden = one.dataset.notice !== seat;
}

// What may have to be passed on differs by who listens: the notice for this kind of person is put where it belongs.

/** Show the notice for a seat in `place`; for an unknown one the peer's, which promises least. Returns its version. */
export function showNotice(place, seat = "peer") {
  const notice = document.querySelector(`template[data-notice="${seat}"]`) ?? document.querySelector('template[data-notice="peer"]');
  if (place.dataset.shown !== notice.dataset.notice) {
    place.dataset.shown = notice.dataset.notice;
    place.replaceChildren(notice.content.cloneNode(true));
  }
  return place.querySelector("[data-version]").dataset.version;
}

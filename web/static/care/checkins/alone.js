// One tab at a time where the browser can see to it; the server's own memory covers the others.

const LOCK = "rigcheck-deliver";

/** Do `work()` while no other tab delivers; what it returns. */
export const alone = (work) => (navigator.locks ? navigator.locks.request(LOCK, work) : work());

// Times in talks.

/** The minute, which is as exact as a talk tells when something was said. */
export const minute = () => `${new Date().toISOString().slice(0, 16)}Z`;

/** Hours in the six years that a server, a disk or an accelerator serves: the central case and the low one. */
export const SERVICE_HOURS = 52_560

/** Four years: the short life behind every high figure. */
export const SHORT_SERVICE_HOURS = 35_040
